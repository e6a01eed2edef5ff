"""A room that runs, people, groups on a platform's robots, and what is sent to them."""

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
from kaibo.domains.team.tests.conftest import make_channel, platform

__all__ = [
    "browser",
    "desk",
    "evening",
    "hall",
    "lead",
    "made",
    "make_channel",
    "make_user",
    "ming",
    "page_of",
    "platform",
    "room",
]
