"""Promise of figures: exact, unknown when empty, refused when no event could carry them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kaibo.connectors.base.figures import count, pieces, share_ppm, whole
from kaibo.kit.sheets.texts import Unreadable


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("1,234", 1_234), ("1.2万", 12_000), ("3.0", 3), ("10000000000", 10**10)],
)
def test_a_count_is_read_exactly(text: str, value: int) -> None:
    assert count(text) == value


@pytest.mark.parametrize("text", ["", "-", "--", "null"])
def test_an_empty_cell_is_unknown(text: str) -> None:
    assert (count(text), pieces(text), share_ppm(text)) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("-1", "negative_count"),
        ("(3)", "negative_count"),
        ("1.5", "bad_integer"),
        ("五", "bad_integer"),
        ("10000000001", "out_of_range"),
    ],
)
def test_what_is_no_count_is_refused_with_its_code(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        count(text)
    assert refused.value.code == code


def test_pieces_end_where_the_envelope_does() -> None:
    assert pieces("1000000000") == 10**9
    with pytest.raises(Unreadable) as refused:
        pieces("1000000001")
    assert refused.value.code == "out_of_range"


@pytest.mark.parametrize(
    ("text", "ppm"), [("2.9%", 29_000), ("0.029", 29_000), ("0", 0), ("100%", 10**6)]
)
def test_a_share_is_kept_in_parts_per_million(text: str, ppm: int) -> None:
    assert share_ppm(text) == ppm


@pytest.mark.parametrize("text", ["2.9", "101%", "-1%", "高"])
def test_a_share_outside_one_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        share_ppm(text)
    assert refused.value.code == "bad_ratio"


@pytest.mark.parametrize(("value", "near"), [("0.5", 0), ("1.5", 2), ("2.4999", 2)])
def test_halves_go_to_the_even_side(value: str, near: int) -> None:
    assert whole(Decimal(value)) == near
