"""What stands beside what the platform reports: a metric's values, the reasons between them, and the
lines behind each. [plain] docs/specs/results.md, 4."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.domains.review.results.counting import Lines, Of
from kaibo.live.lines import PlacedLine

#: A part of a difference: why ours and theirs are not the same.
DEFINITION, SUBSIDY, WINDOW, REFUND, PENDING, MISSING, CURRENCY = (
    "definition", "subsidy", "window", "refund", "pending", "missing", "currency",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theirs:
    """What a platform reports: the value, its source, and the moment it speaks of (UTC ms)."""

    value: int
    source: str
    as_of: int


@dataclass(frozen=True, slots=True)
class Behind:
    """A line, and what it adds to the number it stands behind; None where that counts things once."""

    line: PlacedLine
    value: int | None


@dataclass(frozen=True, slots=True)
class Lot:
    """The lines behind a number: those that `came` to it and that `gone` took off, each by what `of`
    makes of it alone (None: it counts things once). Worked out for who asks: most numbers are only
    read."""

    came: Lines = ()
    gone: Lines = ()
    of: Of | None = None

    def __len__(self) -> int:
        return len(self.came) + len(self.gone)

    def each(self) -> tuple[Behind, ...]:
        """Every line with what it adds."""
        signed = [(one, -1) for one in self.gone] + [(one, 1) for one in self.came]
        return tuple(Behind(one, self._adds(one, sign)) for one, sign in signed)

    def _adds(self, one: PlacedLine, sign: int) -> int | None:
        value = None if self.of is None else self.of([one])
        return None if value is None else sign * value


@dataclass(frozen=True, slots=True)
class Split:
    """So much of the difference, of so many lines, for this reason. `code` names the part within its
    row; `lot`: its lines, whose values add up to `value` where each has one."""

    reason: str
    value: int
    text: str
    code: str = ""
    lot: Lot = Lot()

    @property
    def lines(self) -> int:
        """How many lines it is of."""
        return len(self.lot)


@dataclass(frozen=True, slots=True)
class Row:
    """One metric: ours by our definition, theirs, ours by theirs, and the parts that lead from the
    first to the last; `unexplained` is theirs less ours by theirs. None = unknown.

    `open`: lines of which the platform has not said what brought them, and may have counted or
    not, `outside` of them from around the show's time; by so much, `least` to `most`, theirs may be
    off ours until it says. `mine` and `counted`: the lines of `ours` and of `same`.
    """

    name: str
    ours: int | None
    theirs: Theirs
    same: int | None
    parts: tuple[Split, ...]
    open: Lot = Lot()
    outside: int = 0
    least: int = 0
    most: int = 0
    mine: Lot = Lot()
    counted: Lot = Lot()

    @property
    def unsaid(self) -> int:
        """How many lines are open."""
        return len(self.open)

    @property
    def difference(self) -> int | None:
        """Theirs less ours."""
        return None if self.ours is None else self.theirs.value - self.ours

    @property
    def unexplained(self) -> int | None:
        """What is left when every reason was taken off."""
        return None if self.same is None else self.theirs.value - self.same

    @property
    def agrees(self) -> bool | None:
        """Whether both are the same by one definition; None where ours is unknown, or what is left
        may well be lines of which the platform has yet to say what brought them."""
        if self.unexplained is None:
            return None
        if self.unexplained and self.least <= self.unexplained <= self.most:
            return None
        return self.unexplained == 0

    def behind(self, code: str) -> tuple[Behind, ...] | None:
        """The lines behind a number of the row: `ours`, `same`, `open` or the code of a part; None
        where it has no such number."""
        of = {"ours": self.mine, "same": self.counted, "open": self.open}
        lot = (of | {part.code: part.lot for part in self.parts}).get(code)
        return None if lot is None else lot.each()


@dataclass(frozen=True, slots=True)
class Window:
    """When the show was on air as the platform has it, [start, end) in UTC ms."""

    start: int
    end: int
