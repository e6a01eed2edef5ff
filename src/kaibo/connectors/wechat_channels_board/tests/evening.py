"""An evening against the documented platform, into a real room on disk.

Time is the test's own: waiting moves it on, and with it the show on the platform.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kaibo.connectors.wechat_channels_board.client import Client
from kaibo.connectors.wechat_channels_board.parse import read_board
from kaibo.connectors.wechat_channels_board.poll import Poller
from kaibo.connectors.wechat_channels_board.tests.platform import (
    APP_ID,
    APP_SECRET,
    START_MS,
    Platform,
    composed,
    running,
)
from kaibo.live.clock import Wall
from kaibo.live.codec import decode
from kaibo.live.engine import Engine
from kaibo.live.events import Event

MINUTE_MS = 60_000
SRC = "wechat_channels:shop"


class Evening:
    """The platform, one poller of it, a room; `at` is now, UTC ms."""

    def __init__(self, platform: Platform, host: str, folder: Path) -> None:
        self.platform, self.at = platform, START_MS
        self.engine = Engine(folder, clock=lambda room: Wall(lambda: self.at))
        client = Client(APP_ID, APP_SECRET, lambda: self.at / 1_000, host, timeout_s=0.3)
        self.poller = Poller("试", client, self.tell, 60.0, lambda: self.at, lambda s: True)
        self.broken = False
        self.waits: list[float] = []

    def tell(self, events: Sequence[Event]) -> None:
        if self.broken:
            raise OSError("planted: nothing can be recorded")
        self.engine.append("r1", SRC, events).result(20)

    def play(self, until_minute: int) -> None:
        """Rounds until the show has been on for so many minutes."""
        while self.at < START_MS + until_minute * MINUTE_MS:
            self.platform.minute = (self.at - START_MS) // MINUTE_MS
            wait = self.poller.once()
            self.waits.append(wait)
            self.at += int(wait * 1_000)

    def log(self) -> list[Event]:
        rows = self.engine.partitions[0].log.read(0)
        return [event for row in rows for event in decode(row.body)]

    def totals(self) -> dict[str, int]:
        """What holds of the show's totals in the room, name by name."""
        found = self.engine.look("r1", lambda room: dict(room.fold.reported.totals)).result(20)
        return {name: total.value for (_, _, name, *of), total in found.items() if not any(of)}


@pytest.fixture
def evening(tmp_path: Path) -> Iterator[Evening]:
    platform = Platform()
    with running(platform) as host:
        made = Evening(platform, host, tmp_path / "data")
        yield made
        made.engine.close()


def of_kind(events: list[Event], start: str) -> list[Event]:
    return [event for event in events if event.kind.startswith(start)]


def latest(events: list[Event]) -> dict[tuple[str, str | None], int | None]:
    """The newest total of each name and product, by hand."""
    found: dict[tuple[str, str | None], tuple[int, int | None]] = {}
    for event in of_kind(events, "report."):
        assert event.x is not None
        key, value = (event.kind, event.product), event.n if event.amount is None else event.amount
        if found.get(key, (-1, None))[0] < event.x["as_of"]:
            found[key] = event.x["as_of"], value
    return {key: value for key, (_, value) in found.items()}


def expected(minute: int) -> dict[tuple[str, str | None], int | None]:
    board = read_board(composed(minute))
    totals: dict[tuple[str, str | None], int | None] = {
        (f"report.{name}", None): value for name, value in board.totals.items()
    }
    for one in board.products:
        totals |= {(f"report.{name}", one.id): value for name, value in one.totals.items()}
    return totals
