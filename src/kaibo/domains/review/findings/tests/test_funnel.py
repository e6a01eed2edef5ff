"""The funnel: the longest chain both sides have, one counter's, and closed to the fen."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.review.findings.rules.funnel import (
    COUNTED,
    REPORTED,
    STEPS,
    Figures,
    Told,
    funnel,
)

FULL = {
    "impressions": 10_000,
    "views": 1_000,
    "product_clicks": 200,
    "orders_paid": 50,
    "gmv": 250_000,
}


def told(
    name: str, reported: dict[str, int] | None = None, counted: dict[str, int] | None = None
) -> Told:
    """A show by what is known of it."""
    given = {REPORTED: reported, COUNTED: counted}
    return Told(name, name, 0, {by: Figures(whole) for by, whole in given.items() if whole})


def without(*steps: str) -> dict[str, int]:
    """The full chain less these."""
    return {step: count for step, count in FULL.items() if step not in steps}


def test_the_longest_chain_both_sides_have_is_taken_and_counters_are_not_mixed() -> None:
    mine = told("now", FULL, without("impressions"))
    found = funnel(mine, [told("then", FULL, without("impressions"))])
    assert found is not None and (found.origin, found.chain) == (REPORTED, STEPS)
    counted = funnel(mine, [told("then", without("product_clicks"), without("impressions"))])
    assert counted is not None and counted.origin == COUNTED, "of equals what was counted"
    assert funnel(mine, [told("then", None, {"views": 7})]) is None
    assert funnel(told("now", FULL), [told("then", None, FULL)]) is None
    assert funnel(mine, []) is None


def test_a_step_nobody_told_is_left_out_and_the_rate_leads_over_it() -> None:
    found = funnel(told("now", FULL), [told("then", without("product_clicks"))])
    assert found is not None
    assert [(one.of, one.kind) for one in found.steps] == [
        ("", "volume"), ("impressions", "views"), ("views", "orders_paid"), ("orders_paid", "gmv"),
    ]  # fmt: skip


def test_sales_alone_are_compared_and_not_split() -> None:
    found = funnel(told("now", {"gmv": 300}), [told("then", {"gmv": 100})])
    assert found is not None and (found.difference, found.steps) == (200, ())


def test_clicks_of_nothing_with_orders_behind_them_are_left_out_and_named() -> None:
    found = funnel(told("now", FULL | {"product_clicks": 0}), [told("then", FULL)])
    assert found is not None
    assert (found.left_out, "product_clicks" in found.chain) == (("product_clicks",), False)


def test_a_show_that_lacks_a_step_most_others_have_is_passed_over() -> None:
    past = [told("a", FULL), told("b", FULL), told("c", {"gmv": 9})]
    found = funnel(told("now", FULL), past)
    assert found is not None and (found.chain, found.shows) == (STEPS, ("a", "b"))


def test_channels_make_a_mix_only_when_they_add_up_to_the_whole() -> None:
    whole = {"views": 100, "orders_paid": 10, "gmv": 1_000}
    half = {step: count // 2 for step, count in whole.items()}

    def split(channels: dict[str, dict[str, int]]) -> Told:
        return Told("x", "x", 0, {COUNTED: Figures(whole, channels)})

    both = split({"a": half, "b": half})
    found = funnel(both, [both])
    assert found is not None and [one.kind for one in found.steps][:2] == ["volume", "mix"]
    lost = funnel(both, [split({"a": half})])
    assert lost is not None and "mix" not in [one.kind for one in lost.steps]
    # An order of somebody whose coming nobody saw: nothing can be said of that channel's rate.
    odd = split({"a": half | {"views": 100}, "b": half | {"views": 0}})
    unsplit = funnel(both, [odd])
    assert unsplit is not None and "mix" not in [one.kind for one in unsplit.steps]


CHAIN = st.tuples(*[st.integers(0, 10**6)] * 5)


@given(st.lists(CHAIN, min_size=2, max_size=8), st.booleans(), st.randoms())
@settings(max_examples=50, deadline=None)
def test_whatever_is_known_the_parts_add_up_and_the_order_of_the_past_changes_nothing(
    rows: list[tuple[int, ...]], split: bool, random: object
) -> None:
    def made(at: int, row: tuple[int, ...]) -> Told:
        parts = {"a": [one // 3 for one in row], "b": [one - one // 3 for one in row]}
        channels = {name: dict(zip(STEPS, part, strict=True)) for name, part in parts.items()}
        whole = dict(zip(STEPS, row, strict=True))
        return Told(str(at), "", at, {COUNTED: Figures(whole, channels if split else {})})

    now, *past = [made(at, row) for at, row in enumerate(rows)]
    found = funnel(now, past)
    assert found is not None
    if found.steps:
        assert sum(one.part for one in found.steps) == found.difference
    random.shuffle(past)  # type: ignore[attr-defined]
    again = funnel(now, past)
    assert again is not None and again.steps == found.steps
