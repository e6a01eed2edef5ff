"""Promises of a storing or a taking back that ends early: nothing is stranded, nothing doubled."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from kaibo.domains.control import running
from kaibo.domains.control.actions import rooms
from kaibo.domains.control.actions.refolding import ask_if_owed
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.imports import shelf
from kaibo.domains.control.imports.choices import ImportState as State
from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, SHOP, aired, order, table
from kaibo.domains.control.imports.tests.desk import Importing, row_of
from kaibo.domains.control.tests.hall import ROOM, Hall
from kaibo.kit import jobs
from kaibo.kit.access import Actor
from kaibo.kit.delivery import Delivery
from kaibo.kit.delivery import State as JobState
from kaibo.kit.errors import Refusal
from kaibo.kit.running import SHOWN_EVERY
from kaibo.live import room as live_room
from kaibo.live.room import Answer, Post

pytestmark = pytest.mark.django_db(transaction=True)

NIGHT = table(COMPASS, aired("22:00:00", "23:30:00"))
#: So many orders that they are stored in three pieces; all in the one hour from 22:00.
MANY = 2_500
ORDERED = table(ORDERS, *(order(n, f"22:{n % 60:02d}:00", "1.00") for n in range(1, MANY + 1)))
TWO = table(ORDERS, order(1, "22:05:00", "100.00"), order(2, "22:06:00", "20.00"))
WAS = "a202611102200"
OTHER = "room-b"


@pytest.fixture
def night(shop: Importing, lead: Actor) -> Importing:
    """A night whose show is there, and a second room."""
    rooms.add(lead, ident=OTHER, title="另一间", platform=Platform.DOUYIN, account="bbb")
    shop.store(shop.hand_in("直播明细.csv", NIGHT), {SHOP: ROOM})
    return shop


@contextmanager
def at_post(number: int, do: Callable[[], Any], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Just before the so-manieth post that holds more than the opening of a source, `do` happens."""
    real, posted = running.posted, 0

    def counted(post: Post, wait_s: float) -> Answer:
        nonlocal posted
        says = [event.kind for event in post.events or []] != ["source.open"]
        posted += says
        if says and posted == number:
            do()
        return real(post, wait_s)

    with monkeypatch.context() as patch:
        patch.setattr(running, "posted", counted)
        yield


def refuse() -> None:
    raise Refusal("busy", "直播间正忙着记录，稍后再试。")


def gmv(shop: Importing, room: str = ROOM) -> int | None:
    [show] = [one["id"] for one in shop.shows(room)]
    found: int | None = shop.level(room, show)["show"]["gmv"]
    return found


def half_stored(
    shop: Importing, monkeypatch: pytest.MonkeyPatch, room: str = ROOM, content: bytes = ORDERED
) -> int:
    """Orders of which a thousand are in the room when the storing is refused."""
    file = shop.hand_in("订单.csv", content)
    with at_post(2, refuse, monkeypatch):
        shop.store(file, {"": room})
    return file


