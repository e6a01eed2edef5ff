"""All that was said of the orders of a room, and the rows that follow from it."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kaibo.live.events import Event
from kaibo.live.orders import Assertion, Key, Line, Order, assertion, line_key, merge
from kaibo.live.packed import Movements, Said, Tickets
from kaibo.live.settlement import Movement, Number, movement, number_of
from kaibo.live.tickets import Ticket, ticket
from kaibo.live.whole_orders import WHOLE, at_first_line, rows_of


class Change(NamedTuple):
    """The row of a line before an event and after it; None: there was, or is, none."""

    key: Key
    before: Line | None
    now: Line | None


class OrderBook:
    """Everything said of order lines, and their rows."""

    def __init__(self) -> None:
        self.said, self.tickets, self.movements = Said(), Tickets(), Movements()

    def learn(self, event: Event) -> list[Change]:
        """Take in one event of an order; every row that it may have changed, its own first."""
        key = line_key(event)
        rows = self.together(key)
        if len(rows) == 1:  # most orders
            before = self._alone(key)
            self._take(key, event)
            return [Change(key, before, self._alone(key))]
        were = self._rows(rows)
        self._take(key, event)
        return list(map(Change, rows, were, self._rows(rows)))

    def line(self, key: Key) -> Line | None:
        """The merged row of a line; None while no order event has named it, and of an order as a
        whole of which its lines say everything."""
        rows = self.together(key)
        return self._rows(rows)[0]

    def lines(self) -> Iterator[tuple[Key, Line]]:
        """Every row there is."""
        done: set[Order] = set()
        for key in self.said:
            if key[:3] in done:
                continue
            rows = self.together(key)
            if len(rows) > 1:
                done.add(key[:3])
            for row, line in zip(rows, self._rows(rows), strict=True):
                if line is not None:
                    yield row, line

    def whole_refunds(self) -> Iterator[tuple[Key, int, int]]:
        """Orders of several lines with after-sale tickets that name none of them: the line at which
        these count, how many they are, and what went back in them."""
        for key in self.tickets:
            order = key[:3]
            if key[3] or len(names := self._named(order)) < 2:
                continue
            rows = [WHOLE, *names]
            line, count, amount = at_first_line(
                {one: said for one in rows if (said := self.said.told((*order, one))) is not None},
                {one: self.tickets.told((*order, one)) or {} for one in rows},
            )
            if count:
                yield (*order, line), count, amount

    def heard(self, key: Key) -> int:
        """The newest moment anything speaks of that the row of a line, which was said, follows
        from: words on the line and its tickets, and those on its order as a whole."""
        said, told = self.said[key], [*self._tickets(key).values()]
        whole = (*key[:3], "")
        if key[3]:
            said = [*said, *(self.said.told(whole) or ())]
            told += self._tickets(whole).values()
        return max([one.heard for one in said] + [one.heard for one in told])

    def together(self, key: Key) -> Sequence[Key]:
        """The line with those whose rows follow from one another: most often it alone; where
        something is said of its order as a whole and of lines by name, all of them."""
        whole = (key[0], key[1], key[2], "")
        if key[3] and not (whole in self.said or whole in self.tickets or whole in self.movements):
            return (key,)
        names = self._named(key[:3])
        if not key[3] and not names:
            return (key,)
        others = [whole, *((*key[:3], name) for name in names)]
        return (key, *(other for other in others if other != key))

    def part(self, keys: Iterable[Key]) -> OrderBook:
        """A book of copies: of these lines and of all that their rows follow from."""
        out = OrderBook()
        follow = ((*self.together(one), *self._loose((*one[:3], ""))) for one in keys)
        for key in dict.fromkeys(row for rows in follow for row in rows):
            out.said.copy_from(self.said, key)
            out.tickets.copy_from(self.tickets, key)
            out.movements.copy_from(self.movements, key)
        return out

    def where(
        self,
        wanted: Callable[[Assertion], bool],
        since: int | None = None,
        until: int | None = None,
    ) -> OrderBook:
        """As `part`, of the lines of which such a thing was said. Quick: nothing is merged, and where
        `wanted` is of a moment in [since, until), UTC ms, few lines are looked at."""
        if since is None or until is None:
            keys: Iterable[Key] = self.said
        else:
            keys = self.said.near(since, until)
        return self.part([key for key in keys if any(map(wanted, self.said[key]))])

    def _take(self, key: Key, event: Event) -> None:
        if event.kind == "order.refund":
            number = (event.x or {})["ticket"]
            tickets = self.tickets.told(key) or {}
            self.tickets[key] = {**tickets, number: ticket(event).after(tickets.get(number))}
        elif event.kind == "order.entry":
            told, of = movement(event), number_of(event)
            movements = self.movements.told(key) or {}
            self.movements[key] = {**movements, of: told.after(movements.get(of))}
        else:
            said = [*(self.said.told(key) or ())]
            insort(said, assertion(event), key=lambda a: a[:3])
            self.said[key] = said

    def _rows(self, keys: Sequence[Key]) -> list[Line | None]:
        order = keys[0][:3]
        if len(keys) == 1 or not self._named(order):
            return [self._alone(key) for key in keys]
        named = [(key[3], key) for key in keys]
        rows = rows_of(
            {line: said for line, key in named if (said := self.said.told(key)) is not None},
            {line: self.tickets.told(key) or {} for line, key in named},
            {line: self.movements.told(key) or {} for line, key in named},
        )
        return [rows.get(key[3]) for key in keys]

    def _alone(self, key: Key) -> Line | None:
        said = self.said.told(key)
        if not said:
            return None
        tickets = self._tickets(key)
        return merge(said, [*tickets.values()] if tickets else (), self._movements(key))

    def _tickets(self, key: Key) -> Mapping[str, Ticket]:
        """The tickets said of a line; of an order told as a whole alone with those of its lines."""
        out = self.tickets.told(key) or {}
        for line in self._loose(key):
            out = dict(out)
            for number, one in (self.tickets.told(line) or {}).items():
                out[number] = one.after(out.get(number))
        return out

    def _movements(self, key: Key) -> Mapping[Number, Movement]:
        """The movements, likewise."""
        out = self.movements.told(key) or {}
        for line in self._loose(key):
            out = dict(out)
            for number, one in (self.movements.told(line) or {}).items():
                out[number] = one.after(out.get(number))
        return out

    def _loose(self, key: Key) -> list[Key]:
        """Of an order told as a whole and by no line with a name, the lines of which tickets or
        movements tell: of a line with a name none."""
        order = key[:3]
        if key[3] or key not in self.said or self.said.has_several(order):
            return []
        told = dict.fromkeys((*self.tickets.lines_of(order), *self.movements.lines_of(order)))
        return [(*order, name) for name in told if name]

    def _named(self, order: Order) -> list[str]:
        """Those of its lines that have names and were said."""
        return [line for line in self.said.lines_of(order) if line]
