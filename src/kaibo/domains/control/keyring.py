"""Secrets that platforms gave the team, each in a file of the data folder only its owner can read.

They have to be sent as they are, so no hash will do. In no table, and in no copy of the database.
"""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from django.conf import settings

_NAME = re.compile(r"[0-9a-f]{32}")


def put(secret: str) -> str:
    """Keep a secret; the name under which it is found. Raises OSError."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = secrets.token_hex(16)
    handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    return name


def get(name: object) -> str | None:
    """The secret of that name; None when it is not there (a folder put back without its keys)."""
    if not isinstance(name, str) or _NAME.fullmatch(name) is None:
        return None
    try:
        return (_folder() / name).read_text("utf-8")
    except (OSError, UnicodeError):
        return None


def drop(name: object) -> None:
    """Forget a secret; no error when it is gone already."""
    if isinstance(name, str) and _NAME.fullmatch(name) is not None:
        with suppress(OSError):
            (_folder() / name).unlink()


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "platform-keys"
