"""A room that ran on several evenings: every request goes the whole way."""

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
