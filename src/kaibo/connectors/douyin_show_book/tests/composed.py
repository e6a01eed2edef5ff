"""A single-show workbook made up for the tests: known sheets and names over our own figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Cells = Sequence[Sequence[object]]
Sheets = dict[str, Cells]

BASICS: list[list[object]] = [
    ["直播时间", "直播标题", "主播昵称", "主播抖音号", "直播场次ID", "千次观看成交金额"],
    ["2025-09-08 00-00-00~2025-09-08 07-00-46", "小满·秋收夜场🌾", "小满铺子", "xiaoman",
     "7546000000000000001", "28.72"],
]  # fmt: skip
FUNNEL: list[list[object]] = [
    ["自然流量观看人数", "付费流量观看人数", "平均在线人数", "直播间曝光人数", "直播间曝光次数",
     "直播间观看人数", "商品曝光人数", "商品点击人数", "成交人数", "曝光-观看率(人数)"],
    [3100, 900, 24, 48_000, 62_000, 4_000, 3_400, 1_700, 400, 0.0833],
]  # fmt: skip
CHANNELS: list[list[object]] = [
    ["渠道名称", "千川消耗", "人均观看时长", "观看次数", "观看次数占比"],
    ["整体", "3,600.20", "1分15秒", "2.1万", "100%"],
    ["直播推荐", "-", "1分12秒", "1.2万", "57%"],
    ["千川PC版", "3,600.20", "48秒", "8,000", "38%"],
    ["搜索", "0", "-", "1,000", "5%"],
]
SOCIAL: list[list[object]] = [["退款人数", 40], ["新增粉丝数", "120"]]
OVERALL: list[list[object]] = [
    ["直播间成交金额", "直播间观看人数", "评论次数", "人均观看时长(分钟)"],
    ["9000.50", "4000", "540", "1.25"],
]
PRODUCTS: list[list[object]] = [
    ["商品ID", "商品名称", "商品曝光人数", "商品点击人数", "成交金额", "成交件数", "退款金额"],
    ["\t3700000000000000001", "亚麻籽油", "3000", "1,500", "8000.5", "130", "120"],
    ["3700000000000000002", "藜麦", "400", "200", "1000", "20", "-"],
    ["合计", "", "3400", "1700", "9000.5", "150", "120"],
]
VIDEOS: list[list[object]] = [["视频标题", "引流次数", "成交金额"], ["秋收", "12", "300"]]
SKUS: list[list[object]] = [["商品ID", "SKU ID", "成交金额"], ["3700000000000000001", "11", "1"]]

SHEETS: Sheets = {
    "基本信息": BASICS,
    "流量&转化-转化漏斗": FUNNEL,
    "流量分析-渠道分析": CHANNELS,
    "流量&转化-短视频引流": VIDEOS,
    "互动&人群&售后": SOCIAL,
    "直播间总体数据": OVERALL,
    "商品数据": PRODUCTS,
    "SKU数据": SKUS,
}

#: `report.<name>` of the show, worked out by hand.
TOTALS: dict[str, int] = {
    "air_ms": 25_246_000,
    "gpm_watch_ppm": 28_720,
    "organic_viewers": 3_100,
    "paid_viewers": 900,
    "avg_online": 24,
    "impression_viewers": 48_000,
    "impressions": 62_000,
    "viewers": 4_000,
    "product_viewers": 3_400,
    "product_clickers": 1_700,
    "buyers": 400,
    "refund_buyers": 40,
    "follows": 120,
    "gmv": 900_050,
    "comments": 540,
    "stay_ms": 75_000,
}


def write_book(path: Path, sheets: Mapping[str, Cells]) -> Path:
    """A workbook of these sheets, texts as texts and numbers as numbers."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    book.save(path)
    return path


def upright(pairs: Cells) -> list[list[object]]:
    """One row of names over one of values, as a name beside its value."""
    return [list(pair) for pair in zip(*pairs, strict=True)]
