"""Cells are read exactly or not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaibo.kit.sheets import cells
from kaibo.kit.sheets.texts import Unreadable


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("59.9", 5_990),
        ("¥1.2万", 1_200_000),
        ("￥１２．５", 1_250),
        ("1,299元", 129_900),
        ("1.2w", 1_200_000),
        ("0", 0),
        ('="59.90"', 5_990),
        ("'88", 8_800),
        ("178.79999999999998", 17_880),
        ("39块", 3_900),
        ("19.9/件", 1_990),
        ("\t89 ", 8_900),
        ("", None),
        ("—", None),
        ("待定", None),
    ],
)
def test_prices(text: str, fen: int | None) -> None:
    assert cells.fen(text) == fen


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("-5", "negative_money"),
        ("－¥5", "negative_money"),
        ("59-79", "bad_money"),
        ("59.999", "bad_money"),
        ("买一送一", "bad_money"),
        ("6901234567892", "out_of_range"),
        ("1.2.3", "bad_money"),
        ("1,2", "bad_money"),
    ],
)
def test_what_is_no_price_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        cells.fen(text)
    assert caught.value.code == code and caught.value.why and caught.value.cure


@pytest.mark.parametrize(
    ("text", "pieces"),
    [("1,200", 1_200), ("1.2万", 12_000), ("500件", 500), ("３００", 300), ("3.0", 3), ("0", 0)],
)
def test_counts(text: str, pieces: int) -> None:
    assert cells.count(text) == pieces


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3),
        ("3号", 3),
        ("3号链接", 3),
        ("#3", 3),
        ("③", 3),
        ("１２", 12),
        ("03", 3),
        ("3.0", 3),
    ],
)
def test_link_numbers(text: str, number: int) -> None:
    assert cells.numbered(text, 999) == number


@pytest.mark.parametrize("text", ["20%", "0.2", "20.00%", "0.20000000000000001"])
def test_shares(text: str) -> None:
    assert cells.share(text) == 2_000
    assert cells.share("12.25%") == 1_225


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("5分钟", 300),
        ("5分30秒", 330),
        ("90s", 90),
        ("5:30", 330),
        ("0:05:30", 330),
        ("1小时", 3_600),
        ("1.5分钟", 90),
        ("5min", 300),
        ("00:05:00", 300),
    ],
)
def test_lengths(text: str, seconds: int) -> None:
    assert cells.seconds(text) == seconds


def test_ids_are_text_and_lost_digits_are_told() -> None:
    assert cells.identity(" ３４５６７８９０１２３４５６７８９０１ ") == "3456789012345678901"
    assert cells.identity("A-01_x") == "A-01_x"
    for text, code in (("3.45E+18", "id_lost_digits"), ("红 色", "bad_id"), ("x" * 65, "bad_id")):
        with pytest.raises(Unreadable) as caught:
            cells.identity(text)
        assert caught.value.code == code


Reader = Callable[[str], object]


@pytest.mark.parametrize(
    ("reader", "text", "code"),
    [
        (cells.count, "-1", "negative_count"),
        (cells.count, "1.5", "bad_count"),
        (cells.count, "9" * 10, "out_of_range"),
        (cells.share, "120%", "bad_share"),
        (cells.share, "12.345%", "bad_share"),
        (cells.seconds, "5", "bad_length"),
        (cells.seconds, "25小时", "bad_length"),
        (lambda text: cells.numbered(text, 999), "1000", "bad_number"),
        (lambda text: cells.numbered(text, 999), "0", "bad_number"),
        (lambda text: cells.numbered(text, 999), "3、4", "bad_number"),
    ],
)
def test_what_cannot_be_read_is_refused(reader: Reader, text: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        reader(text)
    assert caught.value.code == code


FIGURES = st.text("0123456789.,%-¥￥万wW亿元号:分秒小时 #'\"=eE+（）①½２٣\u2212", max_size=60)


@given(st.one_of(st.text(max_size=40), FIGURES, st.sampled_from(["9" * 400, "1." + "0" * 300])))
def test_whatever_a_cell_says_it_is_read_or_refused(text: str) -> None:
    readers: list[Reader] = [
        cells.fen, cells.count, cells.share, cells.seconds, cells.identity,
        lambda text: cells.numbered(text, 999),
    ]  # fmt: skip
    for reader in readers:
        try:
            value = reader(text)
        except Unreadable as refused:
            assert refused.code and refused.why and refused.cure
        else:
            assert value is None or isinstance(value, str) or (type(value) is int and value >= 0)


def test_prose_keeps_what_people_wrote_and_no_control_characters() -> None:
    assert cells.prose("  '90后'专属\r\n🎁，\t买一送一\x00\v ") == "'90后'专属\n🎁，\t买一送一"
