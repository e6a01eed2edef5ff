"""Open pages close when their sign-in or rights end: the whole way, over a real socket."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from websockets.exceptions import ConnectionClosed

from kaibo.domains.people.actions import accounts
from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import PASSWORD, Browser
from kaibo.kit.access import system
from kaibo.kit.hub import Hub
from kaibo.kit.rights import Duty
from kaibo.kit.stream import Stream
from kaibo.kit.tail import Tail
from kaibo.kit.tests.serving import heard, page, say, served

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def port() -> Iterator[int]:
    """A served stream, fed by the tail, as in the product."""
    hub = Hub()
    tail = Tail(hub)
    tail.start()
    try:
        with served(Stream(hub)) as number:
            yield number
    finally:
        tail.stop()


ENDS: dict[str, Callable[[Browser, User], object]] = {
    "sign-out": lambda browser, user: browser.post("/api/sign-out"),
    "duties changed": lambda browser, user: accounts.set_duties(
        system("test"), user.pk, expect=1, duties=[Duty.OBSERVER]
    ),
    "password changed": lambda browser, user: browser.post(
        "/api/me/password", old=PASSWORD, new="另一句足够长的话"
    ),
    "retired": lambda browser, user: accounts.retire(system("test"), user.pk, expect=1),
    "another signs in here": lambda browser, user: browser.sign_in(
        User.objects.get(username="ming")
    ),
}


@pytest.mark.parametrize("end", ENDS)
def test_the_page_closes_with_4401(end: str, port: int, ming: User, yu: User) -> None:
    browser = Browser()
    browser.sign_in(yu)
    with page(port, browser.session) as socket:
        assert heard(socket)["hello"]["name"] == "小雨"
        ENDS[end](browser, yu)
        with pytest.raises(ConnectionClosed) as caught:
            heard(socket)
    assert caught.value.rcvd is not None and caught.value.rcvd.code == 4401


def test_signing_out_on_one_computer_leaves_the_other_open(port: int, ming: User, yu: User) -> None:
    here, there = Browser(), Browser()
    here.sign_in(yu), there.sign_in(yu)
    with page(port, here.session) as mine, page(port, there.session) as other:
        heard(mine), heard(other)
        say(other, subjects=["people.host"])
        here.post("/api/sign-out")
        with pytest.raises(ConnectionClosed):
            heard(mine)
        lead = Browser()
        lead.sign_in(ming)
        host = lead.post("/api/hosts", name="阿May").json()["id"]
        assert heard(other)["cold"] == {
            "subject": "people.host",
            "items": [[host, "people.host.create"]],
        }


def test_after_the_sign_out_the_old_session_opens_no_page(port: int, yu: User) -> None:
    browser = Browser()
    browser.sign_in(yu)
    key = browser.session
    browser.post("/api/sign-out")
    with page(port, key) as socket, pytest.raises(ConnectionClosed) as caught:
        heard(socket)
    assert caught.value.rcvd is not None and caught.value.rcvd.code == 4401
