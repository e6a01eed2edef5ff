"""The records of compliance."""

from kaibo.domains.compliance.models.evidence import Evidence
from kaibo.domains.compliance.models.keeping import ErasureRequest, LegalHold, Removal
from kaibo.domains.compliance.models.packs import PackVersion, RuleAdjustment, TeamPack
from kaibo.domains.compliance.models.reviews import Acceptance, PreShowReview
from kaibo.domains.compliance.models.violations import Violation

__all__ = [
    "Acceptance",
    "ErasureRequest",
    "Evidence",
    "LegalHold",
    "PackVersion",
    "PreShowReview",
    "Removal",
    "RuleAdjustment",
    "TeamPack",
    "Violation",
]
