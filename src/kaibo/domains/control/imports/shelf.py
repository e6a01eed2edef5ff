"""Where imported files lie in the data folder: the raw file, what was made of it, its preview.

imports/<sha256>/raw              as it was handed in
imports/<sha256>/events.ndjson.gz what it says, not yet of any room
imports/<sha256>/shows.json       the shows it tells of
imports/<sha256>/preview.json     what people are shown
"""

from __future__ import annotations

import os
import shutil
import uuid
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings

FOLDER = "imports"
RAW, EVENTS, SHOWS, PREVIEW = "raw", "events.ndjson.gz", "shows.json", "preview.json"


class Receiving:
    """A file that is being handed in, piece by piece; `keep` puts it in its place."""

    def __init__(self) -> None:
        self._path = _folder() / f"incoming-{uuid.uuid4().hex}"
        self._file = self._path.open("wb")
        self._hash = sha256()
        self.size = 0

    def write(self, piece: bytes) -> None:
        """Take in the next piece."""
        self._file.write(piece)
        self._hash.update(piece)
        self.size += len(piece)

    def keep(self) -> str:
        """The file is whole: now it is there for good, under its SHA-256, which is the answer."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        name = self._hash.hexdigest()
        place = of(name)
        place.mkdir(exist_ok=True)
        self._path.replace(place / RAW)
        return name

    def drop(self) -> None:
        """It will not be whole; harmless after `keep`."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def take(path: Path) -> tuple[str, int]:
    """A copy of a file that lies elsewhere on this machine: its SHA-256 and size. Raises OSError."""
    receiving = Receiving()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                receiving.write(piece)
        return receiving.keep(), receiving.size
    finally:
        receiving.drop()


def of(name: str) -> Path:
    """The folder of the file with this SHA-256."""
    return _folder() / name


def raw(name: str) -> Path:
    """The raw file."""
    return of(name) / RAW


def put(name: str, what: str, value: Any) -> None:
    """Leave a JSON beside the raw file, whole or not at all."""
    place = of(name)
    place.mkdir(exist_ok=True)
    new = place / f"{what}.new"
    new.write_bytes(msgspec.json.encode(value))
    new.replace(place / what)


def get(name: str, what: str) -> Any:
    """What `put` left; None when it is gone."""
    try:
        return msgspec.json.decode((of(name) / what).read_bytes())
    except FileNotFoundError:
        return None


def drop(name: str) -> None:
    """The raw file and what was made of it go; harmless when they are gone."""
    shutil.rmtree(of(name), ignore_errors=True)


def sweep_incoming(older_than_s: float, now_s: float) -> None:
    """What a killed server was being handed."""
    for path in _folder().glob("incoming-*"):
        if now_s - path.stat().st_mtime > older_than_s:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    folder: Path = settings.DATA_DIR / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return folder
