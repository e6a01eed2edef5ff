"""The records of compliance."""

from kaibo.domains.compliance.models.evidence import Evidence
from kaibo.domains.compliance.models.reviews import Acceptance, PreShowReview

__all__ = ["Acceptance", "Evidence", "PreShowReview"]
