"""The door of review: idents in, frozen dataclasses out."""

from __future__ import annotations

from kaibo.domains.review.boards.hour_history import past_hours as past_hours
from kaibo.domains.review.boards.keeping import corrected as corrected
from kaibo.domains.review.boards.keeping import keep_owed as keep_owed
from kaibo.domains.review.bulletin.clock import send_due as send_due
from kaibo.domains.review.findings.open import OpenFinding as OpenFinding
from kaibo.domains.review.findings.open import open_findings as open_findings
