"""Browsers and people for the tests of people: every request goes the whole way."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client

from kaibo.domains.people.models import User
from kaibo.kit import journal
from kaibo.kit.access import system
from kaibo.kit.rights import Duty

PASSWORD = "晚上七点开播-19"
MakeUser = Callable[..., User]


class Browser:
    """A browser with its cookies; sends the CSRF token it was given, as the page does."""

    def __init__(self, address: str = "192.168.1.20") -> None:
        self.client = Client(
            enforce_csrf_checks=True, raise_request_exception=False, REMOTE_ADDR=address
        )
        self.client.get("/api/me")

    def post(self, path: str, **body: Any) -> Any:
        """Send JSON."""
        token = self.client.cookies["kaibo_csrf"].value
        return self.client.post(
            path, json.dumps(body), "application/json", headers={"X-CSRFToken": token}
        )

    def get(self, path: str) -> Any:
        """Ask; the answer's JSON."""
        return self.client.get(path).json()

    @property
    def who(self) -> str | None:
        """Who is signed in here."""
        user = self.get("/api/me")["user"]
        return str(user["name"]) if user else None

    @property
    def session(self) -> str:
        """The session key."""
        return self.client.cookies["kaibo_session"].value

    def sign_in(self, user: User, **more: Any) -> Any:
        """Sign in by the password all test people have."""
        return self.post("/api/sign-in", username=user.username, password=PASSWORD, **more)


@pytest.fixture
def make_user() -> MakeUser:
    """A person with the common password."""

    def make(username: str, name: str, *duties: Duty) -> User:
        return journal.create(
            system("test"),
            "people.user.create",
            User,
            username=username,
            name=name,
            duties=sorted(duty.value for duty in duties),
            password=make_password(PASSWORD),
        )

    return make


@pytest.fixture
def ming(make_user: MakeUser) -> User:
    """A lead called 阿明."""
    return make_user("ming", "阿明", Duty.LEAD)


@pytest.fixture
def yu(make_user: MakeUser) -> User:
    """A host called 小雨."""
    return make_user("yu", "小雨", Duty.HOST)


@pytest.fixture
def browser() -> Browser:
    """A browser nobody is signed in on."""
    return Browser()