def test_a_half_stored_file_says_so_and_is_finished_by_storing_it_again(
    night: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = half_stored(night, monkeypatch)
    shown = night.file(file)
    assert (shown["state"], shown["touched"]) == (State.READY, [ROOM])
    assert shown["told"] == (
        "上次没有存完：直播间正忙着记录，稍后再试。再存一次不会重复。"
        "可能有一部分已经存进「旗舰店A」：不要了请撤回。"
    )
    assert gmv(night) == 99_900
    night.store(file, {"": ROOM})
    assert (night.file(file)["state"], gmv(night)) == (State.STORED, MANY * 100)
    assert night.file(file)["told"] == ""


def test_a_half_stored_file_is_not_thrown_away_but_can_be_taken_back(
    night: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = half_stored(night, monkeypatch)
    refused = night.forget(file)
    assert (refused.status_code, refused.json()["code"]) == (409, "in_rooms")
    assert "「旗舰店A」" in refused.json()["text"]
    assert (len(night.page.get("/api/imports")), gmv(night)) == (2, 99_900)
    assert night.withdraw(file).status_code == 202
    night.work()
    shown = night.file(file)
    assert (shown["state"], shown["touched"], gmv(night)) == (State.WITHDRAWN, [], None)
    assert night.forget(file).status_code == 200


def test_a_half_stored_file_that_goes_to_another_room_leaves_the_first(
    night: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = half_stored(night, monkeypatch)
    night.store(night.hand_in("b.csv", table(COMPASS, aired("22:00:00", "23:30:00", 主播昵称="乙"))),
                {"乙": OTHER})  # fmt: skip
    night.store(file, {"": OTHER})
    assert (night.file(file)["state"], night.file(file)["touched"]) == (State.STORED, [OTHER])
    assert (gmv(night), gmv(night, OTHER)) == (None, MANY * 100)
    night.withdraw(file)
    night.work()
    assert (gmv(night), gmv(night, OTHER)) == (None, None)


def test_a_half_stored_file_read_in_another_zone_counts_at_the_right_time_alone(
    night: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = night.hand_in("订单.csv", ORDERED)
    night.set_up(file, tz="UTC")
    with at_post(2, refuse, monkeypatch):
        night.store(file, {"": ROOM})
    assert gmv(night) is None, "eight hours off, no show ran"
    night.set_up(file, tz="Asia/Shanghai")
    night.store(file, {"": ROOM})
    assert (night.file(file)["state"], gmv(night)) == (State.STORED, MANY * 100)
    assert night.file(file)["stored"]["duplicate"] == 0


def test_a_show_that_a_half_stored_file_brought_is_there_once_after_storing_it_otherwise(
    shop: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = shop.hand_in("直播明细.csv", NIGHT)
    shop.set_up(file, tz="UTC")
    with at_post(2, refuse, monkeypatch):
        shop.store(file, {SHOP: ROOM})
    assert len(shop.shows(ROOM)) == 1
    shop.set_up(file, tz="Asia/Shanghai")
    shop.store(file, {SHOP: ROOM})
    assert [one["id"] for one in shop.shows(ROOM)] == [WAS]


def test_a_storing_that_is_cancelled_halfway_says_so_and_can_be_taken_back(
    night: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = night.hand_in("订单.csv", ORDERED)

    def cancel() -> None:
        jobs.cancel(night.actor, row_of(file).job or 0)
        time.sleep(SHOWN_EVERY + 0.05)

    with at_post(1, cancel, monkeypatch):
        night.store(file, {"": ROOM})
    shown = night.file(file)
    assert (shown["state"], shown["touched"]) == (State.READY, [ROOM])
    assert shown["told"].startswith("上次没有存完：被人停下了。再存一次不会重复。")
    assert gmv(night) == 99_900
    night.withdraw(file)
    night.work()
    assert gmv(night) is None


def test_a_storing_that_is_cancelled_before_it_began_leaves_the_file_as_it_was(
    night: Importing,
) -> None:
    file = night.hand_in("订单.csv", TWO)
    answer = night.page.post(
        f"/api/imports/{file}/store", expect=night.file(file)["version"], rooms={"": ROOM}
    ).json()
    assert night.page.post(f"/api/jobs/{answer['job']}/cancel").status_code == 200
    night.work()
    shown = night.file(file)
    assert (shown["state"], shown["touched"]) == (State.READY, [])
    assert shown["told"] == "上次没有存完：被人停下了。再存一次不会重复。"
    assert night.forget(file).status_code == 200


def test_a_storing_whose_process_dies_every_time_is_told_of(night: Importing) -> None:
    file = night.hand_in("订单.csv", TWO)
    answer = night.page.post(
        f"/api/imports/{file}/store", expect=night.file(file)["version"], rooms={"": ROOM}
    ).json()
    Delivery.objects.filter(pk=answer["job"]).update(attempts=9)
    night.work()
    shown = night.file(file)
    assert (shown["state"], "执行它的进程每次都中途消失" in shown["told"]) == (State.READY, True)


@pytest.mark.parametrize("late", [False, True])
def test_a_taking_back_that_is_cancelled_leaves_it_stored_and_can_be_done_again(
    night: Importing, late: bool
) -> None:
    file = night.hand_in("订单.csv", TWO)
    night.store(file, {"": ROOM})
    answer = night.withdraw(file).json()
    if late:
        # As if the press came when the job had just begun.
        Delivery.objects.filter(pk=answer["job"]).update(cancel_asked=True)
    else:
        assert night.page.post(f"/api/jobs/{answer['job']}/cancel").status_code == 200
    night.work()
    shown = night.file(file)
    assert (shown["state"], shown["stored"]["accepted"], gmv(night)) == (State.STORED, 2, 12_000)
    assert shown["told"] == (
        "上次没有撤回完：被人停下了。它可能还算在「旗舰店A」里，请再撤回一次。"
    )
    assert night.forget(file).status_code == 409
    night.withdraw(file)
    night.work()
    assert (night.file(file)["state"], gmv(night)) == (State.WITHDRAWN, None)
    assert night.file(file)["told"] == ""


def test_a_taking_back_that_is_refused_leaves_it_stored_and_says_why(
    night: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = night.hand_in("订单.csv", TWO)
    night.store(file, {"": ROOM})
    night.withdraw(file)
    with at_post(1, refuse, monkeypatch):
        night.work()
    shown = night.file(file)
    assert (shown["state"], gmv(night)) == (State.STORED, 12_000)
    assert shown["told"].startswith("上次没有撤回完：直播间正忙着记录，稍后再试。")
    assert Delivery.objects.get(pk=shown["job"]).state == JobState.DEAD
    night.withdraw(file)
    night.work()
    assert (night.file(file)["state"], gmv(night)) == (State.WITHDRAWN, None)


def test_a_file_that_was_taken_back_and_comes_again_to_a_long_room_brings_its_show(
    shop: Importing, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a long room a retraction is owed for a while: the show of before is no show to meet."""
    file = shop.hand_in("直播明细.csv", NIGHT)
    shop.store(file, {SHOP: ROOM})
    owing(hall, monkeypatch)
    shop.withdraw(file)
    shop.work()
    assert hall.engine.look(ROOM, lambda here: here.fold.owed).result(5) is None
    assert shop.shows(ROOM) == []
    shop.hand_in("直播明细.csv", NIGHT)
    shop.store(file, {SHOP: ROOM})
    assert ask_if_owed(ROOM), "the show that the file adds is a correction itself"
    shop.work()
    assert [one["id"] for one in shop.shows(ROOM)] == [WAS]
    [row] = shop.page.get(f"/api/rooms/{ROOM}/shows/{WAS}/levels/show")["rows"]
    assert row["metrics"]["report.gmv"]["num"] == 30_000


def owing(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on corrections in the room are owed, and nobody counts by himself."""
    monkeypatch.setattr(live_room, "AT_ONCE", 0)
    here = hall.engine.look(ROOM, lambda found: found).result(5)
    here.aside = True


def test_what_is_half_stored_is_not_taken_back_where_it_could_not_be_stored_again(
    night: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = half_stored(night, monkeypatch)
    row = row_of(file)
    answer = night.page.post(f"/api/imports/{file}/store", expect=row.version, rooms={"": OTHER})
    assert answer.status_code == 202
    shelf.drop(row.sha256)
    night.work()
    shown = night.file(file)
    assert (shown["state"], shown["touched"], gmv(night)) == (State.READY, [ROOM], 99_900)
    assert "请再放一次同一个文件" in shown["told"]


def test_an_old_job_that_is_revived_after_something_else_was_done_does_nothing(
    night: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = half_stored(night, monkeypatch)
    old = row_of(file).job or 0
    night.withdraw(file)
    night.work()
    assert gmv(night) is None
    Delivery.objects.filter(pk=old).update(state=JobState.WAITING, attempts=0)
    night.work()
    assert (night.file(file)["state"], gmv(night)) == (State.WITHDRAWN, None)
    assert Delivery.objects.get(pk=old).state == JobState.DEAD


def test_the_job_that_failed_last_can_be_revived_and_finishes(
    night: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = half_stored(night, monkeypatch)
    Delivery.objects.filter(pk=row_of(file).job or 0).update(state=JobState.WAITING, attempts=0)
    night.work()
    assert (night.file(file)["state"], gmv(night)) == (State.STORED, MANY * 100)
