"""A press of the desk before it is decided, and the refusal of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kaibo.live.events import Event


class CommandRefused(Exception):
    """Why a command was not taken: a stable `code`, a Chinese sentence, and what holds now."""

    def __init__(self, code: str, text: str, now: Mapping[str, Any] | None = None) -> None:
        super().__init__(text)
        self.code, self.now = code, dict(now or {})


@dataclass(frozen=True, slots=True)
class Expect:
    """What the page showed: the number of desk events of the run, or spans on air by lane.

    `on_air` maps a lane to the id of the act whose span is on air, None for "nothing".
    """

    run_seq: int | None = None
    on_air: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Command:
    """One press. `event.id` is the command's id: pressed again, it is the same event.

    `by` is who pressed, kept in `x.by`.
    """

    event: Event
    by: str
    expect: Expect | None = None
