"""A room that runs, with tonight's show on air and a watch that listens to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kaibo.domains.compliance.register import forget
from kaibo.domains.control import running
from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.tests.hall import ROOM, Evening, Hall, opened, planned
from kaibo.domains.control.watch.watching import Watch
from kaibo.kit.access import system
from kaibo.live.alerts import Alert, alerts
from kaibo.live.events import Event


@dataclass
class Floor:
    """The hall with its watch; times are in ms after the evening began."""

    hall: Hall
    evening: Evening
    watch: Watch = field(default_factory=Watch)

    def hear(self, kind: str, at: int, text: str, **more: Any) -> Event:
        """Something is said or written, recorded, and listened to."""
        event = self.hall.event(kind, at, text=text, **more)
        self.hall.send(event, src="asr:1", at=at)
        event.src = "asr:1"
        self.watch.hear(ROOM, [event])
        return event

    def say(self, at: int, text: str, **more: Any) -> Event:
        """The host says it."""
        return self.hear("speech", at, text, **more)

    def pitch(self, at: int, link: int, product: str = "7001") -> None:
        """A link is explained from here on."""
        self.hall.press("pitch.start", at, product=product, x={"link": link})

    def dismiss(self, at: int, alert: Alert, reason: str) -> None:
        """Somebody puts an alert aside."""
        x = {"how": "dismissed", "reason": reason}
        self.hall.press("alert.close", at, by="user:7", ref=alert.id, x=x)

    @property
    def alerts(self) -> list[Alert]:
        """The room's alerts, as its log has them."""
        found: list[Alert] = running.look(ROOM, lambda room: alerts(room.fold.presses.watch))
        return found

    @property
    def ends(self) -> list[str | None]:
        """How each ended, None while open."""
        return [one.closed.x["how"] if one.closed else None for one in self.alerts]


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[Floor]:
    """On air since 22:00."""
    forget()
    who = system("test")
    rooms.add(who, ident=ROOM, title="旗舰店A", platform=Platform.DOUYIN)
    evening = planned(who)
    with opened(tmp_path / "data") as hall:
        hall.press("show.start", 0, ref=str(evening.show))
        yield Floor(hall, evening)
