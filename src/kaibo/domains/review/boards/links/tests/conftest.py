"""A room that runs, a leader who makes links, and phones that open them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.review.boards.links import opening
from kaibo.domains.review.boards.links.kept import Kept
from kaibo.domains.review.boards.tests.conftest import (
    browser,
    desk,
    hall,
    lead,
    made,
    make_user,
    ming,
    page_of,
    room,
)

__all__ = [
    "browser",
    "desk",
    "hall",
    "lead",
    "made",
    "make_user",
    "ming",
    "page_of",
    "room",
]

Told = dict[str, Any]


class Phone:
    """Somebody's phone with the secret of a link: no account, no cookies."""

    def __init__(self, token: str, address: str = "203.0.113.7") -> None:
        self.client = Client(raise_request_exception=False, REMOTE_ADDR=address)
        self.token = token

    def ask(self, query: str = "") -> Any:
        """Ask for the board; the whole answer."""
        return self.client.get(f"/api/board{query}", headers={"X-Kaibo-Link": self.token})

    def board(self) -> Told:
        """The board, of a link that opens."""
        answer = self.ask()
        assert answer.status_code == 200, answer.content.decode()
        told: Told = answer.json()
        return told

    def refused(self) -> tuple[int, str, str]:
        """(status, code, sentence) of a link that does not open."""
        answer = self.ask()
        assert set(answer.json()) <= {"code", "text", "values"}
        return answer.status_code, answer.json()["code"], answer.json()["text"]


Share = Callable[..., tuple[Told, Phone]]


@pytest.fixture
def share(desk: Browser) -> Share:
    """A link made by 阿明 (or on `by`), and a phone that has it."""

    def make(by: Browser = desk, **wanted: Any) -> tuple[Told, Phone]:
        given = {"kind": "show", "room": "flagship-a"} if "kind" not in wanted else {}
        answer = by.post("/api/review/board-links", **given, **wanted)
        assert answer.status_code == 201, answer.content.decode()
        told = answer.json()
        page, _, token = told["path"].partition("#")
        assert page == "/b"
        return told["link"], Phone(token)

    return make


@pytest.fixture(autouse=True)
def always_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer is worked out when it is asked for."""
    monkeypatch.setattr(opening, "_kept", Kept(good_for_s=0))
