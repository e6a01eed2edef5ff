"""A show's profit as a whole and by shift, host or product; the groups' rows hold all of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from functools import cached_property

from kaibo.domains.control import public as control
from kaibo.domains.review.profit import ads, hours, ripe
from kaibo.domains.review.profit import lines as placed
from kaibo.domains.review.profit.hours import Seated
from kaibo.domains.review.profit.keys import NONE, ProfitBy, grouped
from kaibo.domains.review.results import currencies
from kaibo.domains.selection import public as selection
from kaibo.domains.settlement import public as settlement
from kaibo.domains.settlement.public import (
    Inputs,
    Profit,
    ProfitBasis,
    Range,
    Sale,
    Seen,
    Source,
    Stated,
    Term,
)
from kaibo.live.lines import PlacedLine
from kaibo.live.orders import Key
from kaibo.live.ticks import Tick

#: What selection's costs are in.
CNY = "CNY"


@dataclass(frozen=True, slots=True)
class Group:
    """One row: its key, what it is called and its profit."""

    key: str
    label: str
    lines: int
    profit: Profit


class ShowProfit:
    """The profit of one show, to be asked for by any key. The caller has checked that profit may be
    seen."""

    def __init__(self, found: control.Result) -> None:
        self.found = found
        self.end = found.now if found.show.end is None else found.show.end
        paid = list(found.lines.within)
        self.lines = currencies.own(paid, found.cur)
        self.foreign = [one for mine in currencies.others(paid, found.cur).values() for one in mine]
        self.rates = settlement.rates(found.show.start, found.room.ident, found.cur)
        self._read: dict[ProfitBy, list[control.ResultRow]] = {}

    @cached_property
    def whole(self) -> Profit:
        """Of the whole show."""
        told = self._inputs(self.lines, self.foreign, self.seats, self.spent, whole=True)
        return settlement.profit(told)

    def by(self, by: ProfitBy) -> list[Group]:
        """The rows, in the order of the show's own rows of that level; what belongs to none last."""
        if by is ProfitBy.SHOW:
            return [Group("show", "整场", len(self.lines), self.whole)]
        mine, foreign = grouped(self.lines, by), grouped(self.foreign, by)
        keys = self._keys(by, mine.keys() | foreign.keys())
        return [self._group(by, key, keys, mine.get(key, []), foreign.get(key, [])) for key in keys]

    @cached_property
    def seats(self) -> list[Seated] | None:
        """Who worked for it."""
        return hours.seated(self.found.room.ident, self.found.show.start, self.end)

    @cached_property
    def spent(self) -> Stated | None:
        """What its ads cost."""
        others = [
            (one.start, self.found.now if one.end is None else one.end)
            for one in control.ran(self.found.room)
            if one.id != self.found.show.id
        ]
        told = ads.of_show(self.found, self._ticks(ProfitBy.SHOW).get("show", {}), others)
        return None if told is None else self._named(told)

    def _group(
        self,
        by: ProfitBy,
        key: str,
        keys: Iterable[str],
        mine: list[PlacedLine],
        foreign: list[PlacedLine],
    ) -> Group:
        seats, rest = self._seats(by, key, keys)
        spent = self._spent(by, key)
        shared = [*settlement.hours(_times(rest) or (), self.rates)]
        if spent is None:
            shared += settlement.ads(self.spent)
        shared += [term for term in self.whole.terms if _once_a_show(term)]
        told = self._inputs(mine, foreign, seats, spent, whole=False)
        profit = settlement.profit(told, [settlement.shared(term) for term in shared])
        return Group(key, self.found.label(by.value, key), len(mine), profit)

    def _inputs(
        self,
        lines: list[PlacedLine],
        foreign: list[PlacedLine],
        seats: list[Seated] | None,
        spent: Stated | None,
        whole: bool,
    ) -> Inputs:
        return Inputs(
            sales=tuple(self._sales[one.key] for one in lines),
            rates=self.rates,
            costs=self._costs,
            seats=_times(seats),
            ads=spent,
            seen=self._seen,
            parted=self._parted(lines),
            foreign=currencies.foreign(foreign, self.found.cur),
            names=self._names,
            sources=placed.sources(lines, self._files),
            whole=whole,
        )

    def _named(self, told: Stated) -> Stated:
        """A source that is a kind of file, by what people call that kind."""
        cards = control.files_of(self.found.room.ident)
        titles = {f"file:{card.format}": card.title for card in cards}
        named = (replace(one, text=titles.get(one.text, one.text)) for one in told.sources)
        return replace(told, sources=tuple(named))

    @cached_property
    def _files(self) -> Mapping[str, str]:
        return {card.file: card.name for card in control.files_of(self.found.room.ident)}

    @cached_property
    def _sales(self) -> Mapping[Key, Sale]:
        files = placed.aftersales(self.found.room.ident)
        return placed.sales(self.lines, self.found.show.end, files)

    @cached_property
    def _seen(self) -> Seen | None:
        if not any(one.may_return for one in self._sales.values()):
            return None
        return ripe.seen(self.found.room, self.found.show.id, self.found.now)

    @cached_property
    def _products(self) -> set[str]:
        return {one.line.product for one in self.lines if one.line.product is not None}

    @cached_property
    def _costs(self) -> Mapping[str, Stated]:
        if self.found.cur != CNY:
            return {}
        platform = self.found.room.platform.value
        return {
            product: Stated(
                Range(card.low, card.high),
                ProfitBasis.RATE,
                "",
                (Source("商品资料里的成本", card.as_of),),
            )
            for product, card in selection.costs_by_platform_id(platform, self._products).items()
        }

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {product: self.found.label("product", product) for product in self._products}

    @cached_property
    def _of_order(self) -> Mapping[tuple[str, str, str], int]:
        out: dict[tuple[str, str, str], int] = {}
        for one in self.lines:
            out[one.order] = out.get(one.order, 0) + 1
        return out

    def _parted(self, lines: list[PlacedLine]) -> frozenset[str]:
        """Orders of which other groups have lines, or which another group has as well."""
        mine: dict[tuple[str, str, str], int] = {}
        for one in lines:
            mine[one.order] = mine.get(one.order, 0) + 1
        return frozenset(
            "\t".join(order) for order, count in mine.items() if count < self._of_order[order]
        )

    def _seats(
        self, by: ProfitBy, key: str, keys: Iterable[str]
    ) -> tuple[list[Seated] | None, list[Seated]]:
        """The seats that are this group's alone, and those it shares."""
        if by is ProfitBy.SHIFT:
            known = set(keys)
            mine = [
                one
                for one in self.seats or []
                if one.shift == key or (key == NONE and one.shift not in known)
            ]
            return (None if self.seats is None else mine), []
        if by is ProfitBy.HOST:
            seats = self.seats or []
            known = set(keys)
            own = [one for one in seats if one.host == key]
            return (
                None if self.seats is None else own,
                [one for one in seats if one.host is None or one.host not in known],
            )
        return ([] if self.seats is not None else None), self.seats or []

    def _spent(self, by: ProfitBy, key: str) -> Stated | None:
        if by not in (ProfitBy.SHIFT, ProfitBy.HOST):
            return None
        length = sum(
            min(span.end, self.end) - max(span.start, self.found.show.start)
            for span in self.found.spans(by.value)
            if span.key == key
        )
        if not length:
            return None
        mine = self._ticks(by).get(key, {})
        return ads.of_part(self.spent, self._ticks(ProfitBy.SHOW).get("show", {}), mine, length)

    def _ticks(self, by: ProfitBy) -> dict[str, Mapping[tuple[str, str], Tick]]:
        return {row.key: row.ticks for row in self._rows(by)}

    def _rows(self, by: ProfitBy) -> list[control.ResultRow]:
        if by not in self._read:
            self._read[by] = self.found.rows(by.value)
        return self._read[by]

    def _keys(self, by: ProfitBy, there: Set[str]) -> list[str]:
        rows = [row.key for row in self._rows(by) if row.key != NONE]
        wanted = (
            rows if by in (ProfitBy.SHIFT, ProfitBy.HOST) else [key for key in rows if key in there]
        )
        rest = sorted(there - set(wanted) - {NONE})
        # Seats of a shift that nobody began are the show's all the same.
        loose = by is ProfitBy.SHIFT and any(one.shift not in wanted for one in self.seats or [])
        return [*wanted, *rest, *([NONE] if NONE in there or loose else [])]


def _times(seats: list[Seated] | None) -> tuple[settlement.SeatTime, ...] | None:
    return None if seats is None else tuple(one.time for one in seats)


def _once_a_show(term: Term) -> bool:
    return term.part is settlement.ProfitPart.OTHER and term.basis is ProfitBasis.RATE
