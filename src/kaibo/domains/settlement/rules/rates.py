"""Rates: which may stand beside each other, and which one holds for a sale or a seat. [plain]"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kaibo.domains.settlement.choices import ABOUT, WHOLE_PPM, RateKind, RateUnit
from kaibo.domains.settlement.rules.ranges import Range
from kaibo.kit.errors import Place, Refusal, invalid

PERSON = re.compile(r"(host|user):[1-9][0-9]{0,17}")
_SCOPES = {"product": "商品", "duty": "职务", "person": "人"}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rate is for; "" = all. `product`: the platform's id, `person`: `host:3` or `user:5`."""

    room: str = ""
    product: str = ""
    duty: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class RateCard:
    """A rate: [low, high] in its kind's unit (`choices.ABOUT`), good on show days from `first_day` to
    `last_day`, both included (YYYY-MM-DD; None: until further notice). `cur`: of an amount, "" of a
    share. `as_of`: UTC ms."""

    id: int
    kind: RateKind
    scope: Scope
    cur: str
    low: int
    high: int
    first_day: str
    last_day: str | None
    source: str
    as_of: int
    by: str = ""

    @property
    def range(self) -> Range:
        """Its figures."""
        return Range(self.low, self.high)

    def on(self, day: str) -> bool:
        """Whether it is good on a show day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    def overlaps(self, first_day: str, last_day: str | None) -> bool:
        """Whether any day is in both; days as in `first_day` and `last_day`."""
        starts_in_time = last_day is None or self.first_day <= last_day
        return starts_in_time and (self.last_day is None or first_day <= self.last_day)


@dataclass(frozen=True, slots=True)
class RateBook:
    """The rates that may be asked for one show: those of its day, for its room and its currency."""

    rates: tuple[RateCard, ...]
    #: What was asked before: a show asks the same of each of its lines.
    _asked: dict[tuple[RateKind, str, str, str], RateCard | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def find(
        self, kind: RateKind, *, product: str = "", duty: str = "", person: str = ""
    ) -> RateCard | None:
        """The rate that holds: for the person before for the duty, for the product before for all,
        for the room before for all rooms. None: nobody has stated one."""
        asked = kind, product, duty, person
        if asked not in self._asked:
            self._asked[asked] = self._closest(*asked)
        return self._asked[asked]

    def _closest(self, kind: RateKind, product: str, duty: str, person: str) -> RateCard | None:
        mine = [
            rate
            for rate in self.rates
            if rate.kind is kind
            and rate.scope.product in ("", product)
            and rate.scope.duty in ("", duty)
            and rate.scope.person in ("", person)
        ]
        return max(mine, key=_closeness, default=None)


def book(rates: Iterable[RateCard], *, day: str, room: str, cur: str) -> RateBook:
    """What holds on a show day in a room. An amount of another currency is no amount here."""
    return RateBook(
        tuple(
            rate
            for rate in rates
            if rate.on(day) and rate.scope.room in ("", room) and rate.cur in ("", cur)
        )
    )


def check(
    kind: RateKind, scope: Scope, low: int, high: int, first_day: str, last_day: str | None
) -> None:
    """Refusal `invalid`, naming every field that makes no sense."""
    places = [*_scope(kind, scope), *_figures(kind, low, high), *_days(first_day, last_day)]
    if places:
        raise invalid(places)


def check_free(others: Sequence[RateCard], first_day: str, last_day: str | None) -> None:
    """Of one kind and scope one rate holds a day. Refusal `rate_overlaps`."""
    there = next((one for one in others if one.overlaps(first_day, last_day)), None)
    if there is not None:
        until = "至今" if there.last_day is None else f"到 {there.last_day}"
        raise Refusal(
            "rate_overlaps",
            f"同一范围的「{ABOUT[there.kind].label}」已有一条，从 {there.first_day} {until}，"
            "日期和这一条重叠，什么也没有写入。请改日期，或选「接替前一条」。",
            values={"rate": there.id},
        )


def ended_before(there: RateCard, first_day: str, last_day: str | None) -> str | None:
    """The last day of an earlier rate that a new one follows on; None where it cannot: it does not
    begin earlier, or goes on after the new one has ended."""
    goes_on = last_day is not None and (there.last_day is None or there.last_day > last_day)
    if there.first_day >= first_day or goes_on:
        return None
    return (date.fromisoformat(first_day) - timedelta(days=1)).isoformat()


def _scope(kind: RateKind, scope: Scope) -> Iterable[Place]:
    about = ABOUT[kind]
    for name, label in _SCOPES.items():
        if getattr(scope, name) and name not in about.scopes:
            yield Place(name, f"「{about.label}」不能按{label}定，请把{label}留空。")
    if scope.person and PERSON.fullmatch(scope.person) is None:
        yield Place("person", "请从人员名单里选一位。")
    if kind is RateKind.GOODS_COST and not scope.product:
        yield Place("product", "商品成本要写明是哪个商品（平台商品ID）。")
    if kind is RateKind.LABOUR and bool(scope.duty) == bool(scope.person):
        yield Place("duty", "人工要么按职务定，要么按人定，请填其中一个。")


def _figures(kind: RateKind, low: int, high: int) -> Iterable[Place]:
    if low < 0:
        yield Place("low", "低值不能小于 0。")
    if high < low:
        yield Place("high", "高值不能小于低值；说得准时两个填一样。")
    if ABOUT[kind].unit is RateUnit.PPM and high > WHOLE_PPM:
        yield Place("high", f"「{ABOUT[kind].label}」不能超过 100%。")


def _days(first_day: str, last_day: str | None) -> Iterable[Place]:
    for name, day in (("first_day", first_day), ("last_day", last_day)):
        if day is not None and not _is_day(day):
            yield Place(name, f"日期「{day}」看不懂，请写成 2026-11-11 这样。")
            return
    if last_day is not None and last_day < first_day:
        yield Place("last_day", "最后一天不能早于第一天。")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _closeness(rate: RateCard) -> tuple[bool, bool, bool, bool]:
    scope = rate.scope
    return bool(scope.person), bool(scope.product), bool(scope.duty), bool(scope.room)
