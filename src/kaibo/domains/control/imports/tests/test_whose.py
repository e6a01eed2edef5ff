"""Promises of two shops and one room: asked once, by every way in, and the answer is kept."""

from __future__ import annotations

import pytest

from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.imports import by_command
from kaibo.domains.control.imports.choices import ImportState as State
from kaibo.domains.control.imports.records import RoomAccount
from kaibo.domains.control.imports.tests.composed import COMPASS, ORDERS, SHOP, aired, order, table
from kaibo.domains.control.imports.tests.desk import Importing
from kaibo.domains.control.models import Room
from kaibo.domains.control.tests.hall import ROOM
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact

pytestmark = pytest.mark.django_db(transaction=True)

OTHER = "晚风男装"
OURS = table(COMPASS, aired("20:00:00", "21:30:00"))
THEIRS = table(COMPASS, aired("22:00:00", "23:30:00", 主播昵称=OTHER))
NAMELESS = table(ORDERS, order(1, "22:05:00", "100.00"), order(2, "22:40:00", "120.00"))


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


def confirm(page: Importing, file: int, account: str) -> object:
    version = page.file(file)["version"]
    return page.page.post(f"/api/imports/{file}/confirm", expect=version, account=account)


def test_one_team_with_one_shop_and_one_room_is_never_asked(one_room: Importing) -> None:
    shows = one_room.hand_in("直播明细.csv", OURS)
    orders = one_room.hand_in("订单.csv", NAMELESS)
    shop = one_room.hand_in(
        "订单2.csv",
        table([*ORDERS, "店铺名称"], order(3, "22:50:00", "9.00", 店铺名称="晚风服饰旗舰店")),
    )
    for file in (shows, orders, shop):
        assert (one_room.file(file)["state"], how(one_room, file)) == ("ready", (ROOM, "only"))
        assert one_room.store(file).status_code == 202
        assert one_room.file(file)["state"] == State.STORED


def test_a_second_shop_makes_a_question_of_both_and_of_files_without_a_name(
    one_room: Importing,
) -> None:
    orders = one_room.hand_in("订单.csv", NAMELESS)
    ours = one_room.hand_in("直播明细.csv", OURS)
    assert one_room.file(ours)["state"] == State.READY
    theirs = one_room.hand_in("直播明细2.csv", THEIRS)
    for file in (orders, ours, theirs):
        assert (one_room.file(file)["state"], how(one_room, file)) == ("asking", (ROOM, "doubt"))
    refused = one_room.store(theirs)
    assert (refused.status_code, refused.json()["code"]) == (409, "whose_shop")
    assert refused.json()["text"] == (
        f"这家店「{OTHER}」是直播间「r1」的吗？还没有人说过，同平台还有别的店的文件，所以什么也没有存。"
        "是就点「是」，以后不再问；不是就给它选另一个直播间，或选不导入。"
    )
    assert (one_room.file(theirs)["state"], known()) == (State.ASKING, {})
    assert one_room.shows(ROOM) == []


def test_a_yes_is_one_press_kept_at_once_and_told_in_the_history(one_room: Importing) -> None:
    ours = one_room.hand_in("直播明细.csv", OURS)
    theirs = one_room.hand_in("直播明细2.csv", THEIRS)
    assert confirm(one_room, ours, SHOP).status_code == 200  # type: ignore[attr-defined]
    assert known() == {SHOP: ROOM}
    assert (one_room.file(ours)["state"], how(one_room, ours)) == ("ready", (ROOM, "chosen"))
    assert (one_room.file(theirs)["state"], how(one_room, theirs)) == ("asking", (ROOM, "doubt"))
    told = Fact.objects.filter(verb="control.import.confirm")
    assert {fact.actor_id for fact in told} == {one_room.actor.id}
    assert {fact.subject_type for fact in told} == {"control.roomaccount", "control.importedfile"}
    assert one_room.store(ours).status_code == 202
    again = one_room.hand_in(
        "直播明细3.csv", table(COMPASS, aired("18:00:00", "19:30:00", gmv="1.00"))
    )
    assert (one_room.file(again)["state"], how(one_room, again)) == ("ready", (ROOM, "known"))


