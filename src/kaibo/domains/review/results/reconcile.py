"""Ours beside the platform's, metric by metric, the difference split until nothing is unexplained.
[plain] docs/specs/results.md, 4."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kaibo.live.lines import PlacedLine

#: A part of a difference: why ours and theirs are not the same.
DEFINITION, WINDOW, REFUND, PENDING, MISSING = (
    "definition", "window", "refund", "pending", "missing",
)  # fmt: skip

Lines = Sequence[PlacedLine]


@dataclass(frozen=True, slots=True)
class Theirs:
    """What a platform reports: the value, its source, and the moment it speaks of (UTC ms)."""

    value: int
    source: str
    as_of: int


@dataclass(frozen=True, slots=True)
class Split:
    """So much of the difference, of so many lines, for this reason."""

    reason: str
    value: int
    lines: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One metric: ours by our definition, theirs, ours by theirs, and the parts that lead from the
    first to the last; `unexplained` is theirs less ours by theirs. None = unknown.

    `unsaid`: lines of which the platform has not said what brought them, and may have counted or
    not; by so much, `least` to `most`, theirs may be off ours until it says.
    """

    name: str
    ours: int | None
    theirs: Theirs
    same: int | None
    parts: tuple[Split, ...]
    unsaid: int = 0
    least: int = 0
    most: int = 0

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


@dataclass(frozen=True, slots=True)
class Window:
    """When the show was on air as the platform has it, [start, end) in UTC ms."""

    start: int
    end: int


#: Pieces, of which platforms leave out gifts.
PIECES = frozenset({"items_paid"})
#: What a metric makes of some paid lines; None when a line leaves it open.
Of = Callable[[Lines], int | None]


def gmv(lines: Lines) -> int | None:
    """Amounts of the lines."""
    return _total([one.line.amount for one in lines])


def orders(lines: Lines) -> int | None:
    """Different orders."""
    return len({one.order for one in lines})


def items(lines: Lines) -> int | None:
    """Pieces."""
    return _total([one.line.qty for one in lines])


def buyers(lines: Lines) -> int | None:
    """Different buyers; None when a line does not name one."""
    named = {one.line.buyer for one in lines}
    return None if 0 in named else len(named)


def refund_until(at: int | None) -> Of:
    """What had gone back of the lines by `at`; None: so far."""

    def of(lines: Lines) -> int | None:
        if any(one.line.refunded_total is None for one in lines):
            return None
        steps = [step for one in lines for step in one.line.refunds]
        return sum(amount for when, amount in steps if at is None or when <= at)

    return of


def net_1h(lines: Lines) -> int | None:
    """Amounts less what went back within an hour of paying."""
    back = _total([one.line.refund_1h for one in lines])
    whole = gmv(lines)
    return None if back is None or whole is None else whole - back


def orders_net_1h(lines: Lines) -> int | None:
    """Different orders less those of which something went back within an hour."""
    if any(one.line.refund_1h is None for one in lines):
        return None
    gone = {one.order for one in lines if one.line.refund_1h}
    return len({one.order for one in lines} - gone)


#: What both count of the same orders, by the name under which platforms report it.
METRICS: dict[str, Of] = {
    "gmv": gmv,
    "orders_paid": orders,
    "items_paid": items,
    "buyers": buyers,
    "net_1h": net_1h,
    "orders_net_1h": orders_net_1h,
}


