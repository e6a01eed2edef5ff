"""How the tests ask for a review and write into it."""

from __future__ import annotations

from typing import Any

from kaibo.domains.control.tests.hall import ROOM
from kaibo.domains.people.tests.conftest import Browser


def path(show: str, tail: str = "review") -> str:
    """An address of a show's review."""
    return f"/api/review/{ROOM}/{show}/{tail}"


def told(page: Browser, address: str, **body: Any) -> Any:
    """What a post answers, when it is taken."""
    answer = page.post(address, **body)
    assert answer.status_code in (200, 201), answer.content.decode()
    return answer.json()


def problem(page: Browser, show: str, **fields: Any) -> Any:
    """A new finding."""
    return told(page, path(show, "findings"), **({"problem": "开场太慢"} | fields))
