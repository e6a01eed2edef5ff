"""What was pressed without a network counts from when it was pressed, not from when it arrived."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.live.events import Event
from kaibo.live.late import MOST_MS, correction
from kaibo.live.tests.made import T0, ev, fold

S = 1_000


def pitch(at: int, ident: str) -> Event:
    return ev("pitch.start", at, id=ident, product=f"p-{ident}")


def begun(*acts: Event) -> list[Event]:
    return [ev("show.start", 0, ref="s1"), *acts]


def lane(events: list[Event], name: str = "pitch") -> list[tuple[str, int, int | None]]:
    spans = fold(events).timeline.lane[name].spans
    return [(s.id, s.start - T0, None if s.end > T0 + 10**9 else s.end - T0) for s in spans]


def with_fix(events: list[Event], ident: str, late: int, at: int) -> list[Event]:
    x = correction(fold(events), ident, late)
    assert x is not None
    return [*events, ev("timeline.fix", at, id=f"{ident}:late", x={**x, "why": "断线"})]


def test_two_that_waited_come_to_stand_where_they_were_pressed() -> None:
    events = begun(pitch(5 * S, "a"), pitch(43 * S, "b"))
    events = with_fix(events, "b", 35 * S, 44 * S)
    events = with_fix([*events, pitch(45 * S, "c")], "c", 32 * S, 46 * S)
    assert lane(events) == [("a", 5 * S, 8 * S), ("b", 8 * S, 13 * S), ("c", 13 * S, None)]


def test_an_end_that_waited_ends_it_then() -> None:
    end = ev("pitch.end", 60 * S, id="e")
    events = with_fix(begun(pitch(5 * S, "a"), end), "e", 20 * S, 61 * S)
    assert lane(events) == [("a", 5 * S, 40 * S)]
    host = [ev("host.on", 1, id="h", ref="amy"), ev("host.off", 60 * S, id="o", ref="amy")]
    x = correction(fold(begun(*host)), "o", 20 * S)
    assert x == {
        "lane": "host", "host": "amy", "op": "edge", "span": "h", "edge": "to", "at": T0 + 40 * S,
    }  # fmt: skip


def test_nothing_begins_before_its_show() -> None:
    found = correction(fold(begun(pitch(10 * S, "a"))), "a", 30 * S)
    assert found is not None and found["at"] == T0


@pytest.mark.parametrize(
    ("events", "ident", "late"),
    [
        # somebody with a network put something there meanwhile: what stands is what was seen
        (begun(pitch(20 * S, "b"), pitch(43 * S, "a")), "a", 35 * S),
        # ended what began after the press
        (begun(pitch(30 * S, "b"), ev("pitch.end", 43 * S, id="a")), "a", 35 * S),
        (begun(ev("note", 43 * S, id="a", text="灯")), "a", 35 * S),
        ([pitch(43 * S, "a")], "a", 35 * S),
        (begun(pitch(43 * S, "a")), "nobody", 35 * S),
        (begun(pitch(43 * S, "a")), "a", 1_999),
        (begun(pitch(43 * S, "a")), "a", MOST_MS + 1),
    ],
)
def test_what_cannot_be_said_for_sure_is_left_where_it_arrived(
    events: list[Event], ident: str, late: Any
) -> None:
    assert correction(fold(events), ident, late) is None
