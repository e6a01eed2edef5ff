"""What the desk did in a room: every press in log order, and which show stands ready.

The timeline says what was on air; this says who pressed what, and keeps what a press carried:
a note's words, a reading's boxes, the plan a show was armed with.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kaibo.live.events import CARRIERS, FACT, WATCH, Event


@dataclass(frozen=True, slots=True)
class Press:
    """One event of the desk. `x` lacks what a carrier carries: that stands in its span or in
    `Armed`; a handover's sheet stays."""

    id: str
    kind: str
    ts: int
    by: str | None = None
    ref: str | None = None
    product: str | None = None
    n: int | None = None
    text: str | None = None
    x: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Armed:
    """Show `show` stands ready since `at` (UTC ms); `x` has the plan by value, if there was one."""

    id: str
    show: str
    at: int
    x: dict[str, Any] = field(default_factory=dict)


class Presses:
    """The presses of a room and its newest arming of each show."""

    def __init__(self) -> None:
        self.all: list[Press] = []
        #: Business facts the run was told, in the form of presses; nobody pressed them.
        self.facts: list[Press] = []
        #: Alerts, what became of them, what was done about comments (`live.alerts`), and lines for
        #: the host (`live.pushes`).
        self.watch: list[Press] = []
        self.armed: dict[str, Armed] = {}
        #: The show armed last and not begun since.
        self.ready: str | None = None

    def find(self, ident: str) -> Press | None:
        """The press of this id, the newest of them; None when nobody pressed it."""
        found = (p for p in reversed(self.all) if p.id == ident)
        return next(found, None) or next((p for p in reversed(self.watch) if p.id == ident), None)

    def learn(self, event: Event) -> None:
        """Take in one event of the desk; they come in log order, each once."""
        x = event.x or {}
        by = x.get("by")
        kept = plain(x) if event.kind in CARRIERS - {"handover"} else x
        press = Press(
            event.id,
            event.kind,
            event.ts,
            by if isinstance(by, str) else None,
            event.ref,
            event.product,
            event.n,
            event.text,
            kept,
        )
        if event.kind == FACT:
            self.facts.append(press)
            return
        if event.kind in WATCH:
            self.watch.append(press)
            return
        self.all.append(press)
        if event.kind == "show.arm" and event.ref is not None:
            self.armed[event.ref] = Armed(event.id, event.ref, event.ts, x)
            self.ready = event.ref
        elif event.kind == "show.start" and event.ref == self.ready:
            self.ready = None


def plain(x: dict[str, Any]) -> dict[str, Any]:
    """The values of `x` that are numbers, texts or truths."""
    return {k: v for k, v in x.items() if v is None or isinstance(v, str | int | bool)}
