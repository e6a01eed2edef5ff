"""What a batch adds to the tables: facts with their contributions, placed and booked at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np

from kaibo.live.distinct import LEVEL_NUMBER, Distincts
from kaibo.live.lanes import I64
from kaibo.live.measures import COLUMN
from kaibo.live.resolve import Facts, Placed, Resolver


@dataclass(slots=True)
class Adds:
    """Contributions to sums: of fact `fact`, `delta` to measure column `column`."""

    fact: I64
    column: I64
    delta: I64

    @classmethod
    def joined(cls, parts: list[Adds]) -> Adds:
        """All parts as one."""
        if not parts:
            nothing = np.zeros(0, np.int64)
            return cls(nothing, nothing, nothing)
        return cls(
            np.concatenate([p.fact for p in parts]),
            np.concatenate([p.column for p in parts]),
            np.concatenate([p.delta for p in parts]),
        )

    def moved(self, by: int) -> Self:
        """The same, each fact numbered `by` higher."""
        return replace(self, fact=self.fact + by)


@dataclass(slots=True)
class Members(Adds):
    """Contributions to distincts: of fact `fact`, `delta` times member `entity` of `column`.

    Below 0: a member that no other fact has, which need not be kept to be counted: an order with
    one line, and in the column of pairs the only order of a pair, told by its buyer (`-buyer`).
    """

    entity: I64 = field(default_factory=lambda: np.zeros(0, np.int64))

    @classmethod
    def all(cls, parts: list[Members]) -> Members:
        """All parts as one."""
        sums = Adds.joined(list(parts))
        entity = np.concatenate([p.entity for p in parts]) if parts else sums.fact
        return cls(sums.fact, sums.column, sums.delta, entity)


@dataclass(slots=True)
class Entries:
    """Scalar contributions gathered one by one (orders, tips, retractions) before placing.

    `at` is the place in its batch of the event being read.
    """

    at: int = -1

    ts: list[int] = field(default_factory=list)
    show: list[int] = field(default_factory=list)
    product: list[int] = field(default_factory=list)
    channel: list[int] = field(default_factory=list)
    event: list[int] = field(default_factory=list)
    adds: list[tuple[int, int, int]] = field(default_factory=list)
    doubts: list[tuple[int, int, int]] = field(default_factory=list)
    members: list[tuple[int, int, int, int]] = field(default_factory=list)

    def fact(self, ts: int, product: int, channel: int, show: int = -1) -> int:
        """A new fact; returns its index."""
        self.ts.append(ts)
        self.show.append(show)
        self.product.append(product)
        self.channel.append(channel)
        self.event.append(self.at)
        return len(self.ts) - 1

    def add(self, fact: int, measure: str, delta: int) -> None:
        """`delta` to a sum."""
        self.adds.append((fact, COLUMN[measure], delta))

    def doubt(self, fact: int, measure: str, delta: int) -> None:
        """One more (or one less) reason why a measure is unknown."""
        self.doubts.append((fact, COLUMN[measure], delta))

    def member(self, fact: int, measure: str, entity: int, delta: int) -> None:
        """`entity` joins (+1) or leaves (-1) a distinct; 0 = unknown, which is a doubt; below 0: as
        of `Members`."""
        if entity:
            self.members.append((fact, COLUMN[measure], delta, entity))
        else:
            self.doubt(fact, measure, delta)

    def columns(self) -> Contributions:
        """All of it as columns."""
        facts = (self.ts, self.show, self.product, self.channel, self.event)
        return Contributions(
            Facts(*(np.array(c, np.int64) for c in facts)),
            Adds(*_columns(list(self.adds), 3)),
            Adds(*_columns(list(self.doubts), 3)),
            Members(*_columns(list(self.members), 4)),
        )


@dataclass(slots=True)
class Contributions:
    """Facts and what they carry: sums, reasons why a sum is unknown, members of distincts."""

    facts: Facts
    adds: Adds
    doubts: Adds
    members: Members

    def plus(self, other: Contributions) -> Contributions:
        """These and the others, whose facts are numbered on from these."""
        by = len(self.facts)
        return Contributions(
            self.facts.plus(other.facts),
            Adds.joined([self.adds, other.adds.moved(by)]),
            Adds.joined([self.doubts, other.doubts.moved(by)]),
            Members.all([self.members, other.members.moved(by)]),
        )


def _columns(rows: list[tuple[int, ...]], width: int) -> list[I64]:
    table = np.array(rows, np.int64).reshape(-1, width)
    return [table[:, i] for i in range(width)]


class Ledger:
    """Books contributions into the tables of all levels."""

    def __init__(self, resolver: Resolver, distincts: Distincts) -> None:
        self.resolver = resolver
        self.distincts = distincts

    def book(self, parts: Contributions) -> Placed:
        """Place the facts and book what they carry; returns where they were placed."""
        placed = self.resolver.place(parts.facts)
        for level, slots in placed.items():
            table = self.resolver.rows[level]
            for rows in slots:
                for what, put in ((parts.adds, table.add), (parts.doubts, table.doubt)):
                    at = rows[what.fact]
                    ok = at >= 0
                    if ok.all():
                        put(at, what.column, what.delta)
                    elif ok.any():
                        put(at[ok], what.column[ok], what.delta[ok])
        self._join(placed, parts.members)
        return placed

    def _join(self, placed: Placed, members: Members) -> None:
        if not len(members.fact):
            return
        level, row, column, delta, entity = [], [], [], [], []
        for name, slots in placed.items():
            number = LEVEL_NUMBER.get(name)
            if number is None:
                continue
            for rows in slots:
                at = rows[members.fact]
                ok = at >= 0
                level.append(np.full(int(ok.sum()), number, np.int64))
                row.append(at[ok])
                column.append(members.column[ok])
                delta.append(members.delta[ok])
                entity.append(members.entity[ok])
        self.distincts.change(
            self.resolver.rows,
            np.concatenate(level),
            np.concatenate(row),
            np.concatenate(column),
            np.concatenate(entity),
            np.concatenate(delta),
        )
