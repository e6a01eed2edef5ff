"""Promise of minutes that are exported twice: each counts once, as the later export has it."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.connectors.base.tests.properties import GIVEN, events_of, read_rows
from kaibo.connectors.douyin_minutes.format import MINUTES
from kaibo.live.events import Event
from kaibo.live.tests.made import ev, fold
from kaibo.live.ticks import Tick
from kaibo.live.view import View, shows

MINUTE = 60_000
START = 1_772_380_680_000  # 2026-03-01 23:58:00 +08:00
SOURCE = "file:douyin-minutes"
HEADER: list[object] = ["时间", "评论次数", "成交金额"]
CLOCK = ["2026/03/01 23:58", "2026/03/01 23:59", "2026/03/02 00:00", "2026/03/02 00:01"]


def export(number: int, values: dict[int, int]) -> list[Event]:
    """What the export of this number (the higher, the later) says: minute → comments, and as many fen."""
    rows: list[list[object]] = [[CLOCK[at], str(value), f"0.{value:02d}"]
                                for at, value in sorted(values.items())]  # fmt: skip
    given = replace(GIVEN, sha256=f"{number + 1:x}" * 64, as_of=START + (60 + number) * MINUTE)
    events = events_of(read_rows(MINUTES, [HEADER, *rows], given)[0])
    for event in events:
        event.src, event.room, event.recv = SOURCE, "r", START + 100 * MINUTE
    return events


def told(*exports: list[Event]) -> tuple[dict[str, Tick], dict[str, int]]:
    """The show's ticks by name, and the comments of each of its minutes."""
    begin, end = ev("show.start", 0, ref="s1"), ev("show.end", 1)
    begin.ts, end.ts = START, START + 4 * MINUTE
    state = fold([begin, end, *(event for one in exports for event in one)])
    [show] = shows(state)
    view = View(state, show)
    whole = {name: tick for (_, name), tick in view.whole().ticks.items()}
    minutes = {row.key: row.ticks[SOURCE, "comments"].sum for row in view.rows("minute")
               if (SOURCE, "comments") in row.ticks}  # fmt: skip
    return whole, minutes


def test_a_growing_export_and_one_of_another_span_count_each_minute_once() -> None:
    early, longer = export(0, {0: 5, 1: 7}), export(1, {0: 5, 1: 9, 2: 1})
    elsewhere = export(2, {2: 4, 3: 8})
    for some in permutations((early, longer, elsewhere)):
        whole, minutes = told(*some)
        assert whole == {"comments": Tick(26, 4 * MINUTE), "gmv": Tick(26, 4 * MINUTE)}
        assert list(minutes.values()) == [5, 9, 4, 8]


def test_a_later_export_that_is_shorter_takes_nothing_away() -> None:
    whole, _ = told(export(1, {0: 3, 1: 4}), export(0, {0: 1, 1: 1, 2: 6}))
    assert whole["comments"] == Tick(13, 3 * MINUTE)


VALUES = st.dictionaries(st.integers(0, 3), st.integers(0, 99), min_size=2, max_size=4)


@settings(max_examples=40, deadline=None)
@given(st.lists(VALUES, min_size=1, max_size=3), st.data())
def test_any_exports_in_any_order_hold_the_latest_word_on_each_minute(
    files: list[dict[int, int]], data: st.DataObject
) -> None:
    # Minutes that stand two apart would be read as a longer grid: every file has neighbours.
    files = [{**file, 0: file.get(0, 1), 1: file.get(1, 1)} for file in files]
    latest: dict[int, int] = {}
    for file in files:
        latest |= file
    exports = [export(number, file) for number, file in enumerate(files)]
    whole, _ = told(*data.draw(st.permutations(exports)))
    assert whole["comments"] == Tick(sum(latest.values()), len(latest) * MINUTE)
