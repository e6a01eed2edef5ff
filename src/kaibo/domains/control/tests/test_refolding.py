"""A room is counted again while it goes on: as a job that shows how far it is and can be stopped."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from kaibo.domains.control import refolding, running
from kaibo.domains.control.actions import refolding as asking
from kaibo.domains.control.actions.refolding import ask_if_owed
from kaibo.domains.control.models import Room
from kaibo.domains.control.refolder import Reading
from kaibo.domains.control.tests.hall import ROOM, Hall, opened
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.clock import now_ms
from kaibo.kit.delivery import Delivery, Lane, State
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty
from kaibo.kit.worker import Worker
from kaibo.live import snapshots
from kaibo.live.fold import Fold
from kaibo.live.room import Room as Live
from kaibo.live.room import RoomStopped

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.kill]
PATH = f"/api/rooms/{ROOM}/refold"


@pytest.fixture(autouse=True)
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sign of progress is stored."""
    monkeypatch.setattr("kaibo.kit.running.SHOWN_EVERY", 0.0)


@pytest.fixture
def shown(hall: Hall) -> Hall:
    """A show with a correction in it: 小雨 came in at 10 s, and the act before is set right."""
    hall.press("show.start", 0, ref="9")
    first = hall.press("segment.take", 1_000, ref="1", x={"segment": {"title": "开场"}})
    hall.send(hall.event("enter", 10_000, who=1), hall.event("comment", 11_000, who=1, text="好"))
    hall.send(hall.order("A", 12_000, 8_900), at=12_000)
    fix = {"lane": "segment", "op": "edge", "span": first, "edge": "from", "at": hall.time - 5_000}
    hall.press("timeline.fix", 20_000, x={**fix, "why": "按晚了"})
    return hall


def _numbers(desk: Browser) -> Any:
    return [
        desk.get(f"/api/rooms/{ROOM}/shows/9/levels/{level}")["rows"]
        for level in ("show", "minute", "segment", "product")
    ]


def _work() -> Delivery:
    assert Worker([Lane.SERVER]).step()
    return Delivery.objects.filter(lane=Lane.SERVER).latest("pk")


def _spoil(hall: Hall) -> None:
    """Make what the room shows wrong, as a bug would that is mended by now."""

    def wrong(here: Live) -> None:
        rows = here.fold.resolver.rows["show"]
        rows.values[: len(rows)] += 7

    hall.engine.look(ROOM, wrong).result(10)


def test_what_was_counted_wrong_is_right_again_and_the_log_is_untouched(
    desk: Browser, shown: Hall
) -> None:
    right = _numbers(desk)
    offset = running.log_of(ROOM).last_offset()
    _spoil(shown)
    assert _numbers(desk) != right
    answer = desk.post(PATH, reason="昨天的版本算错了")
    assert answer.status_code == 202
    row = _work()
    assert (row.pk, row.state, row.note) == (answer.json()["job"], State.DONE, "完成")
    assert row.result == {"room": ROOM, "events": shown.engine.look(ROOM, _events).result(10)}
    assert _numbers(desk) == right
    assert running.log_of(ROOM).last_offset() == offset
    fact = Fact.objects.get(verb="control.room.refold")
    assert (fact.subject_type, fact.reason) == ("control.room", "昨天的版本算错了")
    assert desk.get("/api/jobs")[0]["label"] == "重算「旗舰店A」"


def _events(here: Live) -> int:
    return here.fold.events


