"""What control asks of whoever can read files: it knows no format itself.

The server is told by name who that is (`settings.KAIBO_READER`); any process of Kaibo finds it so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, cast

import msgspec

from kaibo.live.events import Event


class ShowSeen(msgspec.Struct):
    """A show as a file tells of it: [start, end) in UTC ms, `end` None where it is silent."""

    account: str | None
    start: int
    end: int | None
    row_no: int
    ident: str | None = None
    title: str | None = None
    host: str | None = None
    events: list[Event] = []


@dataclass(frozen=True, slots=True)
class Taught:
    """A table that was taught: its headers as written and what they mean."""

    id: int
    name: str
    headers: tuple[str, ...]
    mapping: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """How a file is to be read: its SHA-256 and name, the moment it speaks of (UTC ms), its zone,
    the secret behind viewer hashes, and the tables that were taught. `only`: the one it is."""

    sha256: str
    name: str
    as_of: int
    tz: str
    key: bytes
    tables: tuple[Taught, ...] = ()
    only: int | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in a file, and worth knowing: plain objects as people are shown them."""

    problems: list[dict[str, Any]]
    more: int
    lost_rows: int
    notes: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file that was opened: its format and what it holds, the columns nobody reads. `told` streams
    once what it says, in its order; `wrong` is complete after that."""

    format: str
    title: str
    platform: str
    holds: str
    unused: tuple[str, ...]
    told: Callable[[], Iterator[Event | ShowSeen]]
    wrong: Callable[[], Wrong]


class CannotRead(Exception):
    """The file as a whole cannot be read: a stable `code` and a Chinese sentence. `unknown`: it is
    a table nobody knows, which may be taught."""

    def __init__(self, code: str, text: str, unknown: bool = False) -> None:
        super().__init__(text)
        self.code, self.text, self.unknown = code, text, unknown


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning of a table nobody knows, for a person to say what it is."""

    sheet: str
    header_row: int
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    suggested: dict[str, Any] = field(default_factory=dict)


class Reader(Protocol):
    """Who reads files."""

    def open(self, path: Path, asked: Asked) -> FileSeen:
        """Open a file. Raises CannotRead."""

    def sample(self, path: Path, tables: tuple[Taught, ...]) -> list[Sample]:
        """The tables of a file nobody knows, with what they may mean, and how each differs from the
        one of `tables` it is most like. Raises CannotRead."""

    def checked(self, mapping: Mapping[str, Any]) -> list[str]:
        """What is missing in a mapping, in Chinese; nothing when it can be used."""

    def formats(self) -> list[dict[str, str]]:
        """Every format it knows: {id, title, platform, holds}."""


def reader() -> Reader:
    """The reader that the settings name."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    return cast("Reader", import_string(settings.KAIBO_READER)())
