"""One small file of every format: the composed night's where it has one, else a connector's own."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kaibo.config.demo import night_files
from kaibo.connectors.base.tests.composed import Rows, table, write_csv, write_xlsx
from kaibo.connectors.qianchuan.tests import composed as qianchuan
from kaibo.connectors.taobao_items.tests import composed as taobao_items
from kaibo.connectors.taobao_live_days.tests import test_taobao_live_days as taobao_days
from kaibo.connectors.taobao_live_orders.tests import composed as taobao_orders
from kaibo.connectors.taobao_live_products.tests import test_taobao_live_products as taobao_products
from kaibo.connectors.taobao_live_shows.tests import composed as taobao_shows
from kaibo.connectors.tiktok_income.tests import composed as tiktok_income
from kaibo.connectors.tiktok_live_shows.tests import composed as tiktok_shows
from kaibo.connectors.tiktok_orders.tests import composed as tiktok_orders
from kaibo.connectors.tmall_orders.tests import headers as tmall_headers
from kaibo.connectors.tmall_orders.tests import test_tmall_orders as tmall
from kaibo.sim.night import night

ROOT = Path(__file__).parents[2]
SEED, DAY = 2026, datetime(2026, 11, 13, tzinfo=UTC)
#: How the composed night names its files.
OF_NIGHT = {
    "douyin-compass": "直播明细",
    "douyin-show-book": "单场数据",
    "douyin-minutes": "流量综合趋势分析",
    "douyin-products": "商品列表",
    "douyin-talks": "讲解记录",
    "douyin-orders": "抖店订单",
    "douyin-aftersales": "抖店售后单",
    "douyin-settlement": "抖店结算账单",
    "douyin-funds": "抖店动账明细",
    "qianchuan-live": "全域数据",
}
RECORDED = {
    "canonical": "examples/show.ndjson.gz",
    "danmaku-bili2019": "src/kaibo/connectors/danmaku_bili2019/tests/recorded/2019-5-10.txt",
    "tiktok-live": "src/kaibo/connectors/tiktok_live/tests/recorded/messages.jsonl",
    "blrec-xml": "src/kaibo/connectors/blrec_xml/tests/composed/recorder.xml",
    "chat-replay": "src/kaibo/connectors/chat_replay/tests/recorded/youtube_live.json",
    "transcript": "src/kaibo/connectors/transcript/tests/composed/2026-11-22 20-00-05.srt",
}
WEBCAST = ROOT / "src/kaibo/connectors/douyin_webcast/tests/recorded"


@dataclass(frozen=True, slots=True)
class Sample:
    """A file of a format; nothing in it happened."""

    format: str
    path: Path


def _tables() -> dict[str, tuple[str, Rows]]:
    """Format → (file name, rows, the header first)."""
    return {
        "qianchuan-plans": ("全域数据_推广计划.csv", table(qianchuan.PLAN, qianchuan.PLAN_ROWS)),
        "qianchuan-products": (
            "全域数据_推广商品.csv",
            table(qianchuan.PRODUCT, qianchuan.PRODUCT_ROWS),
        ),
        "qianchuan-screen": ("直播大屏.csv", table(qianchuan.SCREEN, [qianchuan.SHOW])),
        "taobao-items": (
            "宝贝明细.csv",
            table(
                taobao_items.HEADERS,
                [taobao_items.ALONE, taobao_items.LEFT, taobao_items.RIGHT, taobao_items.UNPAID],
            ),
        ),
        "taobao-live-days": ("直播大盘.csv", taobao_days.ROWS),
        "taobao-live-orders": (
            "直播订单明细.csv",
            table(taobao_orders.HEADERS, [taobao_orders.SOLD, taobao_orders.PART]),
        ),
        "taobao-live-products": ("直播分商品.csv", taobao_products.ROWS),
        "taobao-live-shows": (
            "直播分场次.csv",
            table(taobao_shows.SHOWS, [taobao_shows.SHOW, taobao_shows.NEXT_SHOW]),
        ),
        "taobao-agency-shows": (
            "机构场次.csv",
            table(taobao_shows.AGENCY, [taobao_shows.RUN, taobao_shows.OPEN_RUN]),
        ),
        "tiktok-income": ("income.xlsx", table(tiktok_income.INDONESIA, tiktok_income.ROWS)),
        "tiktok-live-shows": (
            "Creator-Live-Performance.xlsx",
            [*tiktok_shows.PREAMBLE, *table(tiktok_shows.V2, [tiktok_shows.NEW])],
        ),
        "tiktok-orders": ("All-order.csv", table(tiktok_orders.HEADERS, tiktok_orders.ROWS)),
        "tmall-orders": ("ExportOrderList.csv", table(tmall_headers.NEW_LIST, [tmall.LISTED])),
    }


def write(folder: Path) -> list[Sample]:
    """Write a file of every format into `folder`; in the order of the formats' lists."""
    folder.mkdir(parents=True, exist_ok=True)
    composed = night_files.write(folder, night(SEED, night_files.begins(DAY)))
    out = {
        format: next(path for path in composed if path.name.startswith(name))
        for format, name in OF_NIGHT.items()
    }
    for format, (name, rows) in _tables().items():
        made: Callable[[Path, Rows], Path] = write_xlsx if name.endswith("xlsx") else write_csv
        out[format] = made(folder / name, rows)
    for format, place in RECORDED.items():
        out[format] = Path(shutil.copy(ROOT / place, folder))
    out["douyin-webcast"] = folder / "webcast.jsonl"
    told = [json.loads(path.read_text("utf-8")) for path in sorted(WEBCAST.glob("*.json"))]
    every = [one for some in told for one in (some if isinstance(some, list) else [some])]
    [(room, _)] = Counter(one["common"]["roomId"] for one in every).most_common(1)
    messages = [one for one in every if one["common"]["roomId"] == room]
    lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in messages)
    out["douyin-webcast"].write_text("".join(lines), encoding="utf-8")
    return [Sample(format, path) for format, path in out.items()]