def test_a_no_is_another_room_or_none_and_asks_for_nothing_more(one_room: Importing) -> None:
    one_room.store(one_room.hand_in("直播明细.csv", OURS))
    theirs = one_room.hand_in("直播明细2.csv", THEIRS)
    made = {OTHER: {"ident": "r2", "title": OTHER}}
    assert one_room.page.post(
        f"/api/imports/{theirs}/store",
        expect=one_room.file(theirs)["version"],
        rooms={},
        new_rooms=made,
    ).status_code == 202  # fmt: skip
    one_room.work()
    assert known() == {SHOP: ROOM, OTHER: "r2"}


def test_a_yes_to_what_nobody_asks_changes_nothing(one_room: Importing) -> None:
    ours = one_room.hand_in("直播明细.csv", OURS)
    before = one_room.file(ours)
    assert confirm(one_room, ours, SHOP).json()["version"] == before["version"]  # type: ignore[attr-defined]
    refused = confirm(one_room, ours, "没有的店")
    assert refused.json()["code"] == "no_account"  # type: ignore[attr-defined]
    assert (one_room.file(ours), known()) == (before, {})


def test_the_second_shop_thrown_away_takes_the_question_with_it(one_room: Importing) -> None:
    ours = one_room.hand_in("直播明细.csv", OURS)
    theirs = one_room.hand_in("直播明细2.csv", THEIRS)
    assert one_room.file(ours)["state"] == State.ASKING
    assert one_room.forget(theirs).status_code == 200
    assert (one_room.file(ours)["state"], how(one_room, ours)) == ("ready", (ROOM, "only"))


def test_one_file_of_two_accounts_asks_of_each(one_room: Importing) -> None:
    both = table(
        COMPASS, aired("20:00:00", "21:00:00"), aired("22:00:00", "23:30:00", 主播昵称=OTHER)
    )
    file = one_room.hand_in("直播明细.csv", both)
    assert {one["account"]: one["how"] for one in one_room.preview(file)["placings"]} == {
        SHOP: "doubt",
        OTHER: "doubt",
    }
    confirm(one_room, file, SHOP)
    assert one_room.file(file)["state"] == State.ASKING
    confirm(one_room, file, OTHER)
    assert one_room.file(file)["state"] == State.READY


def test_a_shop_by_its_number_and_by_its_name_is_one_shop(one_room: Importing) -> None:
    numbered = one_room.hand_in(
        "直播明细.csv", table(COMPASS, aired("20:00:00", "21:30:00", 主播抖音号="wan_feng"))
    )
    named = one_room.hand_in("直播明细2.csv", table(COMPASS, aired("22:00:00", "23:30:00")))
    assert (how(one_room, numbered), how(one_room, named)) == ((ROOM, "only"), (ROOM, "only"))
    one_room.store(numbered)
    assert known() == {"wan_feng": ROOM, SHOP: ROOM}
    assert how(one_room, named)[1] == "known"


def test_the_command_line_says_it_by_naming_the_room(one_room: Importing, lead: Actor) -> None:
    one_room.hand_in("直播明细.csv", OURS)
    theirs = one_room.hand_in("直播明细2.csv", THEIRS)
    with pytest.raises(Refusal) as refused:
        by_command.store_file(lead, theirs, room=None, title=None)
    assert refused.value.code == "no_room"
    assert known() == {}
    by_command.store_file(lead, theirs, room=ROOM, title=None)
    one_room.work()
    assert (one_room.file(theirs)["state"], known()) == (State.STORED, {OTHER: ROOM})
    assert Room.objects.count() == 1


def test_a_watched_file_of_a_second_shop_waits_for_a_person(one_room: Importing) -> None:
    one_room.store(one_room.hand_in("订单.csv", NAMELESS))
    later = table(ORDERS, order(3, "22:50:00", "60.00"))
    theirs = one_room.hand_in("直播明细2.csv", THEIRS)
    one_room.hand_in("直播明细.csv", OURS)
    assert one_room.file(theirs)["state"] == State.ASKING
    watched = one_room.hand_in("订单3.csv", later, watched=True)
    assert (one_room.file(watched)["state"], how(one_room, watched)[1]) == ("asking", "doubt")
    assert one_room.file(watched)["stored_at"] is None
