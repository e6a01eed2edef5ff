"""What was laid aside of a file when it was read: its events and shows, not yet of any room."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import msgspec

from kaibo.domains.control.imports import shelf
from kaibo.domains.control.imports.port import ShowSeen
from kaibo.live.events import Event

#: What a show's event carries as `ref` until its show is known, before the show's number.
PENDING = "@"
#: What recordings hold: each file of it is a source of its own.
_RECORDED = frozenset({"chat", "speech"})

_decoder = msgspec.json.Decoder(Event)


def events_of(name: str) -> Iterator[Event]:
    """What was laid aside of the file with this SHA-256; `room` is the account as the file has it,
    `ref` of a show's events "@" and the show's number."""
    with gzip.open(shelf.of(name) / shelf.EVENTS, "rb") as file:
        for line in file:
            yield _decoder.decode(line)


def shows_of(name: str) -> list[ShowSeen]:
    """The shows it told of."""
    return msgspec.convert(shelf.get(name, shelf.SHOWS) or [], list[ShowSeen])


def pending(event: Event) -> int | None:
    """The number of the show an event waits for; None when it waits for none."""
    if event.ref is None or not event.ref.startswith(PENDING):
        return None
    return int(event.ref.removeprefix(PENDING))


def source_of(format: str, sha256: str, holds: str) -> str:
    """The source of a file's events (decision 0014): its format, or of a recording the file."""
    return f"file:{sha256[:12]}" if holds in _RECORDED else f"file:{format}"
