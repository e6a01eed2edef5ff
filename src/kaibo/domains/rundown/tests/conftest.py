"""A shop, a show over midnight and people at two browsers for the tests of rundown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser, MakeUser, browser, make_user
from kaibo.domains.rundown.actions import plans, segments
from kaibo.domains.rundown.models import Plan, Segment
from kaibo.domains.selection.actions import links, products, shows
from kaibo.domains.selection.models import Link, Show
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE, SHANGHAI, to_ms
from kaibo.kit.rights import Duty

__all__ = ["browser", "make_user"]

# 22:00 to 02:00: every show here crosses midnight.
EVENING = to_ms(datetime(2026, 11, 10, 22, 0, tzinfo=SHANGHAI))
MIDNIGHT = EVENING + 2 * HOUR
MakePlan = Callable[..., Plan]


@pytest.fixture
def ming(make_user: MakeUser) -> User:
    """A floor director called 阿明."""
    return make_user("ming", "阿明", Duty.FLOOR)


@pytest.fixture
def hong(make_user: MakeUser) -> User:
    """An operator called 小红."""
    return make_user("hong", "小红", Duty.OPERATOR)


@pytest.fixture
def floor(ming: User) -> Actor:
    """阿明 as whoever acts."""
    return Actor(ming.pk, ming.name, ming.duty_set)


@pytest.fixture
def operator(hong: User) -> Actor:
    """小红 as whoever acts."""
    return Actor(hong.pk, hong.name, hong.duty_set)


@pytest.fixture
def desk(browser: Browser, ming: User) -> Browser:
    """阿明's browser."""
    browser.sign_in(ming)
    return browser


@pytest.fixture
def laptop(hong: User) -> Browser:
    """小红's browser."""
    page = Browser("192.168.1.21")
    page.sign_in(hong)
    return page


@pytest.fixture
def show(operator: Actor) -> Show:
    """A store run from 22:00 to 02:00."""
    return shows.plan(
        operator,
        room="flagship-a",
        title="双十一前夜",
        starts_at=EVENING,
        ends_at=EVENING + 4 * HOUR,
        kind="store_run",
    )


@pytest.fixture
def bag(operator: Actor, show: Show) -> dict[int, Link]:
    """Links 1 to 5 of the show; number 4 has no price yet."""
    goods = {
        1: ("保湿面膜 5 片装", "面膜", "welfare_role", 990),
        2: ("氨基酸洁面乳 100 克", "洁面", "hero_role", 4_900),
        3: ("修护面霜 50 克", "面霜", "hero_role", 12_800),
        4: ("精华水乳两件套", "水乳", "margin_role", None),
        5: ("补水喷雾 150 毫升", "喷雾", "regular_role", 2_990),
    }
    found = {}
    for number, (title, short, role, price) in goods.items():
        product = products.add(operator, title=title, short=short, category="护肤", role=role)
        link = links.add(operator, show.pk, product=product.pk, sku=None, link_no=number)
        if price is not None:
            link = links.set_offer(
                operator, link.pk, expect=link.version, final_price=price, offer="拍1发1"
            )
        found[number] = link
    return found


@pytest.fixture
def make_plan(floor: Actor, show: Show) -> MakePlan:
    """A plan of the show with segments of these titles, five minutes each."""

    def make(*titles: str, kind: str = "linear", **values: Any) -> Plan:
        plan = plans.make(floor, show.pk, kind=kind, **values)
        for title in titles:
            segments.add(floor, plan.pk, title=title, duration_ms=5 * MINUTE)
        return Plan.objects.get(pk=plan.pk)

    return make


def segment(plan: Plan, title: str) -> Segment:
    """The plan's segment of that title."""
    return Segment.objects.active().get(plan=plan, title=title)


def titles(plan: Plan) -> list[str]:
    """The titles in the plan's order."""
    rows = {row.pk: row.title for row in Segment.objects.filter(plan=plan)}
    return [rows[number] for number in Plan.objects.get(pk=plan.pk).position]
