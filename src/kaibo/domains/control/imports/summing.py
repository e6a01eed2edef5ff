"""What a file adds up to, for a person to check before anything is stored. [plain]

Sums are of what the file itself says: order lines by the day they were placed, tickets, movements,
figures by name. A sum that leaves something out says of how many rows it is. Amounts in two
currencies are never added: orders of several are told as figures, currency by currency.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kaibo.domains.control.imports.port import ShowSeen
from kaibo.live.events import REPORT_PREFIX, Event
from kaibo.live.fold import CURRENCY
from kaibo.live.orders import PAID_STATES

TICK_PREFIX = "tick."
#: Of these nothing happened at their time: they speak as of the file.
TIMELESS = frozenset({"source.open", "source.close"})
_ORDERS = "order."
MOST_PRODUCTS = 100_000
#: Where a day is named: the order lines whose time the file does not say.
UNDATED = ""
#: The figures of the orders of a file that has several currencies.
GROSS, REFUNDED = "gross", "refunded"
#: Between the name of a figure and its currency, where that is not yuan.
_IN = "@"


def named(name: str, amount: int | None, cur: str | None) -> str:
    """The name of a figure with its currency, where it is an amount and not in yuan."""
    return name if amount is None or cur in (None, CURRENCY) else f"{name}{_IN}{cur}"


def in_currency(name: str) -> tuple[str, str]:
    """(name, currency) of what `named` made; the currency "" where it is yuan, or no amount."""
    bare, _, cur = name.partition(_IN)
    return bare, cur


@dataclass(slots=True)
class Sums:
    """Order lines of one day or of the file; money in fen. `no_amount`, `no_refund`: paid lines of
    which the file does not say it; `no_paid`: lines of which it does not say whether they are paid."""

    lines: int = 0
    paid: int = 0
    gross: int = 0
    refunded: int = 0
    no_amount: int = 0
    no_refund: int = 0
    no_paid: int = 0

    def add(self, event: Event) -> None:
        x = event.x or {}
        self.lines += 1
        self.no_paid += x.get("paid") is None and x.get("state") is None
        if x.get("paid") is None and x.get("state") not in PAID_STATES:
            return
        self.paid += 1
        self.gross += event.amount or 0
        self.no_amount += event.amount is None
        self.refunded += x.get("refunded_total") or 0
        self.no_refund += x.get("refunded_total") is None

    def shown(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in Sums.__slots__}


@dataclass(slots=True)
class Figure:
    """Values of one name: how many there are and what they add up to; money in fen."""

    count: int = 0
    total: int = 0
    money: bool = False

    def add(self, value: int, money: bool) -> None:
        self.count += 1
        self.total += value
        self.money = money


@dataclass(slots=True)
class Account:
    """What the file holds of one account or shop, "" where it names none. `called`: what people call
    it, where the file says that beside its number; "" else."""

    events: int = 0
    shows: int = 0
    called: str = ""

    def add(self, event: Event) -> None:
        self.events += 1
        called = (event.x or {}).get("account_name")
        if isinstance(called, str):
            self.called = called[:128]


def account_of(event: Event) -> str:
    """The account or shop an event belongs to as its file names it; "" where it names none."""
    x = event.x or {}
    name = x.get("shop_name") if event.kind.startswith(_ORDERS) else x.get("account")
    return name[:128] if isinstance(name, str) else ""


@dataclass(slots=True)
class Summing:
    """Takes what a file tells, one by one. `day` names the local day of an instant."""

    day: Callable[[int], str]
    rows: int = 0
    first: int | None = None
    last: int | None = None
    kinds: dict[str, int] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    orders: Sums = field(default_factory=Sums)
    by_cur: dict[str, Sums] = field(default_factory=dict)
    days: dict[str, Sums] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    products: set[str] = field(default_factory=set)
    _row: str = ""

    def show(self, seen: ShowSeen) -> None:
        """A show, without its events."""
        self.accounts.setdefault(seen.account or "", Account()).shows += 1
        self._reach(seen.start, seen.end or seen.start)

    def event(self, event: Event, account: str) -> None:
        """An event, of this account."""
        if event.kind in TIMELESS:
            return
        row = event.id.partition("#")[0]
        if row != self._row:
            self.rows, self._row = self.rows + 1, row
        self.kinds[event.kind] = self.kinds.get(event.kind, 0) + 1
        self.accounts.setdefault(account, Account()).add(event)
        if event.product is not None and len(self.products) < MOST_PRODUCTS:
            self.products.add(event.product)
        if event.kind == "order.state":
            self._order(event)
        elif event.kind.startswith((REPORT_PREFIX, TICK_PREFIX)):
            self._figure(event.kind, event.amount, event.n, event.cur)
        elif event.kind.startswith(_ORDERS):
            self._movement(event)
        if not event.kind.startswith((REPORT_PREFIX, "order.state")):
            self._reach(event.ts, event.ts)

    def shown(self) -> dict[str, Any]:
        """All of it as plain data. `curs`: the currencies of its orders; of several `orders` has
        nothing and `figures` has the sums of each."""
        mixed = len(self.by_cur) > 1
        return {
            "curs": sorted(self.by_cur),
            "rows": self.rows,
            "first": self.first,
            "last": self.last,
            "kinds": self.kinds,
            "accounts": {
                name: {"events": one.events, "shows": one.shows, "called": one.called}
                for name, one in sorted(self.accounts.items())
            },
            "orders": Sums().shown() if mixed else self.orders.shown(),
            "days": {} if mixed else {day: self.days[day].shown() for day in sorted(self.days)},
            "figures": {
                name: {"count": one.count, "total": one.total, "money": one.money}
                for name, one in sorted((self.figures | (self._mixed() if mixed else {})).items())
            },
            "products": len(self.products),
        }

    def _order(self, event: Event) -> None:
        x = event.x or {}
        at = next((t for t in (x.get("created"), x.get("paid")) if isinstance(t, int)), None)
        self.orders.add(event)
        if event.amount is not None:
            self.by_cur.setdefault(event.cur or CURRENCY, Sums()).add(event)
        self.days.setdefault(UNDATED if at is None else self.day(at), Sums()).add(event)
        if at is not None:
            self._reach(at, at)

    def _movement(self, event: Event) -> None:
        if event.kind == "order.refund" and event.amount is not None:
            self._figure("refund", event.amount, None, event.cur)
        elif event.kind == "order.entry":
            for name, value in (event.x or {}).items():
                if name in MOVED and isinstance(value, int):
                    self._figure(name, value, None, event.cur)

    def _figure(self, name: str, amount: int | None, n: int | None, cur: str | None) -> None:
        value = amount if amount is not None else n
        if value is not None:
            known = self.figures.setdefault(named(name, amount, cur), Figure())
            known.add(value, amount is not None)

    def _mixed(self) -> dict[str, Figure]:
        """The paid orders of each currency, as figures."""
        out = {}
        for cur, sums in self.by_cur.items():
            said, back = sums.paid - sums.no_amount, sums.paid - sums.no_refund
            if said:
                out[named(GROSS, 0, cur)] = Figure(said, sums.gross, True)
            if back:
                out[named(REFUNDED, 0, cur)] = Figure(back, sums.refunded, True)
        return out

    def _reach(self, first: int, last: int) -> None:
        self.first = first if self.first is None else min(self.first, first)
        self.last = last if self.last is None else max(self.last, last)


#: What a movement of money is made of, in the order people read it.
MOVED = (
    "settled",
    "income",
    "platform_fee",
    "commission",
    "service_fee",
    "channel_fee",
    "promotion_fee",
    "other_fees",
    "refund",
)
