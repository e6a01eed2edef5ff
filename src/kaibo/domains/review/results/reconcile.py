"""Ours beside the platform's, metric by metric, the difference split until nothing is unexplained.
[plain] docs/specs/results.md, 4."""

from __future__ import annotations

from dataclasses import replace

from kaibo.domains.review.results.beside import (
    DEFINITION,
    MISSING,
    PENDING,
    REFUND,
    SUBSIDY,
    WINDOW,
    Lot,
    Row,
    Split,
    Theirs,
    Window,
)
from kaibo.domains.review.results.counting import (
    ADDITIVE,
    BORNE,
    PIECES,
    Lines,
    Of,
    borne,
    refund_until,
    with_borne,
)
from kaibo.live.lines import PlacedLine


def row(
    name: str,
    of: Of,
    lines: Lines,
    theirs: Theirs,
    window: Window | None,
    around: Lines = (),
) -> Row:
    """One metric of the lines of a show (`Lines.all`); `around`: `Lines.unsaid_around`.

    Whether a platform's total has the carts that were filled in the show and bought after it is
    nowhere written down: they are in, unless all of it comes out to the fen without them.
    """
    found = _row(name, of, lines, theirs, window, around, carts=True)
    if found.unexplained and window is not None:
        without = _row(name, of, lines, theirs, window, around, carts=False)
        if without.unexplained == 0:
            return without
    return found


def _row(
    name: str,
    of: Of,
    lines: Lines,
    theirs: Theirs,
    window: Window | None,
    around: Lines,
    carts: bool,
) -> Row:
    paid = [one for one in lines if one.line.paid]
    mine = [one for one in paid if one.within]
    steps = _Steps(name, of, mine)
    genres = any(one.line.genre is not None for one in paid)
    if genres:
        known = [one for one in mine if one.line.genre is None or one.is_live]
        steps.to(known, DEFINITION, "genre", "我们按时间算、平台不算给直播的单")
    inside = [one for one in _theirs(paid, steps.lines, genres) if _in(one, window, carts)]
    steps.to(inside, WINDOW, "window", "开播前、下播后下的单，两边算给不算给这一场不一样")
    by_then = [one for one in inside if one.paid_at is None or one.paid_at <= theirs.as_of]
    steps.to(by_then, WINDOW, "late", "平台导出以后才付款的单")
    if name in PIECES:
        # A line without amount and pieces is told of by another one of its row, and no gift.
        bought = [one for one in steps.lines if one.line.amount != 0 or one.line.qty == 0]
        steps.to(bought, DEFINITION, "gifts", "0 元的赠品，平台不计件")
    if name in BORNE:
        steps.with_borne(theirs.value)
    settled, same = [one for one in steps.lines if one.is_live], steps.of(steps.lines)
    if genres and same not in (None, theirs.value) and steps.of(settled) == theirs.value:
        steps.to(settled, PENDING, "pending", "平台还没有说体裁的单，平台没有算进来")
    late = [one for one in around if genres and (one.paid_at or one.line.at) <= theirs.as_of]
    return Row(
        name, of(mine), theirs, steps.of(steps.lines), tuple(steps.parts), *_off(steps, late),
        Lot(mine, (), steps.alone(of)), Lot(steps.lines, (), steps.alone(steps.of)),
    )  # fmt: skip


def _off(steps: _Steps, around: Lines) -> tuple[Lot, int, int, int]:
    """The lines nobody has said a genre of, how many of them are from outside the show, and by how
    much all of them may set theirs off ours."""
    of, lines = steps.of, steps.lines
    pending = [one for one in lines if one.line.genre is None]
    said = [one for one in lines if one.line.genre is not None] or lines
    if len(pending) == len(lines):
        pending = []
    same, without, with_them = of(lines), of(said), of([*lines, *around])
    if same is None or without is None or with_them is None:
        return Lot(), 0, 0, 0
    lot = Lot([*pending, *around], (), steps.alone(of))
    return lot, len(around), without - same, with_them - same


