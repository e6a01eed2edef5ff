"""The laws of the simulated world: every parameter with its unit; sources in docs/guide/sim.md.

`W0` is the default world. A test of robustness changes single parameters of it.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

#: Traffic sources, as they stand in `channel`; every array "by source" has this order.
CHANNELS = ("follow", "recommend", "short_video", "paid", "search")
SOURCES = len(CHANNELS)
FOLLOW, RECOMMEND = CHANNELS.index("follow"), CHANNELS.index("recommend")

BIN_MS = 5_000
BIN_S = BIN_MS / 1000

BySource = tuple[float, float, float, float, float]


class World(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Parameters by group. Rates are per second unless they say otherwise; effects are logs."""

    # Traffic
    impressions: float = 26.0
    mix: BySource = (0.050, 0.675, 0.125, 0.120, 0.030)
    enter_rate: BySource = (0.25, 0.08, 0.13, 0.10, 0.22)
    opening: BySource = (1.2, -0.55, 0.0, 0.0, 0.0)  # curve at the start: 1 + opening, fading …
    opening_s: BySource = (600.0, 1080.0, 1.0, 1.0, 1.0)  # … with this time constant
    wave: float = 0.28
    wave_s: float = 7200.0
    show_sd: float = 0.25
    noise_sd: float = 0.32
    noise_s: float = 300.0
    feedback: float = 0.35
    feedback_s: float = 300.0
    reference_s: float = 600.0
    # Staying
    bounce: BySource = (0.40, 0.66, 0.60, 0.58, 0.40)
    bounce_s: float = 8.0
    stay_s: BySource = (270.0, 185.0, 195.0, 185.0, 235.0)
    skill_hold: float = 0.25
    comeback: float = 0.10
    # Clicks
    click: float = 0.00186
    off_air: float = -3.6
    card_s: float = 15.0
    skill_click: float = 0.12
    click_noise_sd: float = 0.15
    click_noise_s: float = 60.0
    show_click_sd: float = 0.08
    no_host: float = -2.0  # skill of an empty chair
    # Orders
    order: float = -2.28
    order_source: BySource = (0.50, -0.10, 0.0, -0.05, 0.40)
    skill_order: float = 0.10
    show_order_sd: float = 0.08
    two_pieces: float = 0.06
    cart: float = 0.25
    # Payment and return
    paid: float = 0.859
    pay_median_s: float = 10.0
    pay_sigma: float = 0.97
    pay_late: float = 0.032
    pay_late_from_s: float = 600.0
    pay_late_mean_s: float = 900.0
    return_1h: float = 0.20
    return_late_median_s: float = 172_800.0
    return_late_sigma: float = 0.8
    # What viewers say and do; rates per engaged viewer
    comment: float = 0.00097
    comment_phi: float = 0.27
    comment_lag: float = 0.36
    like: float = 0.0012
    likes_each: float = 8.0
    follow: float = 0.00018
    share: float = 0.00006

    def fingerprint(self) -> str:
        """Equal for equal worlds."""
        body = msgspec.json.encode(self, order="deterministic")
        return hashlib.sha256(body).hexdigest()[:16]


W0 = World()


@lru_cache(maxsize=256)
def by_source(values: BySource) -> NDArray[np.float64]:
    """The values as an array (S,) that nobody may write to."""
    array = np.array(values)
    array.flags.writeable = False
    return array
