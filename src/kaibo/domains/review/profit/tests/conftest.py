"""People, a room that runs and an evening planned in it, for the tests of profit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kaibo.domains.control.tests.conftest import (
    browser,
    desk,
    evening,
    hall,
    lead,
    make_user,
    ming,
    page_of,
    room,
)
from kaibo.domains.review.profit import ripe

__all__ = ["browser", "desk", "evening", "hall", "lead", "make_user", "ming", "page_of", "room"]


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """Every test has a log of its own, in which the same ids are other shows."""
    ripe.forget()
    yield
    ripe.forget()