def test_what_is_recorded_meanwhile_is_in_the_result(
    desk: Browser, shown: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = refolding._count

    def count(*args: Any) -> None:
        real(*args)
        shown.send(shown.order("B", 21_000, 990), at=21_000)
        shown.press("pitch.start", 22_000, product="7001", n=3)

    monkeypatch.setattr(refolding, "_count", count)
    _spoil(shown)
    desk.post(PATH)
    assert _work().state == State.DONE
    again = _numbers(desk)
    monkeypatch.undo()
    desk.post(PATH)
    assert _work().state == State.DONE
    assert _numbers(desk) == again
    assert again[0][0]["measures"]["gmv"] == 9_890


def test_a_stored_state_is_what_the_next_start_begins_with(desk: Browser, shown: Hall) -> None:
    right = _numbers(desk)
    _spoil(shown)
    shown.engine.look(ROOM, shown.engine.snapshot).result(10)
    desk.post(PATH)
    _work()
    partition = shown.engine.install.partition(ROOM)
    del shown.engine.partitions[partition].rooms[ROOM]  # as after a restart: from the snapshot
    assert _numbers(desk) == right


def test_cancelled_it_ends_the_other_process_and_leaves_the_room_as_it_was(
    desk: Browser, shown: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    class Watched(real):  # type: ignore[misc,valid-type]
        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Watched)
    monkeypatch.setattr(refolding, "PROGRAM", "kaibo.domains.control.tests.endless_refolder")
    _spoil(shown)
    before = _numbers(desk)
    number = desk.post(PATH).json()["job"]
    Delivery.objects.filter(pk=number).update(cancel_asked=True)
    row = _work()
    assert (row.state, row.note) == (State.CANCELLED, "已取消")
    assert [process.returncode for process in started] == [-signal.SIGKILL]
    assert _numbers(desk) == before


def test_the_second_reading_ends_where_the_first_did(shown: Hall) -> None:
    install = shown.engine.install
    reading = Reading(running.log_of(ROOM), ROOM, install.room_key(ROOM))
    first = sum(len(batch) for batch in reading.batches())
    end = reading.offset
    shown.press("segment.take", 30_000, ref="2", x={"segment": {"title": "主推"}})
    assert sum(len(batch) for batch in reading.batches()) == first
    assert reading.offset == end == running.log_of(ROOM).last_offset()


def test_it_is_asked_once_at_a_time_and_again_when_it_is_over(desk: Browser, shown: Hall) -> None:
    number = desk.post(PATH).json()["job"]
    again = desk.post(PATH)
    assert (again.status_code, again.json()["code"]) == (409, "already_running")
    assert again.json()["values"] == {"job": number}
    assert Delivery.objects.count() == 1
    assert desk.post(f"/api/jobs/{number}/cancel").json()["state"] == "cancelled"
    assert desk.post(PATH).status_code == 202


def test_only_who_may_set_right_may_count_again(
    room: Room, page_of: Callable[[Duty], Browser]
) -> None:
    allowed = {Duty.LEAD, Duty.OPERATOR, Duty.FLOOR}
    for duty in (Duty.FLOOR, Duty.CONSOLE, Duty.HOST, Duty.OBSERVER):
        queued = Delivery.objects.count()
        answer = page_of(duty).post(PATH)
        assert answer.status_code == (202 if duty in allowed else 403), duty
        assert Delivery.objects.count() == queued + (duty in allowed)
    assert page_of(Duty.LEAD).post("/api/rooms/nowhere/refold").status_code == 404


@pytest.mark.parametrize("program", ["kaibo.no_such_program", "platform"])
def test_a_count_that_fails_says_so_and_changes_nothing(
    program: str, desk: Browser, shown: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refolding, "PROGRAM", program)
    before = _numbers(desk)
    desk.post(PATH)
    row = _work()
    assert row.state == State.DEAD
    if program == "kaibo.no_such_program":
        assert row.error == "重算没有完成，直播间的数字没有动。请再试一次；原因在服务的日志里。"
    assert _numbers(desk) == before


def test_a_room_that_stopped_is_counted_again_and_goes_on(
    desk: Browser, shown: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(self: Fold, batch: object, owe: bool = False) -> None:
        raise ZeroDivisionError("planted")

    with monkeypatch.context() as patch:
        patch.setattr(Fold, "apply", fails)
        with pytest.raises(RoomStopped, match="planted"):
            shown.send(shown.order("B", 21_000, 990), at=21_000)
    assert desk.client.get(f"/api/rooms/{ROOM}/run").json()["code"] == "room_stopped"
    desk.post(PATH)
    assert _work().state == State.DONE
    assert _numbers(desk)[0][0]["measures"]["gmv"] == 9_890
    shown.send(shown.order("C", 22_000, 10), at=22_000)
    assert _numbers(desk)[0][0]["measures"]["gmv"] == 9_900


def _left(hall: Hall) -> list[str]:
    """What lies in the folder of states counted aside."""
    return [path.name for path in hall.engine.install.counted.glob("*")]


@pytest.mark.parametrize("at", ["while it counts", "after the rooms were closed"])
def test_when_the_server_ends_the_job_is_given_back_and_leaves_nothing_behind(
    at: str, desk: Browser, shown: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Worker([Lane.SERVER])
    real = snapshots.newest

    def ends(*args: Any) -> Any:
        worker.stop()
        running.detach()
        return real(*args)

    if at == "while it counts":
        worker.stop()
    else:
        monkeypatch.setattr(snapshots, "newest", ends)
    desk.post(PATH)
    assert worker.step()
    row = Delivery.objects.get(lane=Lane.SERVER)
    assert (row.state, row.attempts, row.error) == (State.WAITING, 0, "")
    assert _left(shown) == []
    monkeypatch.undo()
    running.attach(shown.engine)
    assert _work().state == State.DONE


class Owing:
    """A hall in which corrections are owed, and what its engine asked for."""

    def __init__(self, hall: Hall, asked: list[str]) -> None:
        self.hall, self.asked = hall, asked

    def fix(self, at: int, **x: Any) -> None:
        self.hall.press("timeline.fix", at, x={"lane": "segment", "why": "按错了", **x})


@pytest.fixture
def owing(tmp_path: Path, room: Room, monkeypatch: pytest.MonkeyPatch) -> Iterator[Owing]:
    """Two segments with two enters in the first and one in the second."""
    monkeypatch.setattr("kaibo.live.room.AT_ONCE", 0)
    asked: list[str] = []
    with opened(tmp_path / "data", recount=asked.append) as hall:
        hall.press("show.start", 0, ref="9")
        hall.press("segment.take", 1_000, id="t1", ref="1")
        hall.send(hall.event("enter", 2_000, who=1), hall.event("enter", 2_000, who=2), at=2_000)
        hall.press("segment.take", 10_000, id="t2", ref="2")
        hall.send(hall.event("enter", 11_000, who=3), at=11_000)
        yield Owing(hall, asked)


def _views(desk: Browser) -> dict[str, int]:
    rows = desk.get(f"/api/rooms/{ROOM}/shows/9/levels/segment")["rows"]
    return {row["key"]: row["measures"]["views"] for row in rows}


def test_an_owed_correction_is_said_with_every_number_until_it_is_counted(
    desk: Browser, owing: Owing
) -> None:
    owing.fix(20_000, op="drop", span="t2")
    since = owing.hall.time
    assert owing.asked == [ROOM]
    assert _views(desk) == {"t1": 2, "t2": 1, "none": 0}
    paths = ("levels/segment", "levels/show", "timeline", f"moment?at={since}")
    for path in paths:
        show = desk.get(f"/api/rooms/{ROOM}/shows/9/{path}")["show"]
        assert show["recounting"] == since, path
    assert desk.get(f"/api/rooms/{ROOM}/shows")[0]["recounting"] == since
    assert desk.get(f"/api/rooms/{ROOM}/run")["run"]["recounting"] == since
    lanes = desk.get(f"/api/rooms/{ROOM}/shows/9/timeline")
    assert [span["id"] for span in lanes["lanes"]["segment"]] == ["t1"]
    exported = desk.post(f"/api/rooms/{ROOM}/shows/9/levels/segment/export", form="csv")
    assert quote("（校正未计入）") in exported.headers["Content-Disposition"]
    assert ask_if_owed(ROOM) is True
    assert _work().state == State.DONE
    assert _views(desk) == {"t1": 2, "none": 1}
    for path in paths:
        assert desk.get(f"/api/rooms/{ROOM}/shows/9/{path}")["show"]["recounting"] is None
    assert desk.get(f"/api/rooms/{ROOM}/run")["run"]["recounting"] is None
    assert ask_if_owed(ROOM) is False


def test_corrections_made_while_it_is_counted_take_one_more_count(
    desk: Browser, owing: Owing, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = refolding._count

    def count(*args: Any) -> None:
        real(*args)
        owing.hall.send(owing.hall.event("enter", 21_000, who=4), at=21_000)
        owing.fix(22_000, op="drop", span="t1")
        owing.fix(23_000, op="restore", span="t2")
        owing.hall.send(owing.hall.event("enter", 24_000, who=5), at=24_000)

    owing.fix(20_000, op="drop", span="t2")
    assert ask_if_owed(ROOM) is True
    with monkeypatch.context() as patch:
        patch.setattr(refolding, "_count", count)
        assert _work().state == State.DONE
    assert ask_if_owed(ROOM) is True, "the new ones are owed"
    assert ask_if_owed(ROOM) is True
    assert Delivery.objects.count() == 2, "asked once"
    assert _work().state == State.DONE
    assert _views(desk) == {"t2": 3, "none": 2}
    assert ask_if_owed(ROOM) is False
    assert Delivery.objects.count() == 2


def test_what_failed_or_was_cancelled_is_asked_for_again_but_not_at_once(
    desk: Browser, owing: Owing, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = now_ms()
    monkeypatch.setattr(refolding, "PROGRAM", "kaibo.no_such_program")
    owing.fix(20_000, op="drop", span="t2")
    for number, wait in enumerate((5, 30, 120, 600, 600), 1):
        assert ask_if_owed(ROOM) is True
        row = Delivery.objects.latest("pk")
        assert Delivery.objects.count() == number
        if number == 2:
            assert desk.post(f"/api/jobs/{row.pk}/cancel").status_code == 200
        else:
            assert _work().state == State.DEAD
        over = Delivery.objects.get(pk=row.pk).finished_at
        assert over is not None and over >= start
        for later, queued in ((wait * 1_000 - 1, 0), (wait * 1_000, 1)):
            with monkeypatch.context() as patch:
                patch.setattr(asking, "now_ms", lambda at=over + later: at)
                assert ask_if_owed(ROOM) is True
            assert Delivery.objects.count() == number + queued
        Delivery.objects.latest("pk").delete()
        monkeypatch.setattr(asking, "now_ms", lambda at=over + wait * 1_000: at)
    monkeypatch.undo()
    assert desk.get(f"/api/rooms/{ROOM}/run")["run"]["recounting"] is not None
