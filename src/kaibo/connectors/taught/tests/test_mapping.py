"""What a person must still say, which unit a column is in, and headers that have drifted."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.connectors.base.file_format import Holds
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.base.tests.properties import events_of, read_rows
from kaibo.connectors.taught.format import taught_format
from kaibo.connectors.taught.mapping import checked, drift, renamed
from kaibo.connectors.taught.suggest import Suggested, mapping, suggest
from kaibo.connectors.taught.targets.tables import KINDS
from kaibo.connectors.taught.targets.totals import REPORTS
from kaibo.connectors.taught.tests.composed import ORDERS, TABLES
from kaibo.connectors.taught.tests.reading import FILE, learned, ms
from kaibo.live.metrics.totals import TOTALS


def _columns(*rows: tuple[str, str, str]) -> list[dict[str, str]]:
    return [{"header": header, "target": target, "unit": unit} for header, target, unit in rows]


def _orders(*rows: tuple[str, str, str]) -> dict[str, Any]:
    return {"holds": "orders", "platform": "kuaishou", "columns": _columns(*rows)}


WHOLE = (
    ("订单", "order", ""),
    ("实付", "amount", "yuan"),
    ("付款", "paid", ""),
    ("备注", "skip", ""),
)


def test_a_whole_mapping_has_nothing_wrong_and_becomes_a_format() -> None:
    assert checked(_orders(*WHOLE)) == []
    made = taught_format("taught-7", "快手订单", _orders(*WHOLE))
    assert (made.id, made.title, made.platform, made.holds) == (
        "taught-7", "快手订单", "kuaishou", Holds.ORDERS
    )  # fmt: skip
    assert made.provides == ("order.state",)


@pytest.mark.parametrize(
    ("said", "code", "text"),
    [
        (_orders(*WHOLE[1:]), "missing_target", "请指定哪一列是「订单号」。"),
        (_orders(WHOLE[0], *WHOLE[2:]), "missing_target", "不要用商品单价或原价"),
        (_orders(*WHOLE[:2], WHOLE[3]), "missing_target", "否则不知道属于哪一场"),
        (_orders(*WHOLE[:2], ("下单", "created", "")), "missing_target", "看不出哪些订单付了款"),
        (_orders(*WHOLE, ("付款2", "paid", "")), "target_twice", "「付款」和「付款2」都选了「付款时间」"),
        (_orders(WHOLE[0], ("实付", "amount", ""), *WHOLE[2:]), "no_unit", "「实付」的单位要由人确认"),
        (_orders(WHOLE[0], ("实付", "amount", "jin"), *WHOLE[2:]), "no_unit", "元、分、万元"),
        (_orders(*WHOLE, ("场", "report.gmv", "yuan")), "unknown_target", "订单表里没有这种含义"),
        (_orders(*WHOLE, ("订 单", "line", "")), "header_twice", "和另一列同名"),
        ({**_orders(*WHOLE), "platform": " "}, "no_platform", "请选这份表来自哪个平台"),
        ({**_orders(*WHOLE), "holds": "chat"}, "not_taught", "「弹幕」不能这样教"),
        ({**_orders(*WHOLE), "holds": "poems"}, "not_a_mapping", "读不懂"),
        ({"columns": 3}, "not_a_mapping", "读不懂"),
        (
            {"holds": "spend", "platform": "x", "columns": _columns(
                ("日期", "time", "day"), ("消耗", "tick.spend", "yuan"))},
            "too_few_columns", "至少要有 3 列",
        ),
        (
            {"holds": "shows", "platform": "x", "columns": _columns(
                ("开播", "start", ""), ("下播", "end", ""), ("号", "account", ""))},
            "no_figures", "还没有一列是数字指标",
        ),
    ],
)  # fmt: skip
def test_what_is_missing_is_said_and_no_format_is_made(
    said: dict[str, Any], code: str, text: str
) -> None:
    wrong = checked(said)
    assert code in [one.code for one in wrong]
    assert text in "".join(one.text for one in wrong)
    with pytest.raises(ValueError, match=wrong[0].text[:6]):
        taught_format("taught-1", "x", said)


def _unit(header: str, cells: list[str], holds: Holds = Holds.SHOWS) -> Suggested:
    return suggest([header], [[cell] for cell in cells], holds)[0]


@pytest.mark.parametrize(
    ("header", "cells", "unit", "asks"),
    [
        ("成交金额", ["59.90", "12"], "yuan", False),
        ("成交金额", ["¥59", "12"], "yuan", False),
        ("成交金额", ["599", "1299"], "yuan", False),
        ("成交金额", ["5990", "129900", "0"], "", True),
        ("成交金额", [], "", True),
        ("成交金额(分)", ["5990"], "fen", False),
        ("成交金额（元）", ["5990"], "yuan", False),
        ("GMV(万元)", ["1.2"], "wan", False),
        ("退款金额", ["-5.00", "-1.2", "0"], "-yuan", False),
        ("成交金额", ["-5.00", "-1.2"], "yuan", False),
        ("人均观看时长", ["63", "70"], "", True),
        ("人均观看时长(秒)", ["63"], "seconds", False),
        ("人均观看时长(分钟)", ["1.07"], "minutes", False),
        ("直播时长", ["4:30:00", "3小时"], "minutes", False),
        ("老粉占比", ["12%"], "share", False),
        ("老粉占比", ["0.12", "1"], "share", False),
        ("老粉占比", ["12", "40"], "", True),
    ],
)
def test_a_unit_that_cannot_be_told_is_left_to_a_person(
    header: str, cells: list[str], unit: str, asks: bool
) -> None:
    found = _unit(header, cells)
    assert found.target.startswith("report.") and (found.unit, found.asks) == (unit, asks)


@pytest.mark.parametrize(
    "header", ["GMV目标", "成交转化率", "人均GMV", "ROI", "预估GMV", "同比GMV"]
)
def test_ratios_and_goals_are_not_taken_for_the_figure(header: str) -> None:
    found = _unit(header, ["12.5"])
    assert (found.target, found.why) == (
        "skip",
        "比率、均值和目标不单独存，由分子分母另算；先不导入",
    )


def test_a_running_total_is_not_taken_for_what_happened_in_a_minute() -> None:
    assert _unit("累计观看次数", ["900"], Holds.MINUTES).target == "skip"
    assert _unit("累计观看次数", ["900"], Holds.SHOWS).target == "report.views"


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        (["2026-09-07 19:00", "2026-09-07 19:05", "2026-09-07 19:15"], "5min"),
        (["19:00-20:00", "20:00-21:00"], "hour"),
        (["2026-09-07", "9月8日", "合计"], "day"),
        (["19:00", "19:07"], ""),
        (["19:00"], ""),
    ],
)
def test_how_long_a_row_lasts_is_seen_from_their_distance(cells: list[str], unit: str) -> None:
    found = _unit("时间", cells, Holds.MINUTES)
    assert (found.target, found.unit, found.asks) == ("time", unit, unit == "")


def test_fen_and_yuan_are_read_as_the_person_said() -> None:
    rows = [["订单", "实付", "付款", "备注"], ["880000000001", "5990", "2026-09-07 20:00:00", ""]]
    for unit, amount in (("yuan", 599_000), ("fen", 5_990), ("wan", 5_990_000_000)):
        said = _orders(WHOLE[0], ("实付", "amount", unit), *WHOLE[2:])
        [event] = events_of(read_rows(taught_format("t", "t", said), rows, FILE)[0])
        assert (event.amount, event.ts) == (amount, ms("2026-09-07 20:00"))
    told, problems = read_rows(
        taught_format("t", "t", _orders(WHOLE[0], ("实付", "amount", "fen"), *WHOLE[2:])),
        [rows[0], ["880000000001", "59.90", "2026-09-07 20:00:00", ""]],
        FILE,
    )
    assert told == []
    assert problems.kept[0].text == (
        "第 2 行「实付」是「59.90」：按分读，但不是整数，请核对这一列的单位，此行未计入。"
    )


def test_headers_that_drifted_are_shown_and_a_renaming_is_learned_when_said() -> None:
    headers = [str(cell) for cell in ORDERS[0]]
    plain = mapping(suggest(headers, [], Holds.ORDERS), Holds.ORDERS, "composed")
    plain["columns"] = [
        {
            **one,
            "unit": one["unit"]
            or ("yuan" if one["target"] in ("amount", "platform_bears") else ""),
        }
        for one in plain["columns"]  # type: ignore[attr-defined]
    ]
    assert drift(plain, headers[::-1]).none
    new = ["买家实付" if header == "用户实付金额(元)" else header for header in headers]
    differs = drift(plain, new)
    assert (differs.missing, differs.added) == (("用户实付金额(元)",), ("买家实付",))
    assert differs.renamed == (("用户实付金额(元)", "买家实付"),)
    rows: list[list[str]] = [new, *ORDERS[1:]]
    with pytest.raises(FileRefused) as refused:
        read_rows(taught_format("t", "订单", plain), rows, FILE)
    assert refused.value.code == "missing_column" and "「用户实付金额(元)」" in refused.value.text
    learned_now = renamed(plain, "用户实付金额(元)", "买家实付")
    assert drift(learned_now, new).none and drift(learned_now, headers).none
    told, _ = read_rows(taught_format("t", "订单", learned_now), rows, FILE)
    assert [event.amount for event in events_of(told)] == [5_490, 120_900, 990]
    with pytest.raises(ValueError, match="没有「无此列」这一列"):
        renamed(plain, "无此列", "x")


def test_a_mark_on_a_header_is_a_drift_that_is_asked() -> None:
    said = _orders(*WHOLE)
    differs = drift(said, ["订单", "实付Σ", "付款", "备注"])
    assert (differs.missing, differs.added) == (("实付",), ("实付Σ",))
    assert differs.renamed == (("实付", "实付Σ"),)
    assert drift(renamed(said, "实付", "实付Σ"), ["订单", "实付Σ", "付款", "备注"]).none


def test_every_total_of_the_core_can_be_taught_in_its_own_unit() -> None:
    units = {"count": "count", "fen": "money", "ms": "length", "ppm": "share"}
    for total in TOTALS:
        assert REPORTS[f"report.{total.name}"].read.value == units[total.unit]


def test_no_name_leads_to_two_meanings_of_one_table() -> None:
    shared = {
        (holds.value, name)
        for holds, kind in KINDS.items()
        for one in kind.targets.values()
        for name in one.names
        for other in kind.targets.values()
        if other is not one and name in other.names
    }
    assert shared == set()


def test_a_table_of_each_kind_says_what_it_provides() -> None:
    provided = {holds: learned(rows, holds).provides for holds, rows in TABLES.items()}
    assert provided[Holds.MINUTES] == (
        "sample.online", "sample.viewers", "tick.comments", "tick.gmv", "tick.orders_paid"
    )  # fmt: skip
    assert provided[Holds.SHOWS][-1] == "report.air_ms"
    assert provided[Holds.SETTLEMENT] == ("order.entry",)
