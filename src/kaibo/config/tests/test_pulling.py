"""Sources that are asked for, through a real engine, real rows and a platform on a real port."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kaibo.config import pulling as pulling_module
from kaibo.config.pulling import RUNNERS, Pulling, sources_changed
from kaibo.connectors.wechat_channels_board.client import Client
from kaibo.connectors.wechat_channels_board.poll import Poller
from kaibo.connectors.wechat_channels_board.tests.platform import (
    APP_ID,
    APP_SECRET,
    Platform,
    running,
)
from kaibo.domains.control import public as control
from kaibo.domains.control.actions import pulling, rooms, sources
from kaibo.domains.control.choices import Level
from kaibo.domains.control.choices import Platform as On
from kaibo.domains.control.models import Source
from kaibo.kit.access import system
from kaibo.kit.fact import Fact
from kaibo.kit.hub import Hub
from kaibo.kit.tests.waiting import until
from kaibo.live.clock import wall_ms
from kaibo.live.codec import decode
from kaibo.live.engine import Engine
from kaibo.live.events import Event

pytestmark = pytest.mark.django_db(transaction=True)
WHO = system("test")


class House:
    """An engine, a platform on the air since five minutes, and one source."""

    def __init__(self, engine: Engine, platform: Platform, source: Source) -> None:
        self.engine, self.platform, self.source = engine, platform, source
        self.pulling = Pulling(engine)

    def pull(self, version: int, **other: Any) -> Source:
        wish: dict[str, Any] = {
            "connector": "wechat-channels-board", "app_id": APP_ID, "app_secret": APP_SECRET,
            "every_s": 30,
        } | other  # fmt: skip
        row = pulling.pull(WHO, self.source.pk, expect=version, **wish)
        self.changed()
        return row

    def changed(self) -> None:
        """What the server's tail does when it reads the Fact."""
        sources_changed(Fact.objects.latest("pk"), Hub())

    def events(self) -> list[Event]:
        rows = self.engine.partitions[0].log.read(0)
        return [event for row in rows for event in decode(row.body)]


@pytest.fixture
def house(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    settings.DATA_DIR = tmp_path
    room = rooms.add(WHO, ident="sph-a", title="视频号A", platform=On.WECHAT_CHANNELS)
    source, _ = sources.add(WHO, room.pk, name="wechat_channels:a", level=Level.PUSH)
    platform = Platform(minute=5)
    platform.day = int(f"{datetime.now(UTC) + timedelta(hours=8):%Y%m%d}")
    engine = Engine(tmp_path / "data")
    with running(platform) as host:

        def here(card: control.PullCard, tell: Any, wait: Any) -> Poller:
            client = Client(card.app_id, card.secret or "", time.time, host, timeout_s=1)
            return Poller(card.src, client, tell, card.every_s, wall_ms, wait)

        monkeypatch.setitem(RUNNERS, "wechat-channels-board", here)
        made = House(engine, platform, source)
        made.pulling.start()
        try:
            yield made
        finally:
            made.pulling.close()
    engine.close()


def test_every_connector_control_offers_can_be_run_and_none_besides() -> None:
    assert set(RUNNERS) == set(control.CONNECTORS)


def test_a_source_is_asked_for_as_soon_as_somebody_says_so_and_no_longer(house: House) -> None:
    assert house.pulling.sources == [] and house.platform.asked == []
    house.pull(1)
    until(lambda: any(e.kind == "report.gmv" for e in house.events()))
    told = {(e.kind, e.product): e for e in house.events()}
    assert {e.src for e in told.values()} == {"wechat_channels:a"}
    assert told["report.gmv", None].amount == 3_990 * 15
    assert told["sample.online", None].n == 45
    assert house.pulling.sources == ["sph-a/wechat_channels:a"]
    pulling.stop(WHO, house.source.pk, expect=2)
    house.changed()
    until(lambda: house.pulling.sources == [])


def test_a_changed_key_begins_anew_and_a_change_of_nothing_does_not(house: House) -> None:
    house.pull(1, app_secret="a-wrong-secret-of-theirs")
    until(lambda: house.platform.asked == ["/cgi-bin/stable_token"])
    house.changed()
    house.changed()
    row = house.pull(2)
    until(lambda: any(e.kind == "report.viewers" for e in house.events()))
    assert house.platform.asked.count("/cgi-bin/stable_token") == 2
    sources.change(WHO, row.pk, expect=3, level=Level.PUSH, provides=["sample.online"])
    house.changed()
    until(lambda: house.pulling.sources != [])
    assert house.platform.asked.count("/cgi-bin/stable_token") == 2


def test_a_retired_room_is_asked_for_no_more(house: House) -> None:
    house.pull(1)
    until(lambda: house.events() != [])
    rooms.retire(WHO, house.source.room_id, expect=1)
    house.changed()
    until(lambda: house.pulling.sources == [])


def test_a_key_that_is_gone_or_a_connector_of_another_version_is_said_and_harms_nothing(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    with caplog.at_level(logging.ERROR, "kaibo.pulling"):
        with monkeypatch.context() as patch:
            patch.setattr(pulling_module, "RUNNERS", {})
            house.pull(1)
            until(lambda: "不会拉取" in caplog.text)
        for file in (tmp_path / "platform-keys").iterdir():
            file.unlink()
        house.changed()
        until(lambda: "AppSecret" in caplog.text)
    assert house.pulling.sources == [] and house.events() == []
    house.pull(2)
    until(lambda: house.events() != [])


def test_closing_ends_what_is_under_way(house: House) -> None:
    house.pull(1)
    until(lambda: house.events() != [])
    began = time.monotonic()
    house.pulling.close()
    assert time.monotonic() - began < 5 and house.pulling.sources == []
