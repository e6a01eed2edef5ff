"""A plan by value: what a run is armed with, and what its sha256 is taken of. [plain]"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from kaibo.domains.rundown.rules.linear import Part

# What tells how often and when a plan was edited, not what is planned.
_NOT_CONTENT = frozenset({"rev", "version", "script_version", "sha256"})


@dataclass(frozen=True, slots=True)
class Goods:
    """The link a segment is about, as selection has it now. `final_price` is fen, null unknown;
    `link_no` null while the link has no number; `talk_share` 1/10000 or null."""

    link_id: int
    link_no: int | None
    title: str
    short: str
    role: str
    final_price: int | None
    offer: str
    talk_share: int | None


@dataclass(frozen=True, slots=True)
class BlockValue:
    """One block of script: `text` as written, `shown` with its blanks filled from the goods."""

    kind: str
    text: str
    shown: str


@dataclass(frozen=True, slots=True)
class CueValue:
    """One cue, `offset_ms` after its segment's start. `duty` says to whom."""

    id: int
    version: int
    offset_ms: int
    duty: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SegmentValue:
    """One segment. `position` counts from 1 over the whole plan.

    `link_no` is the link's number now, or, while no link of the show is meant yet (`link_id`
    null), the number somebody wrote down.
    """

    id: int
    version: int
    position: int
    title: str
    purpose: str
    duration_ms: int
    link_id: int | None
    link_no: int | None
    goods: Goods | None
    hard_start: int | None
    in_loop: bool
    lane: str
    note: str
    script_id: int
    script_version: int
    blocks: tuple[BlockValue, ...]
    cues: tuple[CueValue, ...]

    @property
    def part(self) -> Part:
        """What timing needs of it."""
        return Part(self.id, self.duration_ms, self.hard_start, self.in_loop)


@dataclass(frozen=True, slots=True)
class TalkTarget:
    """Of all talk, `share` (1/10000) is meant for this link; `title` is "" when it is gone."""

    link_id: int
    link_no: int | None
    title: str
    share: int


@dataclass(frozen=True, slots=True)
class PlanValue:
    """A whole plan. `rev` rises with every change of anything in it; `version` with changes of
    the plan's own settings and of the order. `sha256` names the content: the same plan has the
    same, whatever was edited and undone in between."""

    id: int
    show_id: int
    version: int
    rev: int
    kind: str
    slot_start: int
    slot_end: int
    target_ms: int | None
    talk_targets: tuple[TalkTarget, ...]
    segments: tuple[SegmentValue, ...]
    sha256: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """What timing needs of it, in order."""
        return tuple(segment.part for segment in self.segments)


@dataclass(frozen=True, slots=True)
class SegmentTake:
    """A segment as it is taken: by value, with the plan it belongs to and that plan's rev."""

    plan_id: int
    show_id: int
    plan_rev: int
    segment: SegmentValue


def content(plan: PlanValue) -> dict[str, Any]:
    """What is planned, as plain JSON values: the body of `show.arm`."""
    body: dict[str, Any] = _content(asdict(plan))
    return body


def canonical(plan: PlanValue) -> bytes:
    """The content as canonical JSON: UTF-8, keys sorted, no blanks, whole numbers only."""
    return json.dumps(
        content(plan), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def digest(plan: PlanValue) -> str:
    """sha256 of the canonical content, in hex."""
    return hashlib.sha256(canonical(plan)).hexdigest()


def _content(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _content(one) for key, one in value.items() if key not in _NOT_CONTENT}
    if isinstance(value, list | tuple):
        return [_content(one) for one in value]
    return value
