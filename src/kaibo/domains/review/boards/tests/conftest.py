"""A room that runs, people who look at boards, and evenings that go by."""

from __future__ import annotations

from kaibo.domains.control.tests.conftest import (
    browser,
    desk,
    evening,
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
    "evening",
    "hall",
    "lead",
    "made",
    "make_user",
    "ming",
    "page_of",
    "room",
]
