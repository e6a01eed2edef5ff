"""People, a platform and channels to it for the tests of team."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser, MakeUser, browser, make_user
from kaibo.domains.team import public
from kaibo.domains.team.actions import channels
from kaibo.domains.team.actions.channels import Wanted
from kaibo.domains.team.choices import RobotKind
from kaibo.domains.team.models import Channel, Message
from kaibo.domains.team.tests.platforms import SECRET, Platform, running
from kaibo.kit.access import Actor
from kaibo.kit.clock import now_ms
from kaibo.kit.delivery import Delivery, State
from kaibo.kit.rights import Duty
from kaibo.kit.worker import Worker

__all__ = ["browser", "make_user"]

MakeChannel = Callable[..., Channel]
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(1_000)


@pytest.fixture
def ming(make_user: MakeUser) -> User:
    """A lead called 阿明."""
    return make_user("ming", "阿明", Duty.LEAD)


@pytest.fixture
def lead(ming: User) -> Actor:
    """阿明 as whoever acts."""
    return Actor(ming.pk, ming.name, ming.duty_set)


@pytest.fixture
def page_of(make_user: MakeUser) -> Callable[[Duty], Browser]:
    """Somebody with one duty, signed in on a browser of their own."""

    def open_page(duty: Duty) -> Browser:
        page = Browser(f"192.168.4.{list(Duty).index(duty)}")
        page.sign_in(make_user(f"x-{duty}", f"某{duty.label}", duty))
        return page

    return open_page


@pytest.fixture
def platform(settings: Any, tmp_path: Path) -> Iterator[Platform]:
    """A server that speaks all three platforms, and settings that let messages go there."""
    settings.DATA_DIR = tmp_path
    with running() as made:
        settings.KAIBO_IM_HOSTS = [made.host]
        yield made


@pytest.fixture
def make_channel(lead: Actor, platform: Platform) -> MakeChannel:
    """A channel to a robot of that platform."""

    def make(kind: RobotKind = RobotKind.FEISHU, **more: Any) -> Channel:
        wanted = {
            "title": f"{kind.label}群",
            "webhook": platform.address(kind.value),
            "secret": SECRET,
            **more,
        }
        return channels.add(lead, kind, Wanted(**wanted))

    return make


def work(*, later: bool = False) -> int:
    """Do all work that is due in this thread; `later`: as if its time had come. How many jobs."""
    worker, done = Worker(), 0
    if later:
        Delivery.objects.filter(state=State.WAITING).update(due_at=now_ms())
    while worker.step():
        done += 1
        assert done < 500
    return done


def tell(actor: Actor, channel: Channel, once: str, **more: Any) -> Message:
    """Hand a message over; its row."""
    card = public.hand_over(
        actor, channel.pk, once=once, title=f"报数 {once}", lines=["成交 **1 元**"], **more
    )
    return Message.objects.get(pk=card.id)


def again(row: Message) -> Message:
    """The message as it is now."""
    return Message.objects.get(pk=row.pk)
