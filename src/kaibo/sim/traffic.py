"""Who is shown the room and who enters: impressions by source, their noise, the platform's push."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kaibo.sim.world import BIN_S, RECOMMEND, SOURCES, World, by_source

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]


def curve(world: World, second: float) -> F64:
    """Traffic by source relative to its base, `second` into the show."""
    fade = np.exp(-second / by_source(world.opening_s))
    wave = 1 + world.wave * math.sin(2 * math.pi * (second / world.wave_s - 0.35))
    return np.asarray((1 + by_source(world.opening) * fade) * wave)


@dataclass(slots=True)
class Feedback:
    """The platform pushes a room that sells: value per entry now against its first minutes."""

    recent_value: float = 0.0
    recent_entries: float = 0.0
    first_value: float = 0.0
    first_entries: float = 0.0

    def learn(self, world: World, second: float, value: float, entries: float) -> None:
        """Take in one bin: ordered value (minor units) and entries."""
        keep = math.exp(-BIN_S / world.feedback_s)
        self.recent_value = self.recent_value * keep + value
        self.recent_entries = self.recent_entries * keep + entries
        if second < world.reference_s:
            self.first_value += value
            self.first_entries += entries

    def boost(self, world: World, second: float) -> float:
        """Factor on recommended impressions; 1 until there is something to compare with."""
        if second < world.reference_s or not self.first_value or not self.recent_entries:
            return 1.0
        now = self.recent_value / self.recent_entries
        first = self.first_value / self.first_entries
        return min(max(1 + world.feedback * (now / first - 1), 0.5), 1.8)


@dataclass(slots=True)
class Traffic:
    """What the traffic of a show remembers: its own luck, slow noise by source, the push."""

    luck: float = 0.0
    noise: F64 = field(default_factory=lambda: np.zeros(SOURCES))
    feedback: Feedback = field(default_factory=Feedback)

    def draw(
        self, world: World, scale: F64, second: float, rng: np.random.Generator
    ) -> tuple[I64, I64]:
        """Impressions and entries by source in the bin at `second`; `scale`: factor by source."""
        keep = math.exp(-BIN_S / world.noise_s)
        shock = world.noise_sd * math.sqrt(1 - keep * keep)
        self.noise = self.noise * keep + shock * rng.standard_normal(SOURCES)
        rate = world.impressions * by_source(world.mix) * scale * curve(world, second)
        rate = rate * np.exp(self.luck + self.noise)
        rate[RECOMMEND] *= self.feedback.boost(world, second)
        impressions = rng.poisson(rate * BIN_S)
        return impressions, rng.binomial(impressions, by_source(world.enter_rate))
