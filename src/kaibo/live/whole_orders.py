"""What is said of an order as a whole and of its lines by name, told apart so that nothing counts twice.

One file of a platform has a row an order, another a row a sub-order; tickets and movements of money
may name the order alone. Of an order with lines the whole is only the rest: what its amounts hold
beyond its paid lines. docs/specs/fold.md, 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kaibo.live.orders import Assertion, Line, is_paid, merge, words_of
from kaibo.live.settlement import Movement, Number, book_of
from kaibo.live.tickets import Ticket

#: What is said under no line's name.
WHOLE = ""

Tickets = dict[str, dict[str, Ticket]]
Movements = dict[str, dict[Number, Movement]]


def rows_of(
    said: Mapping[str, list[Assertion]],
    tickets: Mapping[str, Mapping[str, Ticket]],
    movements: Mapping[str, Mapping[Number, Movement]],
) -> dict[str, Line]:
    """Line → row of one order, all by line, `WHOLE` = of the order as a whole. Of its lines at
    least one with a name is in `said`."""
    names = sorted(line for line in said if line)
    home = _home(names, said)
    named = {name: dict(tickets.get(name, {})) for name in names}
    loose = _join(named, tickets.get(WHOLE, {}))
    money = _moved(names, home, movements)
    whole = said.get(WHOLE, [])
    others = words_of(whole, loose.values())
    rows = {
        name: merge(said[name], [*named[name].values()], money[name], others)
        for name in names
        if name != home or not loose
    }
    if loose:
        beyond = _beyond(loose.values(), _asserted(rows, named))
        rows[home] = merge(said[home], [*named[home].values(), *beyond], money[home], others)
    if whole:
        told = [word for n in names for word in words_of(said[n], named[n].values())]
        rest = _rest(merge(whole, others=[*told, *others]), list(rows.values()))
        if rest is not None:
            rows[WHOLE] = rest
    return rows


def at_first_line(
    said: Mapping[str, list[Assertion]], tickets: Mapping[str, Mapping[str, Ticket]]
) -> tuple[str, int, int]:
    """Of an order of several lines: the line at which tickets of the whole order count, how many
    these are and what went back in them, beyond what its lines say; ("", 0, 0) without any."""
    names = sorted(line for line in said if line)
    named = {name: dict(tickets.get(name, {})) for name in names}
    loose = _join(named, tickets.get(WHOLE, {}))
    if len(names) < 2 or not loose:
        return "", 0, 0
    home = _home(names, said)
    others = words_of(said.get(WHOLE, []), loose.values())
    rows = {
        name: merge(said[name], [*named[name].values()], others=others)
        for name in names
        if name != home
    }
    there = [one.amount for one in _beyond(loose.values(), _asserted(rows, named)) if one.amount]
    return (home, len(there), sum(there)) if there else ("", 0, 0)


def _home(names: Sequence[str], said: Mapping[str, list[Assertion]]) -> str:
    """The line that stands for the order: the first paid one."""
    return next((name for name in names if is_paid(said[name])), names[0])


def _join(named: Tickets, whole: Mapping[str, Ticket]) -> dict[str, Ticket]:
    """A ticket known under a line's name too is that line's; hands back the other ones."""
    loose = {}
    for number, one in whole.items():
        line = next((of for of in named.values() if number in of), None)
        if line is None:
            loose[number] = one
        else:
            line[number] = line[number].after(one)
    return loose


def _moved(
    names: Sequence[str], home: str, movements: Mapping[str, Mapping[Number, Movement]]
) -> Movements:
    """The movements of each line. Those of the whole go to the line that has the same one, else to
    `home`; one book then speaks of the whole order, for there it lists the money of all lines."""
    out: Movements = {name: dict(movements.get(name, {})) for name in names}
    whole = movements.get(WHOLE)
    if not whole:
        return out
    for number, one in whole.items():
        line = out[next((name for name in names if number in out[name]), home)]
        line[number] = one.after(line.get(number))
    speaks = book_of(number for told in out.values() for number in told)
    return {name: {n: m for n, m in told.items() if n[0] == speaks} for name, told in out.items()}


def _asserted(rows: Mapping[str, Line], tickets: Tickets) -> int:
    """What went back of these paid lines beyond their own tickets: tickets of the whole order tell
    of the same money."""
    return sum(
        (row.refunded_total or 0) - sum(t.amount or 0 for t in tickets[name].values())
        for name, row in rows.items()
        if row.paid and row.refunded_total is not None
    )


def _beyond(tickets: Iterable[Ticket], taken: int) -> list[Ticket]:
    """The tickets without the `taken` that went back first."""
    out = []
    for one in sorted(tickets, key=lambda t: (t.at, t[:4])):
        off = min(taken, one.amount or 0)
        taken -= off
        out.append(one if one.amount is None else one._replace(amount=one.amount - off))
    return out


def _rest(whole: Line, lines: Sequence[Line]) -> Line | None:
    """What is left of a paid order beside its paid lines; None where nothing is known to be. A part
    that any of them leaves unknown is unknown of the rest: a 0 would be a word nobody said."""
    paid = [line for line in lines if line.paid]
    amount = _left(whole.amount, [line.amount for line in paid])
    back = _left(whole.refunded_total, [line.refunded_total for line in paid])
    if not whole.paid or not (amount or back):
        return None
    taken = 0 if back is None else sum(line.refunded_total or 0 for line in paid)
    genres = {line.genre for line in lines}
    return whole._replace(
        amount=amount,
        qty=_left(whole.qty, [line.qty for line in paid]) if amount else 0,
        refunded_total=back,
        refund_1h=_left(whole.refund_1h, [line.refund_1h for line in paid]),
        refunds=() if back is None else _steps_beyond(whole.refunds, taken),
        genre=genres.pop() if whole.genre is None and len(genres) == 1 else whole.genre,
        counted=bool(amount),
        platform_bears=_left(whole.platform_bears, [line.platform_bears for line in paid]),
    )


def _left(whole: int | None, parts: Iterable[int | None]) -> int | None:
    left = whole
    for part in parts:
        if left is None or part is None:
            return None
        left -= part
    return None if left is None else max(0, left)


def _steps_beyond(steps: Iterable[tuple[int, int]], taken: int) -> tuple[tuple[int, int], ...]:
    """The steps of what went back, as far as they lead above `taken`."""
    out, level, above = [], 0, 0
    for at, change in steps:
        level += change
        now = max(0, level - taken)
        if now != above:
            out.append((at, now - above))
            above = now
    return tuple(out)
