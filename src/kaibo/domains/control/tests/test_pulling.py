"""Sources the server asks for itself: checked, the platform's secret in a file and nowhere else."""

from __future__ import annotations

import json
import logging
import stat
from pathlib import Path
from typing import Any

import pytest

from kaibo.domains.control import public
from kaibo.domains.control.actions import rooms, sources
from kaibo.domains.control.choices import Level, Platform
from kaibo.domains.control.models import Source
from kaibo.domains.control.public import PullCard
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.access import Actor
from kaibo.kit.fact import Fact
from kaibo.kit.writing import Act

pytestmark = pytest.mark.django_db(transaction=True)
SECRET, OTHER = "0123456789abcdef0123456789abcdef", "fedcba9876543210fedcba9876543210"
WISH = {"connector": "wechat-channels-board", "app_id": "wx0123456789abcdef", "app_secret": SECRET}


@pytest.fixture
def data(tmp_path: Path, settings: Any) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def source(lead: Actor, data: Path) -> Source:
    """A source of a room on 视频号."""
    room = rooms.add(lead, ident="sph-a", title="视频号A", platform=Platform.WECHAT_CHANNELS)
    made, _ = sources.add(lead, room.pk, name="wechat_channels:a", level=Level.COLLECTOR)
    return made


def kept(data: Path) -> list[str]:
    folder = data / "platform-keys"
    return [one.read_text() for one in folder.iterdir()] if folder.exists() else []


def card(source: Source, **other: Any) -> PullCard:
    about: dict[str, Any] = {
        "connector": WISH["connector"], "app_id": WISH["app_id"], "every_s": 60, "secret": SECRET
    } | other  # fmt: skip
    return PullCard(source.pk, "sph-a", "wechat_channels:a", **about)


def test_the_server_is_told_what_to_ask_for_and_the_level_is_that_of_the_platform(
    desk: Browser, source: Source, data: Path
) -> None:
    assert public.pulled() == []
    answer = desk.post(f"/api/sources/{source.pk}/pull", expect=1, **WISH)
    told = answer.json()
    assert answer.status_code == 200
    assert (told["pulled_by"], told["level"]) == ("wechat-channels-board", "L2")
    assert public.pulled() == [card(source)]
    [file] = (data / "platform-keys").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_another_key_takes_the_place_of_the_one_before_and_stopping_forgets_it(
    desk: Browser, source: Source, data: Path
) -> None:
    path = f"/api/sources/{source.pk}/pull"
    desk.post(path, expect=1, **WISH)
    desk.post(path, expect=2, **(WISH | {"app_secret": OTHER}), every_s=120)
    assert public.pulled() == [card(source, every_s=120, secret=OTHER)]
    assert kept(data) == [OTHER]
    late = desk.post(path, expect=2, **WISH)
    assert (late.status_code, late.json()["code"]) == (409, "stale")
    assert kept(data) == [OTHER]
    assert desk.post(f"{path}/stop", expect=3).json()["pulled_by"] is None
    assert (public.pulled(), kept(data)) == ([], [])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("connector", "douyin-hack"), ("connector", ""), ("app_id", ""), ("app_id", "wx 1"),
        ("app_id", "微信"), ("app_secret", "short"), ("app_secret", "有中文的密钥不行的"),
        ("app_secret", ""), ("every_s", 29), ("every_s", 601), ("every_s", 0),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_refused_and_nothing_is_kept(
    desk: Browser, source: Source, data: Path, field: str, value: object
) -> None:
    answer = desk.post(f"/api/sources/{source.pk}/pull", expect=1, **(WISH | {field: value}))
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, field)
    assert (public.pulled(), kept(data)) == ([], [])
    assert Source.objects.get(pk=source.pk).version == 1


def test_a_secret_whose_row_could_not_be_written_is_not_left_behind(
    desk: Browser, source: Source, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.post(f"/api/sources/{source.pk}/pull", expect=1, **WISH)

    def fails(*_: object, **__: object) -> None:
        raise OSError("planted")

    with monkeypatch.context() as patch:
        patch.setattr(Act, "put", fails)
        answer = desk.post(
            f"/api/sources/{source.pk}/pull", expect=2, **(WISH | {"app_secret": OTHER})
        )
    assert answer.status_code == 500
    assert (public.pulled(), kept(data)) == ([card(source)], [SECRET])


def test_a_source_of_another_platform_is_not_asked_for(
    desk: Browser, lead: Actor, source: Source, data: Path
) -> None:
    other, _ = sources.add(lead, source.room_id, name="douyin:a", level=Level.PUSH)
    answer = desk.post(f"/api/sources/{other.pk}/pull", expect=1, **WISH)
    assert answer.json()["where"][0]["path"] == "connector"
    assert "wechat_channels:" in answer.json()["text"] and kept(data) == []


def test_what_is_retired_is_not_asked_for(lead: Actor, desk: Browser, source: Source) -> None:
    desk.post(f"/api/sources/{source.pk}/pull", expect=1, **WISH)
    rooms.retire(lead, source.room_id, expect=1)
    assert public.pulled() == []
    rooms.restore(lead, source.room_id, expect=2)
    assert len(public.pulled()) == 1
    sources.retire(lead, source.pk, expect=2)
    assert public.pulled() == []


def test_a_folder_without_its_keys_is_told_apart_from_an_empty_secret(
    desk: Browser, source: Source, data: Path
) -> None:
    desk.post(f"/api/sources/{source.pk}/pull", expect=1, **WISH)
    [file] = (data / "platform-keys").iterdir()
    file.unlink()
    assert public.pulled() == [card(source, secret=None)]


def test_the_secret_is_in_no_table_no_fact_no_log_line_and_no_answer(
    desk: Browser, source: Source, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = desk.post(f"/api/sources/{source.pk}/pull", expect=1, **WISH)
        wrong = desk.post(
            f"/api/sources/{source.pk}/pull", expect=2, **(WISH | {"app_secret": SECRET + " 错"})
        )
    told = answer.content.decode() + wrong.content.decode() + caplog.text
    told += json.dumps(list(Source.objects.values()), default=str)
    told += json.dumps([[fact.before, fact.after] for fact in Fact.objects.all()])
    assert SECRET not in told and SECRET not in repr(public.pulled())
