"""Promises of files and rooms: nothing goes into a room that nobody chose for it."""

from __future__ import annotations

import pytest

from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.imports import by_command
from kaibo.domains.control.imports.choices import ImportState as State
from kaibo.domains.control.imports.records import RoomAccount
from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, SHOP, aired, order, table
from kaibo.domains.control.imports.tests.desk import Importing, row_of
from kaibo.domains.control.models import Room
from kaibo.domains.control.tests.hall import ROOM
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal

pytestmark = pytest.mark.django_db(transaction=True)

OURS = table(COMPASS, aired("20:00:00", "21:30:00"))
LATER = table(COMPASS, aired("22:00:00", "23:30:00"))
NAMELESS = table(ORDERS, order(1, "22:05:00", "100.00"))
BILI_LOG = "TIME21h:05mONLINE1200\n你好\nTIME21h:06mONLINE1300\n再见\n".encode()


@pytest.fixture
def one_room(page: Importing, lead: Actor) -> Importing:
    """One room, of which nobody said which account it is."""
    rooms.add(lead, ident=ROOM, title="r1", platform=Platform.DOUYIN)
    return page


def how(page: Importing, file: int) -> tuple[str | None, str]:
    [one] = page.preview(file)["placings"]
    return one["room"], one["how"]


def known() -> dict[str, str]:
    return {row.name: row.room.ident for row in RoomAccount.objects.active()}


def test_the_one_room_of_elsewhere_is_not_that_of_every_file_of_elsewhere(
    one_room: Importing, lead: Actor
) -> None:
    rooms.add(lead, ident="yt", title="油管", platform=Platform.OTHER)
    log = one_room.hand_in("2019-5-10.txt", BILI_LOG)
    assert (one_room.file(log)["state"], how(one_room, log)) == ("asking", (None, "open"))
    one_room.store(log, {"": "yt"})
    assert (one_room.file(log)["state"], known()) == (State.STORED, {})
    again = one_room.hand_in("2019-5-11.txt", BILI_LOG + b"\n")
    assert (one_room.file(again)["state"], how(one_room, again)) == ("asking", (None, "open"))


def test_the_one_room_of_another_platform_is_not_that_of_a_file(
    page: Importing, lead: Actor
) -> None:
    rooms.add(lead, ident="tb", title="淘宝店", platform=Platform.TAOBAO)
    for name, content in (("直播明细.csv", OURS), ("订单.csv", NAMELESS)):
        file = page.hand_in(name, content)
        assert (page.file(file)["state"], how(page, file)) == ("asking", (None, "open"))


def test_what_was_taken_back_from_a_room_is_not_remembered_as_its_own(one_room: Importing) -> None:
    file = one_room.hand_in("直播明细.csv", OURS)
    one_room.store(file)
    assert known() == {SHOP: ROOM}
    one_room.withdraw(file, "进错直播间")
    one_room.work()
    assert known() == {}
    for name, content in (("直播明细2.csv", LATER), ("直播明细.csv", OURS)):
        next_one = one_room.hand_in(name, content)
        assert (one_room.file(next_one)["state"], how(one_room, next_one)) == (
            "asking",
            (None, "open"),
        )
        watched = one_room.hand_in(f"w{name}", content + b"\n", watched=True)
        assert one_room.file(watched)["state"] == State.ASKING
    assert one_room.shows(ROOM) == []
    one_room.store(next_one, {SHOP: ROOM})
    assert known() == {SHOP: ROOM}, "a person's word holds again"


def test_one_of_several_files_taken_back_leaves_what_the_others_say(one_room: Importing) -> None:
    one_room.store(one_room.hand_in("直播明细.csv", OURS))
    wrong = one_room.hand_in("直播明细2.csv", LATER)
    one_room.store(wrong)
    one_room.withdraw(wrong, "时区错了")
    one_room.work()
    assert known() == {SHOP: ROOM}
    again = one_room.hand_in("直播明细2.csv", LATER)
    assert (one_room.file(again)["state"], how(one_room, again)) == ("ready", (ROOM, "known"))


@pytest.mark.parametrize(("account", "content"), [(SHOP, OURS), ("", NAMELESS)])
def test_the_command_line_puts_a_file_where_it_says_and_not_where_there_is_one_room(
    one_room: Importing, lead: Actor, account: str, content: bytes
) -> None:
    file = one_room.hand_in("一份.csv", content)
    assert how(one_room, file) == (ROOM, "only")
    by_command.store_file(lead, file, room="r2", title="二号店")
    one_room.work()
    assert row_of(file).rooms == {account: "r2"}
    assert by_command.imported(file)["rooms"] == "「二号店」"
    assert sorted(Room.objects.values_list("ident", flat=True)) == sorted([ROOM, "r2"])
    assert one_room.shows(ROOM) == []


def test_the_command_line_does_not_overrule_what_was_said_of_an_account(
    one_room: Importing, lead: Actor
) -> None:
    one_room.store(one_room.hand_in("直播明细.csv", OURS))
    rooms.add(lead, ident="r2", title="二号店", platform=Platform.DOUYIN)
    file = one_room.hand_in("直播明细2.csv", LATER)
    with pytest.raises(Refusal) as refused:
        by_command.store_file(lead, file, room="r2", title=None)
    assert (refused.value.code, refused.value.text) == (
        "room_differs",
        "「直播明细2.csv」里的账号以前定的是直播间「r1」，--room 写的是「r2」，所以什么也没有存。"
        "照以前的存，请去掉 --room；要改，请在网页的导入页给它选直播间。",
    )
    assert (one_room.file(file)["state"], known()) == (State.READY, {SHOP: ROOM})


def test_a_file_of_headers_alone_is_not_offered_to_be_stored(one_room: Importing) -> None:
    file = one_room.hand_in("抖店订单_只有表头.csv", table(ORDERS))
    shown = one_room.file(file)
    assert (shown["state"], shown["told"]) == (
        State.REFUSED,
        "这份文件是「抖店订单」，但里面没有一行数据，没有东西可以存。"
        "请看导出时选的时间段和筛选条件，重新导出一份有数据的。",
    )


def test_a_file_all_rows_of_which_are_lost_says_so_and_shows_them(one_room: Importing) -> None:
    file = one_room.hand_in("直播明细.csv", table(COMPASS, aired("说不清", "23:59:00")))
    shown = one_room.file(file)
    assert (shown["state"], shown["told"]) == (
        State.ASKING,
        "1 行都没能计入，没有东西可以存。原因和改法列在下面的「问题」里。",
    )
    assert len(one_room.preview(file)["problems"]) == 1
    refused = one_room.store(file)
    assert (refused.status_code, refused.json()["code"]) == (409, "nothing_in_it")
    assert one_room.file(file)["state"] == State.ASKING
