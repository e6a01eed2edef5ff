"""A file handed in to the wrong room is taken back: what it said was never said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kaibo.live.cell import Cell
from kaibo.live.codec import read_lines
from kaibo.live.engine import Engine, read_room, trace_room
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.tests.made import T0, ev, fold, live, whole
from kaibo.live.tests.posted import Fixed
from kaibo.live.validity import problem
from kaibo.live.view import View, shows

FILE, OTHER = "0123456789ab", "ba9876543210"
SRC = "file:douyin-orders"


def row(number: int, file: str = FILE, src: str = SRC, amount: int = 100, **x: Any) -> Event:
    """A paid order line of a file."""
    told = {"created": T0 + 1_000, "paid": T0 + 2_000, "platform": "douyin", **x}
    return ev(
        "order.state", 1_000, id=f"{file}:{number}", src=src, order=f"o{number}", amount=amount,
        x=told,
    )  # fmt: skip


def back(ident: str = "back", file: str = FILE, src: str = SRC) -> Event:
    return ev("source.retract", 700_000, id=ident, src=src, x={"file": file})


def counted(state: Fold) -> tuple[int | None, int, int, int]:
    """gmv, and the events that count, are repeats, were taken back."""
    return whole(state).measures["gmv"], state.events, state.duplicates, state.withdrawn


def test_what_the_file_said_was_never_said_and_all_else_stays() -> None:
    rows = [row(1), row(2, OTHER, amount=7), row(3, src="file:tmall-orders", amount=5)]
    assert counted(fold([*live(*rows), back()])) == (12, 5, 0, 1)
    # Of another source, of another file, with another beginning: nothing.
    assert counted(fold([*live(*rows), back(src="file:else")]))[0] == 112
    assert counted(fold([*live(*rows), back(file="00000000000a")]))[0] == 112
    longer = row(1)
    longer.id = f"{FILE}9:1"
    assert counted(fold([*live(longer), back()]))[0] == 100


def test_events_with_ids_of_their_own_name_their_file() -> None:
    entry = ev(
        "order.entry", 5_000, id="settlement:douyin:n1", src=SRC, order="o1",
        x={"book": "settlement", "entry": "n1", "settled": 80, "platform": "douyin", "file": FILE},
    )  # fmt: skip
    log = live(row(1, OTHER), entry)
    assert whole(fold(log)).measures["settled"] == 80
    assert whole(fold([*log, back()])).measures["settled"] is None


def test_the_same_file_handed_in_again_counts_again() -> None:
    log = [*live(row(1), row(2)), back(), row(1)]
    assert counted(fold(log)) == (100, 4, 0, 2)
    # Cut anywhere, and sent twice, the retraction counts once.
    for cut in range(len(log) + 1):
        assert counted(fold([*log, back()], cuts=(cut,))) == (100, 4, 1, 2)
    assert counted(fold([*log, back("second")])) == (None, 4, 0, 3)


def test_a_retraction_needs_its_file_and_no_id_of_a_row_is_in_its_way() -> None:
    assert problem(back()) is None
    for wrong in ("", "0123456789AB", "0123456789abc", 7, None):
        found = problem(ev("source.retract", 1, src=SRC, x={"file": wrong}))
        assert found is not None and found[0] == "bad_field"
    assert counted(fold([*live(row(1)), back(f"{FILE}:1")])) == (None, 3, 0, 1)


def test_a_room_takes_a_file_back_while_it_runs(tmp_path: Path) -> None:
    clock = Fixed(T0)
    engine = Engine(tmp_path, clock=lambda room: clock)
    fresh: list[int] = []
    engine.listener = lambda room, events, new: fresh.append(len(new))
    engine.append("r", "desk", [ev("show.start", 0, ref="s1")]).result(10)
    clock.time += 10_000_000

    def post(*events: Event) -> tuple[int, int]:
        answer = engine.append("r", SRC, events).result(10)
        return answer.accepted, answer.duplicate

    rows = [row(1), row(2)]
    assert post(*rows) == (2, 0)
    assert post(*rows) == (0, 2)
    assert post(back()) == (1, 0)
    # Taken back and handed in again in one go.
    assert post(*rows) == (2, 0)
    assert post(back("b2"), row(1)) == (2, 0)
    assert fresh == [1, 2, 0, 1, 2, 2]
    state = engine.partitions[0].rooms["r"].fold
    kept = (state.events, state.duplicates, state.withdrawn)
    engine.close()
    again = read_room(tmp_path, "r")
    assert (again.events, again.duplicates, again.withdrawn) == kept
    cell = Cell("s1", "show", "show", "order_lines")
    assert View(again, shows(again)[0]).whole().measures["order_lines"] == 1
    trace = trace_room(tmp_path, "r", cell)
    assert (trace.total, [part.event.id for part in trace.parts]) == (1, [f"{FILE}:1"])


@pytest.mark.parametrize("aside", [False, True])
def test_a_long_room_owes_it_until_it_is_counted_again(tmp_path: Path, aside: bool) -> None:
    asked: list[str] = []
    clock = Fixed(T0 + 5_000)
    engine = Engine(tmp_path, lambda room: clock, recount=asked.append if aside else None)
    engine.append("r", "desk", [ev("show.start", 0, ref="s1")]).result(10)
    engine.append("r", SRC, [row(number) for number in range(6_000)]).result(10)
    engine.append("r", SRC, [back()]).result(10)
    room = engine.partitions[0].rooms["r"]
    assert (asked, room.fold.owed is not None) == ((["r"], True) if aside else ([], False))
    engine.look("r", lambda here: here.refold(), mending=True).result(30)
    assert (room.fold.owed, room.fold.withdrawn) == (None, 6_000)
    engine.close()


def test_a_retraction_passes_the_door_of_its_own_source() -> None:
    line = b'{"id":"w","kind":"source.retract","src":"file:a","ts":1,"x":{"file":"0123456789ab"}}'
    [event], refused = read_lines([line])
    assert (event.kind, refused) == ("source.retract", [])
