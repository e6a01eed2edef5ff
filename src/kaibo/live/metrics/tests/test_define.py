"""Promises of formulas: one notation, read and printed alike, and no number out of a guess."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kaibo.live.metrics.define import Formula, Group, Metric, Term, Unit


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("1", (Term(1, ()),)),
        ("views", (Term(1, ("views",)),)),
        ("views - leaves", (Term(1, ("views",)), Term(-1, ("leaves",)))),
        ("2 * likes + shares", (Term(2, ("likes",)), Term(1, ("shares",)))),
        ("likers * online_observed_ms", (Term(1, ("likers", "online_observed_ms")),)),
        ("report.gmv - report.refund", (Term(1, ("report.gmv",)), Term(-1, ("report.refund",)))),
    ],
)
def test_a_formula_is_printed_as_it_is_read(text: str, terms: tuple[Term, ...]) -> None:
    formula = Formula.read(text)
    assert formula.terms == terms
    assert str(formula) == text


@pytest.mark.parametrize(
    "text", ["", "views /", "views leaves", "views - ", "Views", "a ** b", "-a"]
)
def test_what_is_no_formula_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a formula"):
        Formula.read(text)


def test_a_total_is_unknown_as_soon_as_one_input_is() -> None:
    formula = Formula.read("3 * a * b - c")
    assert formula.total({"a": 2, "b": 5, "c": 7}) == 23
    assert formula.total({"a": 0, "b": 5, "c": 0}) == 0
    assert formula.total({"a": 2, "b": None, "c": 7}) is None
    assert formula.total({"a": 0, "b": None, "c": 7}) is None
    assert formula.total({"a": 2, "b": 5}) is None


@pytest.mark.parametrize(
    ("num", "den", "scale", "printed"),
    [
        ("views", "1", 1, "views"),
        ("a + b", "1", 1, "a + b"),
        ("a - b", "c", 1, "(a - b) / c"),
        ("a - b", "1", 1000, "(a - b) * 1000"),
        ("gmv", "views", 1000, "gmv * 1000 / views"),
        ("watch_ms", "visits", Fraction(1, 1000), "watch_ms / (visits * 1000)"),
        ("air_ms", "1", Fraction(1, 1000), "air_ms / 1000"),
        ("a * o", "s", 1, "a * o / s"),
        ("a", "b + c", 1, "a / (b + c)"),
    ],
)
def test_the_whole_formula_is_printed_with_its_scale(
    num: str, den: str, scale: int | Fraction, printed: str
) -> None:
    assert _metric(num, den, scale).formula == printed


def _metric(num: str, den: str, scale: int | Fraction) -> Metric:
    group = Group("traffic", levels=("show",), source="test", row=None)
    group.add("x", "某", "x", num, den, scale=scale, unit=Unit.COUNT)
    return group.metrics[0]
