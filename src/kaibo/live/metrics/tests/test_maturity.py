"""Promises of ripeness: a refund rate is called 未成熟 until it has aged."""

from __future__ import annotations

import pytest

from kaibo.live.metrics.maturity import DAY_MS, HOUR_MS, Maturity, ripeness


@pytest.mark.parametrize(
    ("maturity", "age_ms", "said"),
    [
        (Maturity.REFUNDS, 0, "未成熟（D0）"),
        (Maturity.REFUNDS, DAY_MS - 1, "未成熟（D0）"),
        (Maturity.REFUNDS, 7 * DAY_MS, "未成熟（D7）"),
        (Maturity.REFUNDS, 15 * DAY_MS - 1, "未成熟（D14）"),
        (Maturity.REFUNDS, 15 * DAY_MS, "可参考（D15）"),
        (Maturity.REFUNDS, 30 * DAY_MS - 1, "可参考（D29）"),
        (Maturity.REFUNDS, 30 * DAY_MS, ""),
        (Maturity.REFUNDS, -5, "未成熟（D0）"),
        (Maturity.HOUR, HOUR_MS - 1, "未成熟"),
        (Maturity.HOUR, HOUR_MS, ""),
        (Maturity.EVENT, 0, ""),
        (Maturity.AS_OF, 0, ""),
    ],
)
def test_a_number_says_how_ripe_it_is(maturity: Maturity, age_ms: int, said: str) -> None:
    assert ripeness(maturity, age_ms) == said
