"""How the tests of income statements read composed rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import table
from kaibo.connectors.base.tests.properties import (
    GIVEN,
    events_of,
    read_rows,
)
from kaibo.connectors.tiktok_income.format import INCOME
from kaibo.connectors.tiktok_income.tests.composed import (
    INDONESIA,
)
from kaibo.live.events import Event

SEPTEMBER_15 = 1_789_430_400_000  # 2026-09-15 00:00 UTC
DAY = 86_400_000
JAKARTA = replace(GIVEN, tz="Asia/Jakarta")
PARTS = ("settled", "income", "platform_fee", "commission", "service_fee", "promotion_fee",
         "other_fees", "refund")  # fmt: skip


def read(
    *rows: Mapping[str, object], header: list[str] = INDONESIA, tz: str = "Asia/Jakarta"
) -> tuple[list[Event], Problems]:
    told, problems = read_rows(INCOME, table(header, rows), replace(GIVEN, tz=tz))
    return events_of(told), problems


def sums(event: Event) -> dict[str, Any]:
    return {name: (event.x or {})[name] for name in PARTS if name in (event.x or {})}
