"""What lies in the watched folder and could not be taken in: told by who watches, shown to people.

In memory: whoever watches looks again every few seconds, after a restart too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stuck:
    """A file that stays where it is: its name as it can be shown, a Chinese sentence why, and since
    when (UTC ms)."""

    name: str
    why: str
    since: int


@dataclass(frozen=True, slots=True)
class Inbox:
    """The folder, and what is stuck in it; `folder` "" while nobody watches."""

    folder: str = ""
    stuck: tuple[Stuck, ...] = ()


_seen = Inbox()


def tell(folder: str, stuck: Sequence[Stuck]) -> None:
    """This is how it looks now."""
    global _seen
    _seen = Inbox(folder, tuple(stuck))


def seen() -> Inbox:
    """As it was when it was last looked into, by this process."""
    return _seen
