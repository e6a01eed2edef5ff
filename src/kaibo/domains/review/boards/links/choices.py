"""What a link to a board may be of, and how it may stand."""

from __future__ import annotations

from enum import StrEnum


class LinkKind(StrEnum):
    """What a link shows."""

    DAY = "day"
    SHOW = "show"

    @property
    def label(self) -> str:
        """The word for it."""
        return {"day": "一天", "show": "一个直播间"}[self.value]

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """As Django wants them."""
        return [(one.value, one.label) for one in cls]


class LinkState(StrEnum):
    """How a link stands: open; ended by itself; withdrawn by a person; stopped, because its maker
    may not share any more or its room is out of use."""

    OPEN = "open"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
