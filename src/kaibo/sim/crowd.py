"""The people in the room, one column per trait: they enter, look, stay or leave."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kaibo.sim.packing import pack, unpack
from kaibo.sim.world import BIN_MS, BIN_S, FOLLOW, SOURCES, World, by_source

I64 = NDArray[np.int64]
F64 = NDArray[np.float64]
Mask = NDArray[np.bool_]

#: An entry comes at the latest here in its bin, so that a leave still fits behind it.
LAST_ENTRY_MS = BIN_MS - 10
#: The last but one ms: the sample of who is online stands at the very end of a bin.
LAST_MS = BIN_MS - 2
#: Viewers who left and may come back; older ones are forgotten.
MAX_GONE = 4096


@dataclass(slots=True)
class People:
    """n visits: viewer number, source, not a bouncer, and per product (n x products) what was
    shown and clicked in this visit; followed in this visit (or before it, as a follower)."""

    number: I64
    source: I64
    engaged: Mask
    followed: Mask
    shown: Mask
    clicked: Mask

    @classmethod
    def none(cls, products: int) -> People:
        """Nobody."""
        whole, yes = np.zeros(0, np.int64), np.zeros(0, np.bool_)
        table = np.zeros((0, products), np.bool_)
        return cls(whole, whole, yes, yes, table, table)

    def __len__(self) -> int:
        return len(self.number)

    def take(self, index: I64) -> People:
        """Those at `index`."""
        return People(*(getattr(self, name).take(index, 0) for name in _TRAITS))

    def plus(self, other: People) -> People:
        """These and those after them."""
        return People(
            *(np.concatenate([getattr(self, name), getattr(other, name)]) for name in _TRAITS)
        )

    def state(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {name: pack(getattr(self, name)) for name in _TRAITS}

    @classmethod
    def restore(cls, state: dict[str, Any]) -> People:
        """What `state` told."""
        return cls(*(unpack(state[name]) for name in _TRAITS))


_TRAITS = tuple(f.name for f in fields(People))


@dataclass(slots=True)
class Moves:
    """Entries and leaves of one bin: viewer number, source, ms into the bin."""

    number: I64
    source: I64
    at: I64


class Crowd:
    """Who is in the room, and who left it and may return."""

    def __init__(self, products: int) -> None:
        self.people = People.none(products)
        self.gone = np.zeros(0, np.int64)
        self.numbers = 0

    def move(
        self, world: World, entries: I64, pull: float, rng: np.random.Generator
    ) -> tuple[Moves, Moves, int]:
        """One bin of entries (by source) and leaves; `pull`: log factor on leaving.

        Returns the entries, the leaves, and how many people were here from its begin to its end:
        they are the first in `people`, and only they act in this bin.
        """
        before = len(self.people)
        new, came = self._arrive(world, entries, rng)
        self.people = self.people.plus(new)
        since = np.concatenate([np.zeros(before), came.at / 1000])
        hazard = np.where(
            self.people.engaged,
            np.exp(pull) / by_source(world.stay_s)[self.people.source],
            1 / world.bounce_s,
        )
        here = BIN_S - since
        chance = -np.expm1(-hazard * here)
        draw = rng.random(len(hazard))
        leaves = draw < chance
        # Given that someone leaves, `draw` is uniform below `chance`: it tells the moment, too.
        moment = since[leaves] - np.log1p(-draw[leaves]) / hazard[leaves]
        at = np.clip((moment * 1000).astype(np.int64), 1, LAST_MS)
        # An entry and its leave are never in the same millisecond.
        earliest = (since[leaves] * 1000).round().astype(np.int64) + 1
        gone = Moves(
            self.people.number[leaves], self.people.source[leaves], np.maximum(at, earliest)
        )
        self.people = self.people.take(np.flatnonzero(~leaves))
        self.gone = np.concatenate([self.gone, gone.number])[-MAX_GONE:]
        return came, gone, int(before - leaves[:before].sum())

    def _arrive(self, world: World, entries: I64, rng: np.random.Generator) -> tuple[People, Moves]:
        count = int(entries.sum())
        source = np.repeat(np.arange(SOURCES), entries)
        back = min(int(rng.binomial(count, world.comeback)), len(self.gone))
        fresh = np.arange(self.numbers, self.numbers + count - back)
        self.numbers += count - back
        number = fresh
        if back:
            who = rng.choice(len(self.gone), back, replace=False)
            number = rng.permutation(np.concatenate([fresh, self.gone[who]]))
            still = np.ones(len(self.gone), np.bool_)
            still[who] = False
            self.gone = self.gone[still]
        engaged = rng.random(count) >= by_source(world.bounce)[source]
        table = np.zeros((count, self.people.shown.shape[1]), np.bool_)
        people = People(number, source, engaged, source == FOLLOW, table, table.copy())
        return people, Moves(number, source, rng.integers(0, LAST_ENTRY_MS, count))

    def state(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {
            "people": self.people.state(),
            "gone": pack(self.gone),
            "numbers": self.numbers,
        }

    @classmethod
    def restore(cls, state: dict[str, Any]) -> Crowd:
        """What `state` told."""
        people = People.restore(state["people"])
        crowd = cls(people.shown.shape[1])
        crowd.people, crowd.numbers = people, int(state["numbers"])
        crowd.gone = unpack(state["gone"])
        return crowd
