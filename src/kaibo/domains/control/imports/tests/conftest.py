"""A room that runs on the data folder the files lie in, and a lead at the import page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kaibo.domains.control.imports.tests.desk import Importing
from kaibo.domains.control.models import Room
from kaibo.domains.control.tests.conftest import browser, desk, lead, make_user, ming, room
from kaibo.domains.control.tests.hall import Hall, opened
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.access import Actor

__all__ = ["browser", "desk", "lead", "make_user", "ming", "room"]


@pytest.fixture
def hall(tmp_path: Path, settings: Any) -> Iterator[Hall]:
    """Whatever rooms there are, running, the clock at noon of the day after."""
    settings.DATA_DIR = tmp_path / "data"
    with opened(tmp_path / "data") as made:
        made.time += 14 * 3_600_000
        yield made


@pytest.fixture
def page(hall: Hall, desk: Browser, lead: Actor) -> Importing:
    """阿明 at the import page, and no room yet."""
    return Importing(desk, lead)


@pytest.fixture
def shop(page: Importing, room: Room) -> Importing:
    """The same where the room flagship-a is there, its account kaibo-shop."""
    return page
