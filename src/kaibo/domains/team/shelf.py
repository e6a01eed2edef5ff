"""Pictures of messages: PNG files of the data folder, under their SHA-256, dropped after a month."""

from __future__ import annotations

import os
import re
import time
import uuid
from hashlib import sha256
from pathlib import Path
from typing import Final

from django.conf import settings

from kaibo.kit.errors import Place, invalid

FOLDER: Final = "team-pictures"
#: What WeCom takes.
MOST_BYTES: Final = 2 << 20
KEPT_S: Final = 30 * 24 * 3600.0
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_NAME = re.compile(r"[0-9a-f]{64}")


def put(picture: bytes) -> str:
    """Keep a PNG, whole or not at all; its SHA-256. Refusal: `invalid`."""
    if not picture.startswith(_PNG) or picture[12:16] != b"IHDR":
        raise invalid([Place("picture", "图片要是 PNG。")])
    if len(picture) > MOST_BYTES:
        raise invalid([Place("picture", "图片太大，最大 2 MB。")])
    name = sha256(picture).hexdigest()
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = folder / f"incoming-{uuid.uuid4().hex}"
    try:
        with new.open("wb") as file:
            file.write(picture)
            file.flush()
            os.fsync(file.fileno())
        new.replace(folder / f"{name}.png")
    finally:
        new.unlink(missing_ok=True)
    return name


def get(name: str) -> bytes | None:
    """The picture of that SHA-256; None when it is gone."""
    if _NAME.fullmatch(name) is None:
        return None
    try:
        return (_folder() / f"{name}.png").read_bytes()
    except OSError:
        return None


def sweep() -> int:
    """Drop what nobody has put there for a month; returns how many."""
    before, gone = time.time() - KEPT_S, 0
    for path in _folder().glob("*"):
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _folder() -> Path:
    return Path(settings.DATA_DIR) / FOLDER
