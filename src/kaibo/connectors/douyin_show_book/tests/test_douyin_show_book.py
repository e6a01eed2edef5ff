"""Promises of the single-show workbook: one show, each figure once, whatever way its sheets lie."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kaibo.connectors.base.file_format import LEVEL, Aired
from kaibo.connectors.base.tests.properties import GIVEN
from kaibo.connectors.douyin_show_book.format import PROVIDES, SHOW_BOOK
from kaibo.connectors.douyin_show_book.tests.composed import (
    OVERALL,
    SHEETS,
    SOCIAL,
    TOTALS,
    Cells,
    upright,
    write_book,
)
from kaibo.connectors.douyin_show_book.tests.reading import END, START, codes, read, totals, values
from kaibo.connectors.files import open_file
from kaibo.live.events import Event


def test_the_book_is_one_show_with_its_time_account_and_names(tmp_path: Path) -> None:
    show, problems = read(tmp_path, SHEETS)
    assert (show.start, show.end, show.row_no) == (START, END, 2)
    assert (show.account, show.ident, show.title, show.host) == (
        "xiaoman", "7546000000000000001", "小满·秋收夜场🌾", None,
    )  # fmt: skip
    assert codes(problems) == []


def test_its_totals_come_from_all_sheets_exactly(tmp_path: Path) -> None:
    show, _ = read(tmp_path, SHEETS)
    assert totals(show) == TOTALS
    [gmv] = [e for e in show.events if e.kind == "report.gmv" and not e.product]
    assert gmv == Event(
        id="abababababab:2#show.gmv",
        kind="report.gmv",
        ts=START + 12_623_000,
        prec=12_623_000,
        amount=900_050,
        cur="CNY",
        x={
            "as_of": GIVEN.as_of,
            "platform": "douyin",
            "account": "xiaoman",
            "account_name": "小满铺子",
        },
    )


def test_channels_are_told_apart_and_the_whole_is_dropped(tmp_path: Path) -> None:
    show, problems = read(tmp_path, SHEETS)
    by_channel: dict[str, list[Event]] = {}
    for event in show.events:
        if event.channel:
            by_channel.setdefault(event.channel, []).append(event)
    assert {name: values(events) for name, events in by_channel.items()} == {
        "直播推荐": {"views": 12_000, "stay_ms": 72_000},
        "千川PC版": {"views": 8_000, "spend": 360_020, "stay_ms": 48_000},
        "搜索": {"views": 1_000, "spend": 0},
    }
    notes = {note.code: (note.count, note.row) for note in problems.notes()}
    assert notes == {"rounded": (1, 3), "total_row": (2, 2), "unread_sheet": (2, None)}


def test_products_have_their_own_totals_and_the_sum_is_dropped(tmp_path: Path) -> None:
    show, _ = read(tmp_path, SHEETS)
    first = [e for e in show.events if e.product == "3700000000000000001"]
    second = [e for e in show.events if e.product == "3700000000000000002"]
    assert values(first) == {
        "product_viewers": 3_000, "product_clickers": 1_500, "gmv": 800_050,
        "items_paid": 130, "refund": 12_000,
    }  # fmt: skip
    assert values(second) == {
        "product_viewers": 400, "product_clickers": 200, "gmv": 100_000, "items_paid": 20,
    }  # fmt: skip
    assert len(first) + len(second) == sum(1 for e in show.events if e.product)


def test_names_beside_values_say_the_same_as_names_over_values(tmp_path: Path) -> None:
    tall = {**SHEETS}
    for name in ("基本信息", "流量&转化-转化漏斗", "直播间总体数据"):
        tall[name] = upright(SHEETS[name])
    tall["互动&人群&售后"] = [*zip(*SOCIAL, strict=True)]
    show, problems = read(tmp_path, tall)
    assert totals(show) == TOTALS
    assert (show.start, show.end, show.account) == (START, END, "xiaoman")
    assert codes(problems) == []


def test_several_names_may_stand_in_a_row_each_with_its_value(tmp_path: Path) -> None:
    paired: Cells = [["直播间成交金额", "9000.50", "评论次数", "540"],
                     ["主播昵称", "小寒", "点赞次数", "-"]]  # fmt: skip
    show, problems = read(tmp_path, SHEETS | {"直播间总体数据": paired})
    assert totals(show) == {k: v for k, v in TOTALS.items() if k != "stay_ms"}
    assert codes(problems) == []


def test_blocks_one_under_another_are_all_read(tmp_path: Path) -> None:
    stacked: Cells = [["互动"], ["评论次数", "点赞次数"], ["540", "9000"], [], ["售后"],
               ["退款人数", "退款金额"], ["40", "1800.10"]]  # fmt: skip
    show, problems = read(tmp_path, SHEETS | {"互动&人群&售后": stacked})
    got = totals(show)
    assert (got["likes"], got["refund_buyers"], got["refund"]) == (9_000, 40, 180_010)
    assert codes(problems) == []


def test_the_printed_price_per_thousand_gives_way_to_its_parts(tmp_path: Path) -> None:
    overall: Cells = [[*OVERALL[0], "直播间观看次数"], [*OVERALL[1], "5000"]]
    show, _ = read(tmp_path, SHEETS | {"直播间总体数据": overall})
    assert totals(show) == {k: v for k, v in TOTALS.items() if k != "gpm_watch_ppm"} | {
        "views": 5_000
    }


def test_start_and_end_may_stand_in_two_cells(tmp_path: Path) -> None:
    basics: Cells = [
        ["直播开始时间", "2025/09/08 00:00:00"],
        ["直播结束时间", "2025/09/08 07:00:46"],
    ]
    show, _ = read(tmp_path, SHEETS | {"基本信息": basics})
    assert (show.start, show.end, show.account) == (START, END, None)


@pytest.mark.parametrize(
    ("names", "fits"),
    [
        (tuple(SHEETS), True),
        (("基本信息", "流量＆转化-转化漏斗"), True),
        (("商品数据", "SKU数据", "基本信息"), False),
        (("直播间总体数据",), False),
        (("直播间明细",), False),
        ((), False),
    ],
)
def test_a_workbook_is_known_by_its_sheets(names: tuple[str, ...], fits: bool) -> None:
    assert SHOW_BOOK.fits(names) is fits


def test_the_door_takes_it_for_what_it_is(tmp_path: Path) -> None:
    path = write_book(tmp_path / "x.xlsx", SHEETS)
    opened = open_file(path, GIVEN, (SHOW_BOOK,))
    opening, show = opened.told
    assert opened.format is SHOW_BOOK
    assert isinstance(opening, Event)
    assert (opening.kind, opening.x) == (
        "source.open",
        {"provides": list(PROVIDES), "level": "L1", "platform": "douyin"},
    )
    assert isinstance(show, Aired)
    assert {e.kind for e in show.events} <= set(PROVIDES)


def test_the_manifest_promises_what_the_parser_gives() -> None:
    manifest = tomllib.loads((Path(__file__).parents[1] / "manifest.toml").read_text("utf-8"))
    assert manifest["provides"] == list(PROVIDES)
    assert (manifest["level"], manifest["platform"]) == (LEVEL, SHOW_BOOK.platform)
    assert manifest["name"] == SHOW_BOOK.id
