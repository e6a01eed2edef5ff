"""What a roster says, once read: shifts with names in them, and what could not be read. [plain]"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kaibo.kit.rights import Duty
from kaibo.live.mask import mask

MAX_SHOWN = 40
#: Longer ones exist; more often a date or an hour is wrong.
LONG_MS = 12 * 3_600_000

LOST = "，这一班未计入。"
KEPT = "，其余照常。"


class Shape(StrEnum):
    """How the roster is laid out."""

    LIST = "list"
    TIMES = "times"
    HOSTS = "hosts"


@dataclass(frozen=True, slots=True)
class RosterShift:
    """One shift [start, end) in UTC ms. `room` as the roster calls it, None where it does not;
    `seats` are the names by duty; `row` counts as a spreadsheet does, `column` is the header."""

    start: int
    end: int
    room: str | None
    seats: dict[Duty, tuple[str, ...]]
    row: int
    column: str | None = None


@dataclass(frozen=True, slots=True)
class RosterProblem:
    """One thing wrong: where, the cell as it may be shown, a stable code, and a sentence."""

    row: int | None
    column: str | None
    value: str | None
    code: str
    text: str


@dataclass(slots=True)
class Reading:
    """A roster as it was read. `named` are shifts such as 早班 whose hours a person must say;
    `unused` the headers nobody reads."""

    shape: Shape
    shifts: list[RosterShift] = field(default_factory=list)
    problems: list[RosterProblem] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)

    def trouble(
        self,
        row: int,
        column: str | None,
        value: str | None,
        code: str,
        why: str,
        *,
        end: str = LOST,
    ) -> None:
        """Record what is wrong with a cell; without `end=KEPT` its shift is not counted."""
        where = f"第 {row} 行" + (f"「{column}」" if column else "")
        seen = shown(value) if value else None
        text = f"{where}{f'是「{seen}」' if seen else ''}：{why}{end}"
        self.problems.append(RosterProblem(row, column, seen, code, text))

    def asks_hours(self, word: str) -> None:
        """Remember a shift's name whose hours nobody has said."""
        if word not in self.named:
            self.named.append(word)


def shown(value: str) -> str:
    """A cell as it may be shown: personal data masked, one line, at most 40 characters."""
    line = " ".join(mask(value[: 10 * MAX_SHOWN]).split())
    return line if len(line) <= MAX_SHOWN else line[: MAX_SHOWN - 1] + "…"


def merged(shifts: list[RosterShift]) -> list[RosterShift]:
    """Rows of the same time and room are one shift with everybody in it, in order of time."""
    found: dict[tuple[int, int, str | None], RosterShift] = {}
    for one in shifts:
        key = (one.start, one.end, one.room)
        before = found.get(key)
        if before is None:
            found[key] = one
            continue
        seats = dict(before.seats)
        for duty, names in one.seats.items():
            seats[duty] = tuple(dict.fromkeys((*seats.get(duty, ()), *names)))
        found[key] = RosterShift(
            before.start, before.end, before.room, seats, before.row, before.column
        )
    return sorted(found.values(), key=lambda one: (one.start, one.end, one.room or "", one.row))
