"""A room is counted again while it goes on: as a job that shows how far it is and can be stopped."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.control import refolding, running
from kaibo.domains.control.models import Room
from kaibo.domains.control.refolder import Reading
from kaibo.domains.control.tests.counting import work
from kaibo.domains.control.tests.hall import ROOM, Hall
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.delivery import Delivery, Lane, State
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty
from kaibo.kit.worker import Worker
from kaibo.live import snapshots
from kaibo.live.fold import Fold
from kaibo.live.room import Room as Live
from kaibo.live.room import RoomStopped

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.kill,
    pytest.mark.usefixtures("every_sign"),
]
PATH = f"/api/rooms/{ROOM}/refold"


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
    row = work()
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
    assert work().state == State.DONE
    again = _numbers(desk)
    monkeypatch.undo()
    desk.post(PATH)
    assert work().state == State.DONE
    assert _numbers(desk) == again
    assert again[0][0]["measures"]["gmv"] == 9_890


def test_a_stored_state_is_what_the_next_start_begins_with(desk: Browser, shown: Hall) -> None:
    right = _numbers(desk)
    _spoil(shown)
    shown.engine.look(ROOM, shown.engine.snapshot).result(10)
    desk.post(PATH)
    work()
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
    row = work()
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
    row = work()
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
    assert work().state == State.DONE
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
    assert work().state == State.DONE
