"""The figures a show is judged by against the calibration table (docs/guide/sim.md)."""

from __future__ import annotations

from kaibo.sim.truth import Truth
from kaibo.sim.world import BIN_S


def figures(truth: Truth) -> dict[str, float]:
    """Figures of a whole show: counts, shares of 1, seconds, major units of money.

    `gpm`: paid value per thousand entries. `stay`: time in the room per entry, in s.
    Raises ZeroDivisionError for a show nobody entered, clicked or bought in.
    """
    views = int(truth.enters.sum())
    clicks, orders = int(truth.clicks.sum()), int(truth.orders.sum())
    paid, gmv = int(truth.paid.sum()), int(truth.gmv.sum()) / 100
    impressions = int(truth.impressions.sum())
    return {
        "impressions": impressions,
        "views": views,
        "enter": views / impressions,
        "stay": float(truth.online.sum()) * BIN_S / views,
        "online": float(truth.online.mean()),
        "peak": int(truth.online.max()),
        "clicks_per_view": clicks / views,
        "orders_per_click": orders / clicks,
        "paid_per_view": paid / views,
        "gmv": gmv,
        "gpm": 1000 * gmv / views,
        "comments_per_view": int(truth.comments.sum()) / views,
        "returns": int(truth.returned.sum()) / paid,
    }
