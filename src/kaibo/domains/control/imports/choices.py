"""The closed lists of imports: how far a file is, and what happens to an account in it. [plain]"""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """How far a file is."""

    READING = "reading"
    #: Nobody knows this table yet: it is to be taught.
    UNKNOWN = "unknown"
    REFUSED = "refused"
    #: Something is to be answered before it can be stored: a room, a zone.
    ASKING = "asking"
    READY = "ready"
    STORING = "storing"
    STORED = "stored"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The word people read."""
        return STATE_LABELS[self]


STATE_LABELS: dict[State, str] = {
    State.READING: "正在读",
    State.UNKNOWN: "没认出来",
    State.REFUSED: "读不了",
    State.ASKING: "要你定一下",
    State.READY: "可以存入",
    State.STORING: "正在存入",
    State.STORED: "已存入",
    State.WITHDRAWN: "已撤回",
}
STATE_CHOICES = [(one.value, label) for one, label in STATE_LABELS.items()]

#: Files in these states may be read anew with other settings.
OPEN = frozenset({State.UNKNOWN, State.REFUSED, State.ASKING, State.READY, State.WITHDRAWN})
