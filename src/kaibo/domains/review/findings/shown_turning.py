"""The turning points of a show as pages show them: when, how much, and what else was there."""

from __future__ import annotations

from fractions import Fraction

from kaibo.domains.control import public as control
from kaibo.domains.review.boards.origins import BY_HAND, COMPOSED, Origins
from kaibo.domains.review.findings import shapes
from kaibo.domains.review.findings.figures import BESIDE, READING, Pace, minutes, pace
from kaibo.domains.review.findings.reading import Shows, is_money
from kaibo.domains.review.findings.rules.turning import MINUTE_MS, Piece, Turn, turns
from kaibo.kit.clock import at_clock
from kaibo.live.events import KIND_BY_NAME
from kaibo.live.lanes import Span
from kaibo.live.metrics import METRIC

NEAR_MS = 3 * MINUTE_MS
#: A lane with more spans than these in one stretch says nothing.
MOST_SPANS = 6
MOST_PRESSED = 12
NO_PACE = "没有按分钟的成交或在线，也没有两次以上的手报，看不出转折点。"
#: What may be said of causes, by the level of the source: nothing, where it only counts afterwards.
NO_CLAIM = {
    BY_HAND: "数是手报的，只说当时同时有什么，不说原因。",
    "L1": "数来自场后文件，只说当时同时有什么，不说原因。",
}
LANES = ("segment", "pitch", "host")
#: Levels, not sums: a stretch has their mean.
_LEVELS = ("online",)


def shown(shows: Shows, show: str, money: bool) -> shapes.TurningOut:
    """The turning points; without `money` no amount."""
    found = pace(shows, show)
    if found is None:
        return shapes.TurningOut(
            of="", label="", unit="", level="", claim="", turns=[], why=NO_PACE
        )
    metric = METRIC[found.of.removeprefix(READING)]
    told = turns(found.pieces, counts=found.counts, by_minutes=found.by_minutes)
    series = minutes(shows, show)
    label = metric.zh if found.by_minutes else f"{metric.zh}（手报）"
    level = _level(shows.result(show), found)
    return shapes.TurningOut(
        of=found.of,
        label=label,
        unit=metric.unit.value,
        level=level,
        claim=NO_CLAIM.get(level, ""),
        turns=[_turn(shows.result(show), one, found, label, series, money) for one in told],
        why="" if told else f"{label}一直在自己的平常范围里，没有转折点。",
    )


def _level(result: control.Result, found: Pace) -> str:
    """How good the worst source of the pace is: L0 to L3, "" where nobody can say."""
    if not found.by_minutes:
        return BY_HAND
    quality = Origins(result).of(METRIC[found.of], "minute").quality
    return quality.removesuffix(COMPOSED)


def _turn(
    result: control.Result,
    turn: Turn,
    found: Pace,
    label: str,
    series: dict[str, list[Piece]],
    money: bool,
) -> shapes.TurnOut:
    of = found.of.removeprefix(READING)
    seen = money or not is_money(of)
    over = turn.pieces if of in _LEVELS else 1
    gaps = [
        shapes.TurnGapOut(source=source, start=start, end=end)
        for source, start, end in result.gaps
        if start < turn.end and (end is None or end > turn.start)
    ]
    return shapes.TurnOut(
        start=turn.start,
        end=turn.end,
        up=turn.up,
        value=round(Fraction(turn.value, over)) if seen else None,
        usual=round(Fraction(turn.usual, over)) if seen else None,
        strength=turn.strength,
        text=_text(turn, label, gaps, found.by_minutes),
        gaps=gaps,
        on_air=[one for lane in LANES for one in _on_air(result, lane, turn)],
        pressed=_pressed(result, turn),
        beside=[
            _beside(name, series[name], turn)
            for name in BESIDE
            if name in series and name != found.of and (money or not is_money(name))
        ],
    )


def _text(turn: Turn, label: str, gaps: list[shapes.TurnGapOut], by_minutes: bool) -> str:
    """One sentence: gaps first, then what was seen. At that time, never because of it."""
    said = []
    for gap in gaps:
        until = "之后再没有来数" if gap.end is None else f"到 {at_clock(gap.end)} 没有来数"
        said.append(f"来源 {gap.source} 从 {at_clock(gap.start)} {until}，这一段的数可能不全。")
    way = "高于" if turn.up else "低于"
    usual = "自己之前半小时的平常范围" if by_minutes else "之前各次手报之间的平常范围"
    said.append(f"{at_clock(turn.start)}–{at_clock(turn.end)}，{label}{way}{usual}。")
    return "".join(said)


def _on_air(result: control.Result, lane: str, turn: Turn) -> list[shapes.TurnSpanOut]:
    spans = [one for one in result.spans(lane) if one.start < turn.end and one.end > turn.start]
    return [
        shapes.TurnSpanOut(
            lane=lane,
            key=span.key,
            label=_label(result, lane, span),
            start=max(span.start, turn.start),
            end=min(span.end, turn.end),
        )
        for span in spans[:MOST_SPANS]
    ]


def _label(result: control.Result, lane: str, span: Span) -> str:
    if lane == "pitch":
        return result.label("product", span.product) if span.product else "未说明商品"
    return result.label(lane, span.key)


def _pressed(result: control.Result, turn: Turn) -> list[shapes.TurnPressOut]:
    near = [
        press for press in result.presses if turn.start - NEAR_MS <= press.ts < turn.end + NEAR_MS
    ]
    return [
        shapes.TurnPressOut(
            id=press.id,
            kind=press.kind,
            label=KIND_BY_NAME[press.kind].zh,
            at=press.ts,
            text=(press.text or "") if press.kind == "note" else "",
        )
        for press in near[:MOST_PRESSED]
    ]


def _beside(name: str, pieces: list[Piece], turn: Turn) -> shapes.TurnBesideOut:
    here = [one.value for one in pieces if one.start < turn.end and one.end > turn.start]
    known = [one for one in here if one is not None]
    # A minute nobody knows makes a sum unknown; a mean is that of the minutes known.
    value = sum(known) if known and len(known) == len(here) else None
    if name in _LEVELS:
        value = round(Fraction(sum(known), len(known))) if known else None
    metric = METRIC[name]
    return shapes.TurnBesideOut(metric=name, label=metric.zh, unit=metric.unit.value, value=value)
