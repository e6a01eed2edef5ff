"""Shows that are put in afterwards, moved, taken away and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.glance import Glance
from kaibo.live.lanes import FOREVER
from kaibo.live.state import dump, load
from kaibo.live.tests.made import KEY, T0, ev, fold
from kaibo.live.tests.test_desk import Desk, refused
from kaibo.live.view import View, shows

MIN = 60_000


def fix(made: int, op: str, ident: str = "", **x: Any) -> Event:
    """A correction of the shows made `made` ms after T0."""
    named = {"id": ident} if ident else {}
    told = {"lane": "show", "op": op, "by": "lead", "why": "没按开播", **x}
    return ev("timeline.fix", made, x=told, **named)


def put_in(at: int, ident: str, start: int, end: int | None, **x: Any) -> Event:
    to = None if end is None else T0 + end * MIN
    return fix(at, "add", ident, key=ident, **{"from": T0 + start * MIN, "to": to}, **x)


def spans(state: Fold) -> list[tuple[str, int, int | None]]:
    """(id, start, end) of the shows in minutes after T0."""
    found = [(s.id, s.start, s.end) for s in shows(state)]
    return [(i, (a - T0) // MIN, None if b == FOREVER else (b - T0) // MIN) for i, a, b in found]


def test_a_show_put_in_has_what_happened_in_it_and_its_title() -> None:
    clicks = [ev("comment", at * MIN + 1, who=1) for at in (1, 5, 9, 11)]
    state = fold([*clicks, put_in(20 * MIN, "a1", 5, 11, data={"title": "夜场"})])
    [show] = shows(state)
    view = View(state, show)
    assert (show.id, show.ended, view.whole().measures["comments"]) == ("a1", True, 2)
    assert view.whole().measures["air_ms"] == 6 * MIN
    told = Glance(state, T0 + 30 * MIN).run()["show"]
    assert (told["id"], told["title"], told["end"]) == ("a1", "夜场", T0 + 11 * MIN)


def test_two_shows_never_overlap_the_one_that_was_there_wins() -> None:
    pressed = [ev("show.start", 10 * MIN, ref="s1"), ev("show.end", 20 * MIN)]
    assert spans(fold([*pressed, put_in(60 * MIN, "a1", 5, 15)])) == [("a1", 5, 10), ("s1", 10, 20)]
    longest = fold([*pressed, put_in(60 * MIN, "a1", 5, 40)])
    assert spans(longest) == [("s1", 10, 20), ("a1", 20, 40)]
    assert spans(fold([*pressed, put_in(60 * MIN, "a1", 12, 18)])) == [("s1", 10, 20)]
    # Handed in once more it finds nothing free, and changes nothing.
    again = put_in(61 * MIN, "a2", 20, 40)
    assert spans(fold([*pressed, put_in(60 * MIN, "a1", 5, 40), again])) == spans(longest)


def test_an_edge_goes_as_far_as_the_next_show_and_never_into_the_future() -> None:
    two = [put_in(60 * MIN, "a1", 0, 10), put_in(60 * MIN, "a2", 20, 30)]

    def moved(edge: str, at: int | None, span: str = "a1") -> list[tuple[str, int, int | None]]:
        to = None if at is None else T0 + at * MIN
        return spans(fold([*two, fix(60 * MIN, "edge", span=span, edge=edge, at=to)]))

    assert moved("to", 25) == [("a1", 0, 20), ("a2", 20, 30)]
    assert moved("to", None) == [("a1", 0, 20), ("a2", 20, 30)]
    assert moved("from", 5, "a2") == [("a1", 0, 10), ("a2", 10, 30)]
    assert moved("to", 90, "a2") == [("a1", 0, 10), ("a2", 20, 60)]
    assert moved("to", None, "a2") == [("a1", 0, 10), ("a2", 20, None)]
    assert moved("to", 5) == [("a1", 0, 5), ("a2", 20, 30)]


def test_what_was_on_air_follows_the_edges_of_its_show_and_back() -> None:
    log = [
        ev("pitch.start", 2 * MIN, product="p", id="p1"),
        ev("host.on", 3 * MIN, ref="h1"),
        ev("comment", 25 * MIN, who=1),
        put_in(60 * MIN, "a1", 5, 30),
    ]
    early = fix(61 * MIN, "edge", span="a1", edge="to", at=T0 + 10 * MIN)
    back = fix(62 * MIN, "edge", span="a1", edge="to", at=T0 + 30 * MIN)

    def on_air(*more: Event) -> tuple[int | None, list[tuple[int, int]], int]:
        state = fold([*log, *more])
        row = {r.key: r for r in View(state, shows(state)[0]).rows("talk")}["p1"]
        found = [
            ((s.start - T0) // MIN, (s.end - T0) // MIN)
            for lane in (state.timeline.lane["pitch"], state.timeline.host.lane("h1"))
            for s in lane.spans
        ]
        return row.measures["comments"], found, row.measures["pitch_ms"] or 0

    assert on_air() == (1, [(5, 30), (5, 30)], 25 * MIN)
    assert on_air(early) == (None, [(5, 10), (5, 10)], 5 * MIN)
    assert on_air(early, back) == on_air()


def test_a_show_that_never_was_comes_back_with_all_it_had() -> None:
    log = [put_in(60 * MIN, "a1", 0, 10, data={"title": "早场"}), ev("comment", MIN, who=1)]
    drop, back = fix(61 * MIN, "drop", span="a1"), fix(62 * MIN, "restore", span="a1")
    assert shows(fold([*log, drop])) == []
    restored = fold([*log, drop, back])
    assert spans(restored) == [("a1", 0, 10)]
    assert restored.timeline.show.spans == fold(log).timeline.show.spans
    # What has taken its place meanwhile stays.
    between = [drop, put_in(61 * MIN + 1, "a2", 4, 20), back]
    assert spans(fold([*log, *between])) == [("a1", 0, 4), ("a2", 4, 20)]


def test_a_restored_state_goes_on_like_the_one_it_was_taken_of() -> None:
    log = [ev("pitch.start", MIN, product="p", id="p1"), put_in(20 * MIN, "a1", 5, 10)]
    state = fold(log)
    other, _ = load(dump(state), KEY)
    assert other.timeline.lane["pitch"].spans == state.timeline.lane["pitch"].spans
    assert other.timeline.laid is not None
    assert other.timeline.laid[0]["pitch"].spans[0].end == FOREVER


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.engine.close()


def test_at_the_desk_a_show_is_not_put_where_another_is(desk: Desk) -> None:
    desk.press("a", "show.start", ref="s1", x={"title": "午场"})
    desk.press("b", "show.end")
    add = {"lane": "show", "op": "add", "key": "a1", "from": T0 + 500, "to": T0 + 1_500}
    found = refused(desk, "show_overlaps", "f", "timeline.fix", x=add)
    assert "午场" in str(found) and found.now == {"show": "s1"}
    future = {**add, "from": T0 + 2_500, "to": T0 + 10**9}
    refused(desk, "in_future", "f", "timeline.fix", x=future)
    refused(desk, "bad_field", "f", "timeline.fix", x={**add, "key": None})
    refused(desk, "bad_field", "f", "timeline.fix", x={**add, "key": 7})
    refused(desk, "bad_field", "f", "timeline.fix", x={**add, "key": "场" * 129})
    spans = {"lane": "show", "op": "overlay", "spans": [], "from": T0, "to": T0 + 1}
    refused(desk, "bad_field", "f", "timeline.fix", x=spans)
    desk.press("f1", "timeline.fix", x={**add, "from": T0, "to": T0 + 900})
    edge = {"lane": "show", "op": "edge", "span": "f1", "edge": "to"}
    refused(desk, "show_overlaps", "f2", "timeline.fix", x={**edge, "at": T0 + 1_100})
    refused(desk, "show_overlaps", "f2", "timeline.fix", x={**edge, "at": None})
    refused(desk, "unknown_span", "f2", "timeline.fix", x={**edge, "span": "zz", "at": T0})
    desk.press("d", "timeline.fix", x={"lane": "show", "op": "drop", "span": "a"})
    desk.press("f2", "timeline.fix", x={**edge, "at": T0 + 1_100})
    back = {"lane": "show", "op": "restore", "span": "a"}
    refused(desk, "show_overlaps", "r", "timeline.fix", x=back)
    assert [(s.id, s.start - T0, s.end - T0) for s in shows(desk.fold)] == [("a1", 0, 1_100)]
