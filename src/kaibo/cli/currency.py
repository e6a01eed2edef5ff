"""What a room's money is counted in: the business database knows, where there is one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from kaibo.live.fold import CURRENCY


def currencies(data: Path) -> Callable[[str], str]:
    """Room → currency, as the server on this data directory would have it.

    A directory that no server has worked in has no business database; its rooms are CNY.
    """
    if not (data / "kaibo.sqlite3").exists() and "DATABASE_URL" not in os.environ:
        return lambda room: CURRENCY
    os.environ["KAIBO_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaibo.config.settings")
    import django

    django.setup()
    from django.db import DatabaseError

    from kaibo.domains.control import public as control

    def of(room: str) -> str:
        try:
            return control.currency_of(room)
        except DatabaseError:  # a database of another version must not keep anyone from the log
            return CURRENCY

    return of
