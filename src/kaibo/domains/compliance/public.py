"""The door of compliance: texts in with their context, verdicts out."""

from collections.abc import Callable, Mapping
from typing import Any

from kaibo.domains.compliance import in_use
from kaibo.domains.compliance.categories import category_of
from kaibo.domains.compliance.choices import REMOVAL_LABELS, HoldAbout, RemovalAbout
from kaibo.domains.compliance.corrections import correction_line
from kaibo.domains.compliance.engine.context import Context, Facts
from kaibo.domains.compliance.engine.reading.folding import fold
from kaibo.domains.compliance.engine.streams.running import alerts_of
from kaibo.domains.compliance.engine.streams.stream import Alert, Segment, Stream, Told
from kaibo.domains.compliance.engine.streams.timeline import Moment
from kaibo.domains.compliance.engine.verdicts import Checked, Finding, Verdict
from kaibo.domains.compliance.keeping import (
    Due,
    KeptHold,
    answer_erasure,
    ask_erasure,
    begin_removal,
    begun,
    erasures,
    finish_removals,
    held,
    kept_holds,
    lift_hold,
    put_hold,
    restricted,
)
from kaibo.domains.compliance.keeping import due as due_papers
from kaibo.domains.compliance.keeping import remove as remove_paper
from kaibo.domains.compliance.keeping import resume as resume_removals
from kaibo.domains.compliance.kept import (
    KeptEvidence,
    KeptReview,
    KeptViolation,
    evidence_file,
    kept_evidence,
    kept_reviews,
    kept_violations,
)
from kaibo.domains.compliance.kept_removals import Asked, Gone, asked_erasures, last_removals
from kaibo.domains.compliance.learnt.learning import Learnt, learn_again
from kaibo.domains.compliance.learnt.training import TooFew
from kaibo.domains.compliance.marking import Mark, Marked, Text, check_texts, code_units, whole
from kaibo.domains.compliance.platforms import platform_of
from kaibo.domains.compliance.readiness import read_packs, require_ready
from kaibo.domains.compliance.register import AcceptanceRef, Register, register
from kaibo.domains.compliance.reviewing import Claim as ReviewClaim
from kaibo.domains.compliance.reviewing import Line as ReviewLine
from kaibo.domains.compliance.rules.checklist import GROUP_LABELS as REVIEW_GROUPS
from kaibo.domains.compliance.rules.checklist import ItemState
from kaibo.domains.compliance.rules.content import (
    HostContent,
    LinkContent,
    ShowContent,
    TextContent,
)
from kaibo.domains.compliance.rules.keeping import BASIS as KEPT_BY
from kaibo.domains.compliance.rules.keeping import Held, is_due, kept_until
from kaibo.domains.compliance.rules.labels import LABELS, Gap, Label
from kaibo.domains.compliance.rules.labels import Mark as LabelMark
from kaibo.domains.compliance.rules.labels import gaps as label_gaps
from kaibo.domains.compliance.rules.labels import required as required_labels
from kaibo.domains.compliance.rules.labels import stood as labels_stood
from kaibo.domains.compliance.signatures import (
    Review,
    Signature,
    accept_claim,
    answer_item,
    countersign_review,
    review_of,
    sign_review,
)

__all__ = [
    "KEPT_BY",
    "LABELS",
    "REMOVAL_LABELS",
    "REVIEW_GROUPS",
    "AcceptanceRef",
    "Alert",
    "Asked",
    "Checked",
    "Context",
    "Due",
    "Facts",
    "Finding",
    "Gap",
    "Gone",
    "Held",
    "HoldAbout",
    "HostContent",
    "ItemState",
    "KeptEvidence",
    "KeptHold",
    "KeptReview",
    "KeptViolation",
    "Label",
    "LabelMark",
    "Learnt",
    "LinkContent",
    "Mark",
    "Marked",
    "Moment",
    "Register",
    "RemovalAbout",
    "Review",
    "ReviewClaim",
    "ReviewLine",
    "Segment",
    "ShowContent",
    "Signature",
    "Stream",
    "Text",
    "TextContent",
    "Told",
    "TooFew",
    "Verdict",
    "accept_claim",
    "answer_erasure",
    "answer_item",
    "ask_erasure",
    "asked_erasures",
    "begin_removal",
    "begun",
    "category_of",
    "check_stream",
    "check_text",
    "check_texts",
    "code_units",
    "correction_line",
    "countersign_review",
    "due_papers",
    "erasures",
    "evidence_file",
    "finish_removals",
    "folded",
    "held",
    "is_due",
    "kept_evidence",
    "kept_holds",
    "kept_reviews",
    "kept_until",
    "kept_violations",
    "label_gaps",
    "labels_stood",
    "last_removals",
    "learn_again",
    "lift_hold",
    "open_stream",
    "pack_versions",
    "platform_of",
    "problems",
    "put_hold",
    "register",
    "remove_paper",
    "require_ready",
    "required_labels",
    "restricted",
    "resume_removals",
    "review_of",
    "sign_review",
    "warm",
    "whole",
]


def check_text(text: str, context: Context) -> Checked:
    """The verdict of the packs in use; the first call compiles them, which takes seconds."""
    return in_use.checker().check(text, context)


def check_stream(told: Mapping[str, Any]) -> list[Alert]:
    """The alerts of a whole stream, `{context, segments: [{t0, t1, text}]}`, as they were raised.

    Raises:
        ValueError: a part that cannot be read, named in Chinese.
    """
    return alerts_of(in_use.checker(), told)


def open_stream(
    at: Callable[[float], Moment], of_product: Callable[[int, float], Moment]
) -> Stream:
    """A stream to push segments into as they are said; what is true when is asked of the caller. It
    goes by the packs as they are in use at each segment."""
    return Stream(in_use.InUse(), at, of_product)


def warm() -> None:
    """Read and compile the packs in use, if nobody has yet."""
    read_packs()


def problems() -> list[str]:
    """What of the packs is off, in words; empty as long as nobody has read them."""
    return in_use.problems()


def pack_versions() -> list[tuple[str, str]]:
    """Which packs texts are held to, and of which version."""
    return [(pack.name, pack.version) for pack in in_use.checker().packs]


def folded(text: str) -> str:
    """A text as it is compared: without signs, width, script and look-alikes."""
    return fold(text).text
