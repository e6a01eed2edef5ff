"""Where imported files lie in the data folder: the raw file, what was made of it, its preview.

imports/<sha256>/raw              as it was handed in
imports/<sha256>/events.ndjson.gz what it says, not yet of any room
imports/<sha256>/shows.json       the shows it tells of
imports/<sha256>/preview.json     what people are shown
imports/<sha256>/placed.json      the accounts of it, and how their room was found
"""

from __future__ import annotations

import os
import re
import shutil
import threading
import uuid
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings

from kaibo.kit.clock import DAY
from kaibo.kit.errors import Refusal

FOLDER = "imports"
RAW, EVENTS, SHOWS, PREVIEW = "raw", "events.ndjson.gz", "shows.json", "preview.json"
PLACED = "placed.json"
MOST_BYTES = 512 << 20
#: What the disk must have left when the file is there: the show that runs is recorded on it.
SPARE_BYTES = 512 << 20
PIECE_BYTES = 1 << 20

_INCOMING, _GOING = "incoming-", "going-"
_SHA256 = re.compile(r"[0-9a-f]{64}")
#: A folder is not swept while a file is being put into it.
_placing = threading.Lock()


class DiskFull(Refusal):
    """The disk has no room for a file."""

    @property
    def status(self) -> int:
        """507: the machine's fault, not the asker's."""
        return 507


class Receiving:
    """A file that is being handed in, piece by piece; `keep` puts it in its place. `name`: what it
    is called where it is refused."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._path = _folder() / f"{_INCOMING}{uuid.uuid4().hex}"
        self._file = self._path.open("wb")
        self._hash = sha256()
        self.size = 0

    def write(self, piece: bytes) -> None:
        """Take in the next piece. Refusals: `too_large`, `disk_full`."""
        must_fit(self.name, self.size + len(piece), len(piece))
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
        with _placing:
            place.mkdir(exist_ok=True)
            self._path.replace(place / RAW)
        return name

    def drop(self) -> None:
        """It will not be whole; harmless after `keep`."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def must_fit(name: str, size: int, more: int) -> None:
    """Whether a file of `size` bytes may be taken in, `more` of which are not on the disk yet.
    Refusals: `too_large`, `disk_full`."""
    if size > MOST_BYTES:
        text = f"「{name}」超过 {MOST_BYTES >> 20} MB，没有收下。请分段导出后再导入。"
        raise Refusal("too_large", text)
    if shutil.disk_usage(settings.DATA_DIR).free - more < SPARE_BYTES:
        text = f"服务的磁盘快满了，「{name}」没有收下；记录没有受影响。请先腾出空间。"
        raise DiskFull("disk_full", text)


def take(path: Path, name: str) -> tuple[str, int]:
    """A copy of a file that lies elsewhere on this machine: its SHA-256 and size; `name` as people
    read it. Raises OSError. Refusals: those of `must_fit`."""
    size = path.stat().st_size
    must_fit(name, size, size)
    receiving = Receiving(name)
    try:
        with path.open("rb") as file:
            while piece := file.read(PIECE_BYTES):
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


def sweep(known: Callable[[str], bool], now: int) -> int:
    """What a killed server was being handed goes, and folders of files that are not `known` (by
    their SHA-256); nothing that was touched within a day. `now`: UTC ms. How many went."""
    went = 0
    for path in _folder().iterdir():
        if path.name.startswith(_INCOMING):
            if _is_old(path, now):
                path.unlink(missing_ok=True)
                went += 1
        elif path.name.startswith(_GOING) or (
            _SHA256.fullmatch(path.name) and _is_old(path, now) and not known(path.name)
        ):
            went += _swept(path, now)
    return went


def _swept(path: Path, now: int) -> bool:
    going = path.with_name(f"{_GOING}{uuid.uuid4().hex}")
    with _placing:
        # Looked at once more: the same file may have been handed in since.
        if not path.name.startswith(_GOING) and not _is_old(path, now):
            return False
        path.rename(going)
    shutil.rmtree(going, ignore_errors=True)
    return True


def _is_old(path: Path, now: int) -> bool:
    try:
        return now - path.stat().st_mtime_ns // 1_000_000 > DAY
    except FileNotFoundError:
        return False


def _folder() -> Path:
    folder: Path = settings.DATA_DIR / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return folder
