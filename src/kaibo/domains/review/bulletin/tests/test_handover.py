"""Promises of the handover sheet as text: everything on it, nothing made up, whatever a page sent."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.review.bulletin.handover import _handed, rows

FIELDS: list[dict[str, Any]] = [
    {"id": "shift", "row": "班次", "zh": "班次", "value": None, "why": "x"},
    {"id": "gmv", "row": "目标/完成", "zh": "本班成交额", "value": 4_130_000, "why": ""},
    {"id": "gap", "row": "目标/完成", "zh": "离目标还差", "value": -1, "why": ""},
    {"id": "orders_paid", "row": "目标/完成", "zh": "本班成交单", "value": 0, "why": ""},
    {"id": "stock", "row": "库存余/告急", "zh": "库存余", "value": [
        {"product": "7001", "left": 38, "low": True, "sold_5min": 4},
        {"product": "7002", "left": None, "low": False, "sold_5min": None}], "why": ""},
    {"id": "lucky_bag", "row": "未开福袋/券余", "zh": "未开福袋", "value": [], "why": ""},
    {"id": "promises", "row": "未兑现承诺", "zh": "未兑现承诺", "value": ["补小样 13800138000"], "why": ""},
    {"id": "word", "row": "给下一班的一句话", "zh": "给下一班的一句话", "value": None, "why": "x"},
    {"id": "reading.stay", "row": "手报", "zh": "人均停留", "why": "",
     "value": {"value": 62_000, "ts": 1_794_319_200_000, "source": "desk"}},
    {"id": "reading.online", "row": "手报", "zh": "在线", "value": None, "why": "x"},
]  # fmt: skip


def test_every_heading_has_a_line_and_what_nobody_knows_a_dash() -> None:
    assert [row.text for row in rows(FIELDS, "CNY")] == [
        "班次 —",
        "目标/完成 本班成交额 41,300.00 元；离目标还差 -0.01 元；本班成交单 0 单",
        "库存余/告急 库存余 7001 余 38 告急、7002 —",
        "未开福袋/券余 未开福袋 无",
        "未兑现承诺 补小样 [手机号]",
        "给下一班的一句话 —",
        "手报 人均停留 1:02（22:00）",
    ]


def test_what_was_written_when_handing_over_stands_in_place_of_what_the_system_has() -> None:
    pressed = {"sheet": {"gmv": 100}, "word": "盯 7 号", "said.promises": "都补了"}
    told = [row.text for row in rows(_handed(FIELDS, pressed), "CNY", pressed)]
    assert told[1] == "目标/完成 本班成交额 1.00 元；离目标还差 —；本班成交单 —"
    assert told[4] == "未兑现承诺 都补了" and told[5] == "给下一班的一句话 盯 7 号"


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(st.fixed_dictionaries({one["id"]: JUNK for one in FIELDS}), JUNK)
@settings(max_examples=60)
def test_whatever_a_page_put_into_the_sheet_it_is_told_in_bounded_lines(
    sheet: dict[str, Any], word: Any
) -> None:
    pressed = {"sheet": sheet, "word": word}
    for row in rows(_handed(FIELDS, pressed), "CNY", pressed):
        assert "None" not in row.text or "None" in str(pressed)
        assert "\n" not in row.text and len(row.text) < 900
