"""All that was said of the orders of a room, and the rows that follow from it."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from kaibo.live.events import Event
from kaibo.live.orders import Assertion, Key, Line, Order, assertion, line_key, merge
from kaibo.live.settlement import Movement, Number, movement, number_of
from kaibo.live.tickets import Ticket, ticket
from kaibo.live.whole_orders import rows_of


class Change(NamedTuple):
    """The row of a line before an event and after it; None: there was, or is, none."""

    key: Key
    before: Line | None
    now: Line | None


class OrderBook:
    """Everything said of order lines, and their rows."""

    def __init__(self) -> None:
        self.said: dict[Key, list[Assertion]] = {}
        #: Line → number of an after-sale ticket → the ticket.
        self.tickets: dict[Key, dict[str, Ticket]] = {}
        #: Line → number of a movement of money → the movement.
        self.movements: dict[Key, dict[Number, Movement]] = {}
        #: Order → those of its lines that have names and were said; made when first asked for, for
        #: most rooms hear of orders either as wholes or by their lines.
        self._names: dict[Order, list[str]] | None = None
        #: Order → those of its lines that have names and of which tickets or movements tell; likewise.
        self._told: dict[Order, list[str]] | None = None

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

    def heard(self, key: Key) -> int:
        """The newest moment anything speaks of that the row of a line, which was said, follows
        from: words on the line and its tickets, and those on its order as a whole."""
        said, told = self.said[key], [*self._tickets(key).values()]
        whole = (*key[:3], "")
        if key[3]:
            said = [*said, *self.said.get(whole, ())]
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
            if key in self.said:
                out.said[key] = list(self.said[key])
            if key in self.tickets:
                out.tickets[key] = dict(self.tickets[key])
            if key in self.movements:
                out.movements[key] = dict(self.movements[key])
        return out

    def where(self, wanted: Callable[[Assertion], bool]) -> OrderBook:
        """As `part`, of the lines of which such a thing was said. Quick: nothing is merged."""
        return self.part([key for key, said in self.said.items() if any(map(wanted, said))])

    def _take(self, key: Key, event: Event) -> None:
        if event.kind in ("order.refund", "order.entry"):
            self._hear(key)
        if event.kind == "order.refund":
            tickets = self.tickets.setdefault(key, {})
            number = (event.x or {})["ticket"]
            tickets[number] = ticket(event).after(tickets.get(number))
        elif event.kind == "order.entry":
            movements = self.movements.setdefault(key, {})
            told, of = movement(event), number_of(event)
            movements[of] = told.after(movements.get(of))
        else:
            if key not in self.said and key[3] and self._names is not None:
                self._names.setdefault(key[:3], []).append(key[3])
            insort(self.said.setdefault(key, []), assertion(event), key=lambda a: a[:3])

    def _rows(self, keys: Sequence[Key]) -> list[Line | None]:
        order = keys[0][:3]
        if len(keys) == 1 or not self._named(order):
            return [self._alone(key) for key in keys]
        lines = [key[3] for key in keys]
        rows = rows_of(
            {
                line: self.said[key]
                for line, key in zip(lines, keys, strict=True)
                if key in self.said
            },
            {line: self.tickets.get(key, {}) for line, key in zip(lines, keys, strict=True)},
            {line: self.movements.get(key, {}) for line, key in zip(lines, keys, strict=True)},
        )
        return [rows.get(line) for line in lines]

    def _alone(self, key: Key) -> Line | None:
        said = self.said.get(key)
        if not said:
            return None
        tickets = self._tickets(key)
        return merge(said, [*tickets.values()] if tickets else (), self._movements(key))

    def _tickets(self, key: Key) -> dict[str, Ticket]:
        """The tickets said of a line; of an order told as a whole alone with those of its lines."""
        out = self.tickets.get(key, {})
        for line in self._loose(key):
            out = dict(out)
            for number, one in self.tickets.get(line, {}).items():
                out[number] = one.after(out.get(number))
        return out

    def _movements(self, key: Key) -> dict[Number, Movement]:
        """The movements, likewise."""
        out = self.movements.get(key, {})
        for line in self._loose(key):
            out = dict(out)
            for number, one in self.movements.get(line, {}).items():
                out[number] = one.after(out.get(number))
        return out

    def _loose(self, key: Key) -> list[Key]:
        """Of an order told as a whole and by no line with a name, the lines of which tickets or
        movements tell: of a line with a name none."""
        if key[3] or key not in self.said or self._named(key[:3]):
            return []
        if self._told is None:
            self._told = {}
            for one in dict.fromkeys((*self.tickets, *self.movements)):
                if one[3]:
                    self._told.setdefault(one[:3], []).append(one[3])
        return [(*key[:3], name) for name in self._told.get(key[:3], ())]

    def _hear(self, key: Key) -> None:
        fresh = key not in self.tickets and key not in self.movements
        if self._told is not None and key[3] and fresh:
            self._told.setdefault(key[:3], []).append(key[3])

    def _named(self, order: Order) -> list[str]:
        if self._names is None:
            self._names = {}
            for key in self.said:
                if key[3]:
                    self._names.setdefault(key[:3], []).append(key[3])
        return self._names.get(order, [])
