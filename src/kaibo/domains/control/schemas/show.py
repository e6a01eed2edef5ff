"""A show of the room's log: its numbers at every level, its timeline, one moment of it.

Whoever may not see sales gets no key of theirs, in place of a null that would mean unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ninja import Schema

from kaibo.domains.control.schemas.run import TakenSegmentOut
from kaibo.live.metrics import Origin, Unit, Window
from kaibo.live.metrics.maturity import Maturity


class RanShowOut(Schema):
    """A show in the log, [start, end) in UTC ms; `end` null while it runs.

    `recounting`: since when (UTC ms) the numbers of its room await a correction; null: they do not.
    `composed`: something that fed it was made up, which has to be said wherever it is shown.
    """

    id: str
    title: str
    start: int
    end: int | None
    recounting: int | None
    composed: bool


# A level of a long show holds ten thousand of the two below; as plain dataclasses they are checked
# without a call into Python for each.


@dataclass(frozen=True, slots=True)
class GaugeOut:
    """A sampled value over a row: last, highest, value × ms, ms that samples speak for."""

    source: str
    name: str
    last: int
    peak: int
    sum_ms: int
    observed_ms: int


@dataclass(frozen=True, slots=True)
class ValueOut:
    """A metric's value in a row: `num` / `den`, scaled; null unknown or undivided."""

    value: int | float | None
    num: int | None
    den: int | None


class LevelRowOut(Schema):
    """One row: `measures` by id, null unknown; `metrics` by id, those that exist at the level
    (of minutes none). `round`: of a row of level talk, the key of its round."""

    key: str
    round: str | None
    label: str
    measures: dict[str, int | None]
    metrics: dict[str, ValueOut]
    gauges: list[GaugeOut]


class LevelOut(Schema):
    """The rows of a show at a level, in order of time or name; "none" comes last."""

    show: RanShowOut
    level: str
    rows: list[LevelRowOut]


class ShowMetricOut(Schema):
    """A metric of the whole show: `value` = `num` / `den`, scaled; null unknown or undivided.

    `spoken_by`: the source whose samples it is made of, null for counted ones.
    """

    id: str
    zh: str
    en: str
    group: str
    value: int | float | None
    num: int | None
    den: int | None
    unit: Unit
    window: Window
    origin: Origin
    maturity: Maturity
    spoken_by: str | None


class PressedOut(Schema):
    """A span as it was first recorded; `end` null: it ran on."""

    start: int
    end: int | None


class LaneSpanOut(Schema):
    """A stretch of a lane, UTC ms. `by` and `who` pressed it or set it right, `why` as told then.

    `corrected`: it is not as pressed; `pressed` is null when it was put in afterwards.
    """

    id: str
    key: str
    ref: str | None
    label: str
    start: int
    end: int | None
    product: str | None
    by: str | None
    who: str | None
    why: str | None
    corrected: bool
    pressed: PressedOut | None
    data: dict[str, Any]


class LanesOut(Schema):
    """The lanes of a show, each in order of time; hosts may overlap."""

    segment: list[LaneSpanOut]
    pitch: list[LaneSpanOut]
    pin: list[LaneSpanOut]
    shift: list[LaneSpanOut]
    host: list[LaneSpanOut]
    lucky_bag: list[LaneSpanOut]


class MarkOut(Schema):
    """A press that is no stretch: a note, a wave, a highlight, a reading, a handover, an ack.

    Or kind `gap`: source `ref` told nothing for `n` ms from `ts` (null: nobody knows how long);
    `x.until` is null when it never came back, `x.said` true when the source said so itself.
    """

    id: str
    kind: str
    ts: int
    by: str | None
    who: str | None
    ref: str | None
    product: str | None
    n: int | None
    text: str | None
    x: dict[str, Any]


class TimelineOut(Schema):
    """A show from end to end. `gone`: what corrections took away, as it last stood, with who did
    so and why; `restore` by its id brings it back. `series` runs beside `minutes` (start of each, UTC ms).

    `online` is the last sample of each minute, of source `online_of`.
    """

    show: RanShowOut
    lanes: LanesOut
    gone: LanesOut
    marks: list[MarkOut]
    minutes: list[int]
    series: dict[str, list[int | None]]
    online_of: str | None


class MomentLanesOut(Schema):
    """What was on air at an instant."""

    segment: LaneSpanOut | None
    pitch: LaneSpanOut | None
    pin: LaneSpanOut | None
    shift: LaneSpanOut | None
    hosts: list[LaneSpanOut]
    lucky_bag: LaneSpanOut | None


class MomentLinkOut(Schema):
    """The link on air, its number as it was called then, and its price in the minor unit.

    `price_from`: `taken` by value with the segment, `armed` with the plan, `told` by a change
    on air, `now` from the line-up as it is today. `product` null: only the segment says what it was about.
    """

    product: str | None
    link_id: int | None
    link_no: int | None
    name: str
    final_price: int | None
    price_from: str | None
    offer: str


class MomentCommentOut(Schema):
    """A comment, masked as it entered the log."""

    id: str
    src: str
    ts: int
    text: str | None


class MomentCommentsOut(Schema):
    """The comments nearest to the instant, in order of time, and how many more there were.

    One that reached us later than `slack_ms` after the window is not among them.
    """

    items: list[MomentCommentOut]
    more: int
    slack_ms: int


class MomentProductOut(Schema):
    """What was ordered of one product; null is no known product."""

    product: str | None
    label: str
    sales: dict[str, int | None]


class StretchWordsOut(Schema):
    """What recognisers heard and the screen's reader saw in a stretch of a show, a line each."""

    spoken: str
    shown: str


class MomentOut(Schema):
    """One instant of a show: what was on air, what was said and bought in [since, until)."""

    show: RanShowOut
    at: int
    since: int
    until: int
    lanes: MomentLanesOut
    segment: TakenSegmentOut | None
    link: MomentLinkOut | None
    comments: MomentCommentsOut
    sales: dict[str, int | None]
    products: list[MomentProductOut]
