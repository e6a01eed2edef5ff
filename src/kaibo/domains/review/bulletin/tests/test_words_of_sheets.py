"""Promises of every text that goes to a group: no raw value, nothing personal, bounded."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kaibo.domains.control.tests.hall import EVENING, Hall
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.review.bulletin.rules import words
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.live.metrics import Unit

RAW = ("None", "nan", "Fraction", "{", "}", "[", "]", "null")
PHONE, WECHAT = "13800138000", "微信 abc_12345"


@given(st.none() | st.fractions(min_value=-(10**12), max_value=10**12), st.sampled_from(Unit))
@settings(max_examples=60)
def test_a_figure_is_never_a_raw_value(value: Fraction | None, unit: Unit) -> None:
    said = words.figure(value, unit, "CNY", "人")
    assert said and not any(raw in said for raw in RAW)
    assert len(said) <= 40
    assert (said == words.UNKNOWN) == (value is None)


@pytest.mark.django_db
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60),
    st.dictionaries(
        st.sampled_from("online views inflow stay gmv spend violations".split()),
        st.integers(0, 10**12),
        min_size=1,
    ),
)
@settings(
    max_examples=6,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_tally_and_bulletin_of_a_show_called_anything_with_readings_of_anything(
    desk: Browser, hall: Hall, title: str, boxes: Mapping[str, int]
) -> None:
    # One room for all examples: each is a show of its own, an hour after the one before.
    start = hall.time - EVENING + HOUR
    name, show = f"{title} {PHONE} {WECHAT}", f"s{start}"
    hall.press("show.start", start, ref=show, x={"title": name})
    try:
        hall.press("reading", start + MINUTE, x={"boxes": dict(boxes)})
        hall.press("note", start + MINUTE, text=f"承诺 {name}")
        hall.time += HOUR
        for path in ("tally", f"{show}/bulletin", "handover"):
            _is_fit(desk.get(f"/api/review/flagship-a/{path}"), title)
    finally:
        hall.press("show.end", start + 2 * HOUR)


def _is_fit(told: dict[str, Any], title: str) -> None:
    text = "\n".join([told["title"], *told["lines"]])
    assert PHONE not in text and "abc_12345" not in text
    assert not any(raw in text for raw in ("None", "Fraction") if raw not in title)
    assert 1 <= len(told["title"]) <= 80
    assert len(told["lines"]) <= 60 and all(len(one) <= 400 for one in told["lines"])
