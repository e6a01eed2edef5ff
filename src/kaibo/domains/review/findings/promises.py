"""Promises made on air that a show left open: what its last handover says, and notes after it.

No record is kept of them here: they stand in the log, in the words of whoever handed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kaibo.live.presses import Press

#: How people write that there is none.
_NONE = frozenset({"无", "没有", "暂无", "none", "/", "-", "0", "—"})
_WORD = "承诺"


class PromiseSource(StrEnum):
    """Where a promise was written down."""

    HANDOVER = "handover"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Promise:
    """One line somebody wrote at `at` (UTC ms); `press` is the id of its event, `by` as in the log."""

    text: str
    at: int
    by: str | None
    where: PromiseSource
    press: str


def promises(presses: Sequence[Press]) -> list[Promise]:
    """Those of the last handover that speaks of promises, then notes after it that do."""
    out: list[Promise] = []
    for press in presses:
        if press.kind == "handover" and (lines := _handed(press)) is not None:
            # A handover tells what is open then: it stands in place of all before.
            out = [
                Promise(one, press.ts, press.by, PromiseSource.HANDOVER, press.id) for one in lines
            ]
        elif press.kind == "note" and _WORD in (press.text or ""):
            out.append(
                Promise(
                    (press.text or "").strip(), press.ts, press.by, PromiseSource.NOTE, press.id
                )
            )
    return out


def _handed(press: Press) -> list[str] | None:
    """The lines under 未兑现承诺; None where the sheet says nothing of them."""
    sheet = press.x.get("sheet")
    said = [
        press.x.get("said.promises"),
        sheet.get("promises") if isinstance(sheet, dict) else None,
    ]
    found: list[str] = []
    for one in said:
        found += one.splitlines() if isinstance(one, str) else []
        found += [text for text in one if isinstance(text, str)] if isinstance(one, list) else []
    if not found:
        return None
    return [text.strip() for text in found if text.strip() and text.strip().casefold() not in _NONE]
