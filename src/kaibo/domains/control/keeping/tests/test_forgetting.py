"""A viewer asks to be forgotten: what may go goes, what must stay is restricted, and both are told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kaibo.domains.compliance.actions import keeping
from kaibo.domains.compliance.choices import HoldAbout
from kaibo.domains.compliance.models import ErasureRequest, Removal
from kaibo.domains.compliance.rules.keeping import kept_until
from kaibo.domains.control import running
from kaibo.domains.control.cards import found
from kaibo.domains.control.keeping import forgetting, nightly
from kaibo.domains.control.package.gathering import gather
from kaibo.domains.control.package.writing import written
from kaibo.domains.control.tests.hall import EVENING, ROOM
from kaibo.domains.control.watch.tests.conftest import Floor, floor
from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import MakeUser, make_user
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import Duty
from kaibo.live.codec import decode
from kaibo.live.events import Event
from kaibo.live.log import check
from kaibo.live.mask import viewer_hash

__all__ = ["floor", "make_user"]
pytestmark = pytest.mark.django_db(transaction=True)
END = 60_000
SHE = f"{4:016x}"
DUE = kept_until(EVENING + END) + 1


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Iterator[Path]:
    settings.DATA_DIR = tmp_path
    yield tmp_path


@pytest.fixture
def lead(make_user: MakeUser) -> Actor:
    user: User = make_user("ming", "阿明", Duty.LEAD)
    return Actor(user.pk, user.name, user.duty_set)


@pytest.fixture
def past(floor: Floor) -> Floor:
    """Two comments of hers in the show, one after it, and one of another viewer."""
    floor.hear("comment", 2_000, "加我微信领福利", who=4)
    floor.hear("comment", 3_000, "我上次买的还不错", who=4)
    floor.hear("comment", 4_000, "主播好", who=5)
    floor.hall.press("show.end", END, ref=str(floor.evening.show))
    floor.hall.send(
        floor.hall.event("comment", END + 9_000, who=4, text="散场了"), src="asr:1", at=END + 9_000
    )
    return floor


def comments() -> list[Event]:
    log = running.log_of(ROOM)
    every = [event for row in log.read(0, ROOM) for event in decode(row.body)]
    return [event for event in every if event.kind == "comment"]


def test_what_may_go_goes_what_must_stay_stays_and_the_answer_says_which(
    past: Floor, lead: Actor
) -> None:
    protocol = forgetting.ask(lead, EVENING + DAY, platform="douyin", viewer=SHE, note="客服")
    assert protocol["went"] == {"comment": 1}
    [stays] = protocol["stays"]
    assert stays["counts"] == {"comment": 2} and stays["until"] == kept_until(EVENING + END)
    assert "三年" in stays["why"] and stays["show"] == str(past.evening.show)
    hers = [one.text for one in comments() if one.viewer == SHE]
    assert hers == ["加我微信领福利", "我上次买的还不错"]
    assert "散场了" not in [one.text for one in comments()]
    assert ErasureRequest.objects.get().protocol == protocol
    assert Removal.objects.get().done_at is not None
    assert check(running.log_of(ROOM).path) == []


def test_what_had_to_stay_goes_when_its_date_has_come(past: Floor, lead: Actor) -> None:
    forgetting.ask(lead, EVENING + DAY, platform="douyin", viewer=SHE)
    nightly.remove_due(DUE)
    left = comments()
    assert SHE not in {one.viewer for one in left}
    # Two comments of one person in a show are still one person's, and nobody else's.
    assert left[0].viewer == left[1].viewer != left[2].viewer == f"{5:016x}"
    assert left[3].viewer not in {one.viewer for one in left[:3]}


def test_a_hold_on_a_person_outlives_the_wish_to_be_forgotten(past: Floor, lead: Actor) -> None:
    keeping.hold(lead, about=HoldAbout.VIEWER, ref=SHE, why="投诉在办")
    protocol = forgetting.ask(lead, EVENING + DAY, platform="douyin", viewer=SHE)
    assert protocol["went"] == {} and {one["until"] for one in protocol["stays"]} == {None}
    nightly.remove_due(DUE + DAY)
    assert [one.text for one in comments() if one.viewer == SHE][-1] == "散场了"


def test_the_platforms_id_finds_the_same_person(past: Floor, lead: Actor) -> None:
    secret = running.engine().install.secret
    viewer = viewer_hash(secret, "taobao", "测试会员")
    event = past.hall.event("comment", END + 10_000, text="我是会员")
    event.viewer = viewer
    past.hall.send(event, src="asr:1", at=END + 10_000)
    protocol = forgetting.ask(lead, EVENING + DAY, platform="taobao", raw_id="测试会员")
    assert protocol["viewer"] == viewer and protocol["went"] == {"comment": 1}
    with pytest.raises(Refusal):
        forgetting.ask(lead, EVENING + DAY, platform="taobao", raw_id="测试会员")


def test_nothing_of_hers_leaves_the_house(past: Floor, lead: Actor) -> None:
    def outside() -> bytes:
        case = gather(found(ROOM), str(past.evening.show))
        made = written(case, outside=True, by="阿合", at=EVENING + DAY)
        archive = zipfile.ZipFile(io.BytesIO(made.content))
        return b"".join(archive.read(name) for name in archive.namelist())

    flagged = past.alerts[0].raised.ref
    x = {"how": "removed", "src": "asr:1"}
    past.hall.press("disposal", END + 20_000, by="user:7", ref=flagged, x=x)
    assert "加我微信".encode() in outside()
    forgetting.ask(lead, EVENING + DAY, platform="douyin", viewer=SHE)
    assert "加我微信".encode() not in outside() and SHE.encode() not in outside()


def test_who_may_not_is_refused_and_nothing_has_changed(past: Floor, make_user: MakeUser) -> None:
    user: User = make_user("host", "主播", Duty.HOST)
    was = comments()
    with pytest.raises(Refusal):
        forgetting.ask(
            Actor(user.pk, user.name, user.duty_set), EVENING + DAY, platform="douyin", viewer=SHE
        )
    assert comments() == was and not ErasureRequest.objects.exists()
