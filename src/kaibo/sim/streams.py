"""Random numbers by (seed, purpose, bin): what one part draws never moves what another draws.

Philox is counter based: its key holds seed and purpose, its counter begins at the bin. A show
continued after a restart, or steered otherwise, meets the same luck in the same bin; two policies
can therefore be compared on the same seed.
"""

from __future__ import annotations

import hashlib

import numpy as np

PURPOSES = ("show", "traffic", "stay", "noise", "shop", "pay", "talk", "times")


class Streams:
    """The generators of one show. `seed`: any int of 64 bits, negative ones too."""

    def __init__(self, seed: int) -> None:
        self._philox = {}
        self._generators = {}
        for purpose in PURPOSES:
            word = hashlib.blake2b(f"{seed}\x1f{purpose}".encode(), digest_size=16).digest()
            philox = np.random.Philox(key=np.frombuffer(word, "<u8").astype(np.uint64))
            self._philox[purpose] = (philox, philox.state)
            self._generators[purpose] = np.random.Generator(philox)

    def at(self, purpose: str, number: int) -> np.random.Generator:
        """The generator of `purpose` at bin `number` >= 0, as if never used before."""
        philox, state = self._philox[purpose]
        # The state kept is that of a new generator: nothing drawn before is left over in it.
        # The lowest word of the counter counts draws within the bin, the next one is the bin.
        state["state"]["counter"][:] = (0, number, 0, 0)
        philox.state = state
        return self._generators[purpose]
