"""What a command asks of the business database of a data directory, where there is one.

A directory that no server has worked in has none, and needs none.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from kaibo.live.fold import CURRENCY


def opened_if_there(data: Path) -> None:
    """Open the business database of a data directory, so that what a team keeps there counts."""
    _opened(data)


def currencies(data: Path) -> Callable[[str], str]:
    """Room → what its money is counted in; CNY where nobody has said."""
    if not _opened(data):
        return lambda room: CURRENCY
    from django.db import DatabaseError

    from kaibo.domains.control import public as control

    def of(room: str) -> str:
        try:
            return control.currency_of(room)
        except DatabaseError:  # a database of another version must not keep anyone from the log
            return CURRENCY

    return of


def rooms_made(data: Path) -> dict[str, str]:
    """Ident → title of the rooms a team has made on its pages; empty where there are none."""
    if not _opened(data):
        return {}
    from django.db import DatabaseError

    from kaibo.domains.control import public as control

    try:
        return {room.ident: room.title for room in control.rooms(retired_too=True)}
    except DatabaseError:
        return {}


def _opened(data: Path) -> bool:
    """Whether there is a business database; Django is set up for it then."""
    if not (data / "kaibo.sqlite3").exists() and "DATABASE_URL" not in os.environ:
        return False
    os.environ["KAIBO_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaibo.config.settings")
    import django

    django.setup()
    return True
