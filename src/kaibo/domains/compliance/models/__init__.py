"""The records of compliance."""

from kaibo.domains.compliance.models.evidence import Evidence

__all__ = ["Evidence"]
