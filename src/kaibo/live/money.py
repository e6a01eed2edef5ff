"""What order lines add to the tables: what was booked before goes, what holds now comes."""

from __future__ import annotations

from kaibo.live.distinct import PAIR_COLUMN, Distincts
from kaibo.live.events import Event
from kaibo.live.hashing import Names
from kaibo.live.ledger import Entries
from kaibo.live.order_book import OrderBook
from kaibo.live.orders import LIVE, Key, Line, line_key
from kaibo.live.resolve import Resolver
from kaibo.live.settlement import COUNTED

_OF_MONEY = ("order.refund", "order.entry")
#: An order of one line: nothing else can make it a member of the rows its line is in.
_SINGLE = -1


class MoneyBook:
    """Order lines of a room and the numbers given to orders of several lines and to buyers."""

    def __init__(self) -> None:
        self.book = OrderBook()
        self.orders = Names()
        self.buyers = Names()
        self.pairs = Names()

    def learn(
        self, event: Event, cur: str, resolver: Resolver, distincts: Distincts, into: Entries
    ) -> None:
        """Take in one order event of a room whose currency is `cur`. A ticket or a movement in
        another one says nothing here."""
        if event.kind in _OF_MONEY and (event.cur or cur) != cur:
            return

        def enter(key: Key, line: Line | None, sign: int, single: bool) -> None:
            if line is not None:
                self._enter(key, line, sign, single, cur, resolver, distincts, into)

        key = line_key(event)
        first = None if event.kind in _OF_MONEY else self._no_longer_single(key)
        changes = self.book.learn(event)
        single = not self.book.said.has_several(key[:3])
        if first is not None:
            enter(*first, -1, True)
            enter(*first, 1, False)
        for row, before, now in changes:
            if now != before:
                enter(row, before, -1, single)
                enter(row, now, 1, single)

    def _no_longer_single(self, key: Key) -> tuple[Key, Line | None] | None:
        """The only line that was said of the order of `key`, if that is going to be the second."""
        said, order = self.book.said, key[:3]
        if said.has_several(order) or key in said:
            return None
        for line in said.lines_of(order):
            return (*order, line), self.book.line((*order, line))
        return None

    def _enter(
        self,
        key: Key,
        line: Line,
        sign: int,
        single: bool,
        cur: str,
        resolver: Resolver,
        distincts: Distincts,
        into: Entries,
    ) -> None:
        names = resolver.names
        product, channel = names["product"][line.product], names["channel"][line.channel]
        order = _SINGLE if single else self.orders["\x1f".join(key[:3])]
        fact = into.fact(line.at, product, channel)
        if not line.counted:
            if (line.cur or cur) == cur:
                self._refunds(line, order, fact, sign, resolver, into)
            return
        into.add(fact, "order_lines", sign)
        into.add(fact, "order_fixes", sign * line.fixes)
        into.member(fact, "orders_created", order, sign)
        if line.genre is not None:
            into.add(fact, "genre_lines", sign)
        if not line.dated:
            into.add(fact, "order_lines_undated", sign)
        if not line.paid:
            return
        talk = _in_talk(line, resolver)
        into.member(fact, "orders_paid", order, sign)
        into.member(fact, "products_sold", product, sign)
        if talk:
            into.member(fact, "talk_orders", order, sign)
        if line.genre is None:
            into.add(fact, "genre_pending", sign)
        elif line.genre == LIVE:
            into.member(fact, "orders_live", order, sign)
        self._buyer(line, key, fact, sign, single, distincts, into)
        _amount(into, fact, "items_paid", line.qty, sign)
        if (line.cur or cur) != cur:
            into.add(fact, "order_lines_other_cur", sign)
            return
        _amount(into, fact, "gmv", line.amount, sign)
        _amount(into, fact, "platform_bears", line.platform_bears, sign)
        if talk:
            _amount(into, fact, "talk_gmv", line.amount, sign)
        if line.genre == LIVE:
            _amount(into, fact, "gmv_live", line.amount, sign)
        if line.settled is not None:
            into.add(fact, "lines_settled", sign)
            for part in COUNTED:
                _amount(into, fact, part, getattr(line.settled, part), sign)
        self._refunds(line, order, fact, sign, resolver, into)

    def _buyer(
        self,
        line: Line,
        key: Key,
        fact: int,
        sign: int,
        single: bool,
        distincts: Distincts,
        into: Entries,
    ) -> None:
        if not line.buyer:
            into.doubt(fact, "buyers", sign)
            into.doubt(fact, "repeat_buyers", sign)
            return
        buyer = self.buyers[f"{line.buyer:016x}"]
        pair = -buyer if single else self._pair(buyer, key, distincts)
        into.members.append((fact, PAIR_COLUMN, sign, pair))

    def _pair(self, buyer: int, key: Key, distincts: Distincts) -> int:
        pair = self.pairs[f"{buyer}\x1f" + "\x1f".join(key[:3])]
        if pair == len(distincts.buyer_of_pair):
            distincts.buyer_of_pair.append(buyer)
        return pair

    @staticmethod
    def _refunds(
        line: Line, order: int, fact: int, sign: int, resolver: Resolver, into: Entries
    ) -> None:
        """The cohort view stands at the order's minute, the cash view at the refund's."""
        _amount(into, fact, "refund_cohort", line.refunded_total, sign)
        if line.genre == LIVE:
            _amount(into, fact, "refund_cohort_live", line.refunded_total, sign)
        _amount(into, fact, "refund_1h", line.refund_1h, sign)
        if line.refunded_total is None:
            into.doubt(fact, "orders_refunded", sign)
            into.doubt(fact, "refund_cash", sign)
        elif line.refunded_total > 0:
            into.member(fact, "orders_refunded", order, sign)
        if line.refund_1h is None:
            into.doubt(fact, "orders_refunded_1h", sign)
        elif line.refund_1h > 0:
            into.member(fact, "orders_refunded_1h", order, sign)
        show = resolver.show_at(line.at)
        for at, step in line.refunds:
            cash = into.fact(at, into.product[fact], into.channel[fact], show)
            into.add(cash, "refund_cash", sign * step)


def _amount(into: Entries, fact: int, measure: str, value: int | None, sign: int) -> None:
    if value is None:
        into.doubt(fact, measure, sign)
    else:
        into.add(fact, measure, sign * value)


def _in_talk(line: Line, resolver: Resolver) -> bool:
    """True when the line's product was the one being pitched as the order was created."""
    if line.product is None or not resolver.show_at(line.at):
        return False
    span = resolver.timeline.lane["pitch"].at(line.at)
    return span is not None and span.product == line.product
