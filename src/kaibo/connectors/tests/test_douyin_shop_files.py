"""Promise of the 抖店 and 千川 formats: each file is known by its headers, whatever stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaibo.connectors.base.file_format import FileFormat
from kaibo.connectors.base.tests.composed import write_csv
from kaibo.connectors.base.tests.properties import GIVEN
from kaibo.connectors.douyin_aftersales import format as aftersales
from kaibo.connectors.douyin_aftersales.tests.composed import HEADER as AFTERSALES
from kaibo.connectors.douyin_funds import format as funds
from kaibo.connectors.douyin_funds.tests.composed import LONG as FUNDS
from kaibo.connectors.douyin_funds.tests.composed import SHORT as FUNDS_SHORT
from kaibo.connectors.douyin_orders import format as orders
from kaibo.connectors.douyin_orders.tests.headers import CUSTOM, LONG_A, LONG_B, SHORT, TRAFFIC
from kaibo.connectors.douyin_settlement import format as settlement
from kaibo.connectors.douyin_settlement.tests.composed import HEADER as SETTLEMENT
from kaibo.connectors.files import open_file
from kaibo.connectors.qianchuan import format as qianchuan
from kaibo.connectors.qianchuan.tests.composed import LIVE, PLAN, PRODUCT, SCREEN

FORMATS: tuple[FileFormat, ...] = (
    *orders.FORMATS,
    *aftersales.FORMATS,
    *settlement.FORMATS,
    *funds.FORMATS,
    *qianchuan.FORMATS,
)


@pytest.mark.parametrize(
    ("header", "ident"),
    [
        *((header, "douyin-orders") for header in (LONG_A, LONG_B, CUSTOM, TRAFFIC, SHORT)),
        (AFTERSALES, "douyin-aftersales"),
        (SETTLEMENT, "douyin-settlement"),
        (FUNDS, "douyin-funds"),
        (FUNDS_SHORT, "douyin-funds"),
        (LIVE, "qianchuan-live"),
        ([*LIVE, "时间-小时"], "qianchuan-live"),
        (PLAN, "qianchuan-plans"),
        ([*PLAN, "时间-小时"], "qianchuan-plans"),
        (PRODUCT, "qianchuan-products"),
        (SCREEN, "qianchuan-screen"),
    ],
)
def test_each_file_is_known_among_all(tmp_path: Path, header: list[str], ident: str) -> None:
    for name, cells in (("forth", header), ("back", header[::-1])):
        path = write_csv(tmp_path / f"{name}.csv", [cells], "gbk")
        opened = open_file(path, GIVEN, FORMATS)
        assert opened.format.id == ident
        assert [one.kind for one in opened.told if hasattr(one, "kind")] == ["source.open"]


def test_no_two_formats_share_a_name() -> None:
    names = [one.id for one in FORMATS]
    assert len(set(names)) == len(names)
