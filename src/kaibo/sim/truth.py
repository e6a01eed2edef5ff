"""The truth of a simulated show: what really happened in each bin, in arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

I64 = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Truth:
    """Counts of one bin of 5 s, or with a leading axis of all bins of a show.

    By source (S,): impressions, enters, leaves. A number: online (at the end of the bin),
    comments, likes (pieces), like_events, follows, shares, on_air (index of the product, -1
    none), paid_now, gmv_now, refunds_now, refunded_now (payments and refunds made in this bin,
    whenever ordered). By product and source (P, S): product_views, clicks, carts (pieces),
    orders, pieces; and of those orders, however late it happens: paid, gmv, returned.
    Money in minor units.
    """

    impressions: I64
    enters: I64
    leaves: I64
    online: I64
    on_air: I64
    product_views: I64
    clicks: I64
    carts: I64
    orders: I64
    pieces: I64
    paid: I64
    gmv: I64
    returned: I64
    paid_now: I64
    gmv_now: I64
    refunds_now: I64
    refunded_now: I64
    comments: I64
    like_events: I64
    likes: I64
    follows: I64
    shares: I64


def stack(bins: Sequence[Truth]) -> Truth:
    """The truths of single bins as one with a leading axis."""
    return Truth(*(np.stack([getattr(b, f.name) for b in bins]) for f in fields(Truth)))