def refund_row(lines: Lines, theirs: Theirs, window: Window | None, around: Lines = ()) -> Row:
    """What has gone back: refunds the platform's export could not know yet are a part of their own."""
    so_far, then = refund_until(None), refund_until(theirs.as_of)
    whole = row("refund", then, lines, theirs, window, around)
    mine = [one for one in lines if one.line.paid and one.within]
    whole = replace(whole, ours=so_far(mine), mine=Lot(mine, (), so_far))
    by_then = then(mine)
    if whole.ours is None or by_then is None or whole.ours == by_then:
        return whole

    def after(lines: Lines) -> int:
        return (so_far(lines) or 0) - (then(lines) or 0)

    lot = Lot((), [one for one in mine if after([one])], after)
    later = Split(REFUND, by_then - whole.ours, "平台导出以后才退的款", "refund", lot)
    return replace(whole, parts=(later, *whole.parts))


def counted(name: str, ours: int | None, theirs: Theirs, missing_ms: int) -> Row:
    """What we counted ourselves beside what the platform counted: there is nothing to split but the
    time in which our source told nothing."""
    parts: tuple[Split, ...] = ()
    if missing_ms and ours is not None and ours < theirs.value:
        text = (
            f"我们的来源断了 {missing_ms // 60_000} 分 {missing_ms // 1_000 % 60} 秒，这段没有数到"
        )
        parts = (Split(MISSING, 0, text, "missing"),)
    return Row(name, ours, theirs, ours, parts)


class _Steps:
    """Leads from our lines to theirs, a reason at a time."""

    def __init__(self, name: str, of: Of, lines: Lines) -> None:
        self.name, self.of, self.lines = name, of, list(lines)
        self.parts: list[Split] = []

    def to(self, lines: Lines, reason: str, code: str, text: str) -> None:
        """These lines from now on, for this reason."""
        before, after = self.of(self.lines), self.of(lines)
        were, are = {one.key for one in self.lines}, {one.key for one in lines}
        came = [one for one in lines if one.key not in were]
        gone = [one for one in self.lines if one.key not in are]
        if before is not None and after is not None and before != after:
            lot = Lot(came, gone, self.alone(self.of))
            self.parts.append(Split(reason, after - before, text, code, lot))
        self.lines = list(lines)

    def with_borne(self, wanted: int) -> None:
        """What the platform pays of the lines counts from now on. Where lines do not say it the sum
        is unknown, unless those that do bring it to the `wanted` one: then the others bear 0."""
        silent = [one for one in self.lines if borne(one) is None]
        before, self.of = self.of, with_borne(self.of, sure=False)
        if silent and self.of(self.lines) != wanted:
            text = "有的订单行没写平台补贴，平台的成交金额含它：按平台口径是多少还不知道"
            self.parts.append(Split(SUBSIDY, 0, text, "unborne", Lot(silent)))
            self.of = with_borne(before)
            return
        bearing = [one for one in self.lines if borne(one)]
        if bearing and before(self.lines) is not None:
            text = "平台的成交金额含它自己掏的券和立减，我们只算买家付的"
            total = sum(borne(one) or 0 for one in bearing)
            lot = Lot(bearing, (), lambda lines: borne(lines[0]))
            self.parts.append(Split(SUBSIDY, total, text, "subsidy", lot))

    def alone(self, of: Of) -> Of | None:
        """What a line adds by itself, where the metric adds its lines up."""
        return of if self.name in ADDITIVE else None


def _theirs(paid: Lines, now: Lines, genres: bool) -> list[PlacedLine]:
    """What is being compared, and what the platform ascribes to the room from around our edges."""
    return [*now, *(one for one in paid if genres and not one.within and one.is_live)]


def _in(one: PlacedLine, window: Window | None, carts: bool) -> bool:
    """Within the show as the platform has it. With `carts` a line from after it that the platform
    itself ascribes to the live room is its: a cart filled in the show."""
    if window is None:
        return True
    return window.start <= one.line.at and (one.line.at < window.end or (carts and one.is_live))
