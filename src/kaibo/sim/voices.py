"""How much a room talks: comments with a mood that changes by the minute, likes, follows, shares."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kaibo.sim.crowd import People
from kaibo.sim.world import BIN_S, World

I64 = NDArray[np.int64]
BINS_A_MINUTE = 12


def next_mood(world: World, mood: float, rng: np.random.Generator) -> float:
    """The factor on comments in the next minute.

    Exactly gamma with mean 1 and variance phi, so that counts are negative binomial, with
    correlation `comment_lag` from minute to minute: a beta share of the old one is kept and a
    gamma of its own is added. `mood` < 0: there is no old one.
    """
    shape = 1 / world.comment_phi
    if mood < 0:
        return float(rng.gamma(shape)) / shape
    kept = rng.beta(shape * world.comment_lag, shape * (1 - world.comment_lag))
    return float(kept * mood + rng.gamma(shape * (1 - world.comment_lag)) / shape)


class Voices:
    """What the talk of a room remembers: its mood."""

    def __init__(self, mood: float = -1.0) -> None:
        self.mood = mood

    def speak(
        self, world: World, people: People, actors: int, number: int, rng: np.random.Generator
    ) -> dict[str, I64]:
        """Who comments, likes, follows, shares in bin `number`: kind → indexes into `people`."""
        if number % BINS_A_MINUTE == 0:
            self.mood = next_mood(world, self.mood, rng)
        engaged = np.flatnonzero(people.engaged[:actors])
        mean = len(engaged) * BIN_S

        def some(rate: float) -> I64:
            count = int(rng.poisson(rate * mean))
            return engaged[rng.integers(0, len(engaged), count)] if count else engaged[:0]

        comment = some(world.comment * self.mood)
        like = some(world.like)
        share = some(world.share)
        follow = np.unique(some(world.follow))
        follow = follow[~people.followed[follow]]
        people.followed[follow] = True
        return {"comment": comment, "like": like, "share": share, "follow": follow}
