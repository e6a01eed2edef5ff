"""The whole way of a correction in a long room: pressed, answered, counted beside the server, shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kaibo.config import inside as inside_module
from kaibo.config import recounting as recounting_module
from kaibo.config.inside import Inside
from kaibo.config.recounting import Recounting
from kaibo.config.rooms import LiveRooms
from kaibo.domains.control import public as control
from kaibo.kit.delivery import Delivery, State
from kaibo.kit.hub import Hub
from kaibo.kit.tests.waiting import until
from kaibo.live.clock import wall_ms
from kaibo.live.desk import Command
from kaibo.live.events import Event
from kaibo.live.room import Post

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.kill]


class House:
    """Rooms, the job that counts them again, and who asks for it, as the server wires them."""

    def __init__(self, folder: Path) -> None:
        self.hub, self.recounting, self.inside = Hub(), Recounting(), Inside()
        self.rooms = LiveRooms(folder, self.hub, recount=self.recounting.owed)
        control.attach(self.rooms.engine)
        self.recounting.start()

    def press(self, ident: str, kind: str, **fields: Any) -> None:
        command = Command(Event(id=ident, kind=kind, **fields), "user:1")
        self.rooms.engine.post(Post("a", "desk", command=command)).result(20)

    def run(self) -> dict[str, Any]:
        """Part `run` as pages get it; empty while there is none."""
        found = self.hub.value(("a", "run"))
        return {} if found is None else msgspec.json.decode(found.body)

    def close(self) -> None:
        self.recounting.close()
        self.inside.close()
        control.detach()
        self.rooms.close()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr("kaibo.live.room.AT_ONCE", 0)
    monkeypatch.setattr(inside_module, "POLL_SECONDS", 0.05)
    monkeypatch.setattr(recounting_module, "AGAIN_S", 0.05)
    made = House(tmp_path / "data")
    yield made
    made.close()


def test_a_correction_is_shown_as_being_counted_until_another_process_has_counted_it(
    house: House,
) -> None:
    house.press("s", "show.start", ref="1")
    house.press("t", "segment.take", ref="5")
    house.rooms.engine.append("a", "douyin:s", [Event("c", "comment", ts=wall_ms())]).result(20)
    house.press("f", "timeline.fix", x={"lane": "segment", "op": "drop", "span": "t", "why": "错"})
    until(lambda: house.run().get("recounting") is not None)
    assert house.run()["segment"] is None
    until(lambda: Delivery.objects.count() == 1)
    house.inside.start()
    until(lambda: house.run()["recounting"] is None)
    look = house.rooms.engine.look
    owed, fixes = look("a", lambda here: (here.fold.owed, here.fold.timeline.fixes)).result(20)
    assert (owed, fixes) == (None, 1)
    until(lambda: Delivery.objects.get().state == State.DONE)
    assert not any(house.rooms.engine.install.counted.iterdir())
