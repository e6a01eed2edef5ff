"""The figures of the running hour on open pages go by the team's clock."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kaibo.config.rooms import LiveRooms
from kaibo.kit.clock import MINUTE
from kaibo.kit.hub import Hub
from kaibo.kit.tests.waiting import until
from kaibo.live.desk import Command
from kaibo.live.events import Event
from kaibo.live.room import Post

#: 05:00 UTC: 13:00 in Shanghai, 10:30 in Kolkata.
FIVE = 1_700_024_400_000


@dataclass
class Clock:
    """Stands where it is put."""

    time: int

    def now(self) -> int:
        return self.time


@pytest.mark.parametrize(("zone", "comments"), [("Asia/Shanghai", 1), ("Asia/Kolkata", 0)])
def test_an_hour_begins_when_the_teams_clock_strikes(
    zone: str, comments: int, tmp_path: Path, settings: Any
) -> None:
    settings.KAIBO_ZONE = zone
    hub, clock = Hub(), Clock(FIVE)
    rooms = LiveRooms(tmp_path / "data", hub, lambda room: clock)
    try:
        start = Command(Event(id="k1", kind="show.start", ref="1"), "user:1")
        rooms.engine.post(Post("a", "desk", command=start)).result(20)
        opened = Event(id="o", kind="source.open", ts=FIVE + 1, x={"provides": ["comment"]})
        said = Event(id="c", kind="comment", ts=FIVE + MINUTE, text="多少钱")
        clock.time = FIVE + 31 * MINUTE
        rooms.engine.append("a", "sim:1", [opened, said]).result(20)
        until(lambda: _comments(hub, "show") == 1)
        assert _comments(hub, "hour") == comments
    finally:
        rooms.close()


def _comments(hub: Hub, span: str) -> int | None:
    found = hub.value(("a", "figures"))
    figures = None if found is None else msgspec.json.decode(found.body)
    return figures[span]["comments"] if figures else None
