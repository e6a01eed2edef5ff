"""Parts of a room that pages watch: what is known of each, and how its value is made to fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

PART_BYTES = 16 * 1024


class PartTooLarge(ValueError):
    """A published value is over 16 KiB encoded: the publisher must cut it down."""


@dataclass(frozen=True, slots=True)
class Part:
    """A declared part: the right it takes to see it, and the length of its ring (0: a value).

    `newest`: its value is a list, oldest first, of which the oldest give way until it fits.
    `calm`: the same value again is no news.
    """

    name: str
    right: str
    ring: int
    newest: bool
    calm: bool = False


class Held(NamedTuple):
    """The newest of a part: its number of publication, and its value or why it has none."""

    number: int
    body: bytes
    refused: bool = False


def encoded(part: str, value: Any) -> bytes:
    """A value as JSON. Raises PartTooLarge."""
    body = msgspec.json.encode(value)
    if len(body) > PART_BYTES:
        raise PartTooLarge(f"part {part} is {len(body)} bytes, the limit is {PART_BYTES}")
    return body


def newest(part: str, items: Sequence[Any]) -> bytes:
    """The last of `items` that fit into one part, at least one of them. Raises PartTooLarge."""
    kept: list[bytes] = []
    size = 1
    for item in reversed(items):
        body = msgspec.json.encode(item)
        size += len(body) + 1
        if size > PART_BYTES:
            if not kept:
                raise PartTooLarge(f"an item of part {part} is {len(body)} bytes")
            break
        kept.append(body)
    return b"[" + b",".join(reversed(kept)) + b"]"
