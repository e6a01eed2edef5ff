"""People and pages for the tests of compliance."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kaibo.domains.compliance.register import forget
from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser, MakeUser, browser, make_user
from kaibo.kit.access import Actor
from kaibo.kit.rights import Duty

__all__ = ["browser", "make_user"]


@pytest.fixture(autouse=True)
def fresh_register() -> None:
    """Nothing read in another test is known here."""
    forget()


@pytest.fixture
def officer(make_user: MakeUser) -> User:
    """A compliance officer called 阿合."""
    return make_user("he", "阿合", Duty.COMPLIANCE)


@pytest.fixture
def actor(officer: User) -> Actor:
    """阿合 as whoever acts."""
    return Actor(officer.pk, officer.name, officer.duty_set)


@pytest.fixture
def desk(browser: Browser, officer: User) -> Browser:
    """阿合 signed in."""
    browser.sign_in(officer)
    return browser


@pytest.fixture
def page_of(make_user: MakeUser) -> Callable[[Duty], Browser]:
    """Somebody with one duty, signed in on a browser of their own."""

    def open_page(duty: Duty) -> Browser:
        page = Browser(f"192.168.7.{list(Duty).index(duty)}")
        page.sign_in(make_user(f"x-{duty}", f"某{duty.label}", duty))
        return page

    return open_page
