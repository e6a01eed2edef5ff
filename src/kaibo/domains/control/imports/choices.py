"""The closed lists of imports: how far a file is, and what happens to an account in it. [plain]"""

from __future__ import annotations

from enum import StrEnum


class ImportState(StrEnum):
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


STATE_LABELS: dict[ImportState, str] = {
    ImportState.READING: "正在读",
    ImportState.UNKNOWN: "没认出来",
    ImportState.REFUSED: "读不了",
    ImportState.ASKING: "要你定一下",
    ImportState.READY: "可以存入",
    ImportState.STORING: "正在存入",
    ImportState.STORED: "已存入",
    ImportState.WITHDRAWN: "已撤回",
}
STATE_CHOICES = [(one.value, label) for one, label in STATE_LABELS.items()]

#: What a table holds that nobody knows, and a person said is a roster.
ROSTER = "roster"

#: Files in these states may be read anew with other settings.
OPEN = frozenset(
    {
        ImportState.UNKNOWN,
        ImportState.REFUSED,
        ImportState.ASKING,
        ImportState.READY,
        ImportState.WITHDRAWN,
    }
)
