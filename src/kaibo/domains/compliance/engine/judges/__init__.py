"""Judges: what is claimed against what is known. Each settles one kind of claim."""

from kaibo.domains.compliance.engine.judges.base import JUDGES, Claim, judge

__all__ = ["JUDGES", "Claim", "judge"]
