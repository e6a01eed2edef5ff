"""How the tests of LIVE lists read composed rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kaibo.connectors.base.file_format import Aired
from kaibo.connectors.base.problems import Problems
from kaibo.connectors.base.tests.composed import table
from kaibo.connectors.base.tests.properties import (
    GIVEN,
    read_rows,
)
from kaibo.connectors.tiktok_live_shows.format import SHOWS
from kaibo.connectors.tiktok_live_shows.tests.composed import (
    PREAMBLE,
)

BANGKOK = replace(GIVEN, tz="Asia/Bangkok")
OLD_START = 1_788_958_805_000  # 2026-09-09 13:00:05 UTC
NEW_START = 1_789_484_957_000  # 2026-09-15 15:09:17 UTC
NEW_END = NEW_START + 9_457_000


def read(header: list[str], *rows: Mapping[str, object]) -> tuple[list[Aired], Problems]:
    told, problems = read_rows(SHOWS, [*PREAMBLE, *table(header, rows)], BANGKOK)
    return [one for one in told if isinstance(one, Aired)], problems


def counts(show: Aired) -> dict[str, int]:
    return {e.kind.removeprefix("report."): e.n for e in show.events if e.n is not None}


def money(show: Aired) -> dict[str, int]:
    return {e.kind.removeprefix("report."): e.amount for e in show.events if e.amount is not None}
