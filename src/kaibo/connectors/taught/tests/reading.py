"""From a composed table to what its taught format tells, the way a person would go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from kaibo.connectors.base.file_format import Holds, TableFormat
from kaibo.connectors.base.tests.properties import GIVEN
from kaibo.connectors.taught.format import taught_format
from kaibo.connectors.taught.suggest import mapping, suggest

SHANGHAI = ZoneInfo("Asia/Shanghai")


def ms(text: str) -> int:
    """UTC ms of a moment in Shanghai."""
    return int(datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).timestamp() * 1000)


#: The composed tables were exported on this day.
AS_OF = ms("2026-09-25 12:00")
FILE = replace(GIVEN, as_of=AS_OF)


def learned(
    rows: Sequence[Sequence[object]], holds: Holds, units: dict[str, str] | None = None
) -> TableFormat:
    """The format of a table as suggested; `units` are what the person added, by header."""
    headers = [str(cell) for cell in rows[0]]
    body = [[str(cell) for cell in row] for row in rows[1:]]
    columns = [
        replace(one, unit=(units or {}).get(one.header, one.unit))
        for one in suggest(headers, body, holds)
    ]
    return taught_format("taught-1", "教过的表", mapping(columns, holds, "composed"))
