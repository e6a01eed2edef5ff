"""The capability table: whole, honest, and what its keys say."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from itertools import product

import pytest

from kaibo.domains.control.choices import Platform
from kaibo.domains.control.models import Room
from kaibo.domains.control.rules import capability as table
from kaibo.domains.control.rules.capability import Action, BadTable, Mode, capability
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.rights import Duty

TEXT = resources.files(table.__package__).joinpath("capability.toml").read_text("utf-8")
ACTS = 'pin = { mode = "act", adapter = "console" }'


def test_every_platform_says_something_of_every_action_and_nothing_acts_today() -> None:
    cells = [capability(platform, action) for platform, action in product(Platform, Action)]
    assert len(cells) == 7 * 10
    assert {cell.mode for cell in cells} == {Mode.RECORD, Mode.REMIND}
    recorded = {cell.action for cell in cells if cell.mode is Mode.RECORD}
    assert recorded == {Action.PIN, Action.LUCKY_BAG}


def test_a_key_says_what_it_does() -> None:
    pin = capability(Platform.DOUYIN, Action.PIN)
    assert (pin.word, pin.hint) == ("记讲解", "只记下这一刻，请在巨量百应里弹讲解。")
    price = capability(Platform.TAOBAO, Action.PRICE)
    assert (price.word, price.mode.label) == ("提醒改价", "只提醒")
    assert price.hint == "只提醒，请在千牛里改价；要留痕请记一条场记。"
    assert "推流软件" in capability(Platform.OTHER, Action.SCENE).hint


def test_with_an_adapter_the_same_key_acts_and_says_so() -> None:
    text = TEXT.replace('pin = "record"', ACTS, 1)
    cell = table.read(text, frozenset({"console"})).cells[Platform.DOUYIN, Action.PIN]
    assert (cell.mode, cell.word, cell.hint) == (Mode.ACT, "弹讲解", "按下就在抖音上弹讲解。")


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('pin = "record"', 'pin = "act"', "platforms.douyin.pin"),
        ('pin = "record"', ACTS, "console"),
        ('pin = "record"', 'pin = { mode = "record", adapter = "console" }', "douyin.pin"),
        ('pin = "record"', 'pin = "maybe"', "maybe"),
        ('pin = "record"\n', "", "pin"),
        ('scene = "remind"', 'scene = "remind"\ndance = "remind"', "dance"),
        ("[platforms.tiktok]", "[platforms.youtube]", "youtube"),
        ('place = "千牛"', 'place = ""', "platforms.taobao"),
        ("version = 1", "version = ", "TOMLDecodeError"),
        ("date = 2026-11-22", "", "date"),
    ],
)
def test_a_table_that_says_what_it_may_not_is_refused(old: str, new: str, named: str) -> None:
    assert old in TEXT
    with pytest.raises(BadTable, match=named):
        table.read(TEXT.replace(old, new, 1))


@pytest.mark.django_db
def test_a_page_asks_what_the_keys_of_a_room_do(
    room: Room, page_of: Callable[[Duty], Browser]
) -> None:
    shown = page_of(Duty.CONSOLE).get("/api/rooms/flagship-a/capabilities")
    assert (shown["platform"], shown["place"], shown["version"]) == ("douyin", "巨量百应", 1)
    assert shown["date"] == "2026-11-22"
    words = [key["word"] for key in shown["keys"]]
    assert words == [
        "记讲解", "提醒上架", "提醒下架", "提醒改价", "提醒改库存", "提醒发券", "记福袋",
        "提醒禁言", "提醒公屏置顶", "提醒换场景",
    ]  # fmt: skip