def row(
    name: str,
    of: Of,
    lines: Lines,
    theirs: Theirs,
    window: Window | None,
    around: Lines = (),
) -> Row:
    """One metric of the lines of a show (`Lines.all`); `around`: `Lines.unsaid_around`."""
    paid = [one for one in lines if one.line.paid]
    mine = [one for one in paid if one.within]
    steps = _Steps(of, mine)
    genres = any(one.line.genre is not None for one in paid)
    if genres:
        known = [one for one in mine if one.line.genre is None or one.is_live]
        steps.to(known, DEFINITION, "我们按时间算、平台不算给直播的单")
    inside = [one for one in _theirs(paid, steps.lines, genres) if _in(one, window)]
    steps.to(inside, WINDOW, "开播前、下播后下的单，两边算给不算给这一场不一样")
    by_then = [one for one in inside if one.paid_at is None or one.paid_at <= theirs.as_of]
    steps.to(by_then, WINDOW, "平台导出以后才付款的单")
    if name in PIECES:
        bought = [one for one in steps.lines if one.line.amount != 0]
        steps.to(bought, DEFINITION, "0 元的赠品，平台不计件")
    settled = [one for one in steps.lines if one.is_live]
    if genres and of(steps.lines) != theirs.value and of(settled) == theirs.value:
        steps.to(settled, PENDING, "平台还没有说体裁的单，平台没有算进来")
    late = [one for one in around if genres and (one.paid_at or one.line.at) <= theirs.as_of]
    return Row(
        name, of(mine), theirs, of(steps.lines), tuple(steps.parts), *_off(of, steps.lines, late)
    )


def _off(of: Of, lines: list[PlacedLine], around: Lines) -> tuple[int, int, int]:
    """How many lines nobody has said a genre of, and by how much that may set theirs off ours."""
    pending = [one for one in lines if one.line.genre is None]
    if len(pending) == len(lines):
        pending = []
    same = of(lines)
    without, with_them = of([one for one in lines if one not in pending]), of([*lines, *around])
    if same is None or without is None or with_them is None:
        return 0, 0, 0
    return len(pending) + len(around), without - same, with_them - same


def refund_row(lines: Lines, theirs: Theirs, window: Window | None, around: Lines = ()) -> Row:
    """What has gone back: refunds the platform's export could not know yet are a part of their own."""
    so_far = refund_until(None)
    whole = row("refund", refund_until(theirs.as_of), lines, theirs, window, around)
    mine = [one for one in lines if one.line.paid and one.within]
    ours, by_then = so_far(mine), refund_until(theirs.as_of)(mine)
    if ours is None or by_then is None or ours == by_then:
        return replace(whole, ours=ours)
    later = Split(REFUND, by_then - ours, 0, "平台导出以后才退的款")
    return replace(whole, ours=ours, parts=(later, *whole.parts))


def counted(name: str, ours: int | None, theirs: Theirs, missing_ms: int) -> Row:
    """What we counted ourselves beside what the platform counted: there is nothing to split but the
    time in which our source told nothing."""
    parts: tuple[Split, ...] = ()
    if missing_ms and ours is not None and ours < theirs.value:
        text = (
            f"我们的来源断了 {missing_ms // 60_000} 分 {missing_ms // 1_000 % 60} 秒，这段没有数到"
        )
        parts = (Split(MISSING, 0, 0, text),)
    return Row(name, ours, theirs, ours, parts)


class _Steps:
    """Leads from our lines to theirs, a reason at a time."""

    def __init__(self, of: Of, lines: Lines) -> None:
        self.of, self.lines = of, list(lines)
        self.parts: list[Split] = []

    def to(self, lines: Lines, reason: str, text: str) -> None:
        """These lines from now on, for this reason."""
        before, after = self.of(self.lines), self.of(lines)
        changed = {one.key for one in self.lines} ^ {one.key for one in lines}
        if changed and before is not None and after is not None and before != after:
            self.parts.append(Split(reason, after - before, len(changed), text))
        self.lines = list(lines)


def _theirs(paid: Lines, now: Lines, genres: bool) -> list[PlacedLine]:
    """What is being compared, and what the platform ascribes to the room from around our edges."""
    return [*now, *(one for one in paid if genres and not one.within and one.is_live)]


def _in(one: PlacedLine, window: Window | None) -> bool:
    """Within the show as the platform has it. A line from after it that the platform itself ascribes
    to the live room is its: a cart filled in the show."""
    if window is None:
        return True
    return window.start <= one.line.at and (one.line.at < window.end or one.is_live)


def _total(values: list[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
