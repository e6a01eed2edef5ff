"""Promise of the cells: exact to the fen and the millisecond, or a reason; never a float."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kaibo.kit.sheets.exported import happened, identity, integer, moment, money, ratio
from kaibo.kit.sheets.texts import Unreadable

EIGHT_HOURS = 8 * 3_600_000


def utc(text: str) -> int:
    return round(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("0", 0),
        ("0.00", 0),
        ("178.8", 17880),
        ("178.05", 17805),
        ("29.900", 2990),
        ("1,234.50", 123450),
        ("12,345,678", 1234567800),
        ("¥12.30", 1230),
        ("￥ 12.30", 1230),
        ("12.30元", 1230),
        ("CNY 12.30", 1230),
        ("1.2万", 1200000),
        ("1.2345万", 1234500),
        ("3亿", 30000000000),
        ("１２．３４", 1234),
        ("178.79999999999998", 17880),
        ("0.30000000000000004", 30),
        ("9999999999.99", 999999999999),
    ],
)
def test_money_is_read_to_the_fen(text: str, fen: int) -> None:
    assert money(text) == fen
    assert type(money(text)) is int


@pytest.mark.parametrize("parse", [money, integer, ratio, identity, moment])
@pytest.mark.parametrize("text", ["", " ", "-", "--", "—", "－", "null", "NaN", "\\N"])
def test_an_empty_cell_is_unknown_not_zero(parse: Callable[[str], object], text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12.345", "too_precise"),
        ("3739.6690272859823", "too_precise"),
        ("-12.30", "negative_money"),
        ("(12.30)", "negative_money"),
        ("−5", "negative_money"),
        ("1,23", "bad_money"),
        ("1,2345", "bad_money"),
        ("1.2.3", "bad_money"),
        ("免费", "bad_money"),
        ("12%", "bad_money"),
        ("1e5", "bad_money"),
        ("2026-09-07", "bad_money"),
        ("++5", "bad_money"),
        ("6917656789012345678", "out_of_range"),
        ("9" * 60, "bad_money"),
    ],
)
def test_money_that_is_none_is_refused_with_a_reason(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        money(text)
    assert refused.value.code == code
    assert refused.value.why


def test_signed_and_computed_money_must_be_asked_for() -> None:
    assert money("-12.30", signed=True) == -1230
    assert money("(1,000)", signed=True) == -100000
    assert money("3739.6690272859823", computed=True) == 373967
    assert money("0.005", computed=True) == 1


@given(st.integers(0, 10**12), st.sampled_from(["", "¥", "￥"]), st.booleans())
def test_every_amount_survives_being_printed(fen: int, sign: str, grouped: bool) -> None:
    yuan, rest = divmod(fen, 100)
    assert money(f"{sign}{yuan:{',' if grouped else ''}}.{rest:02}") == fen


@given(st.integers(0, 10**10))
def test_a_float_that_was_an_amount_comes_back_exact(fen: int) -> None:
    assert money(format(Decimal(repr(fen / 100)), "f")) == fen


@pytest.mark.parametrize(
    ("text", "count"), [("0", 0), ("007", 7), ("1,234", 1234), ("1.2万", 12000), ("3.0", 3)]
)
def test_integers(text: str, count: int) -> None:
    assert integer(text) == count


@pytest.mark.parametrize("text", ["3.5", "1.23456万", "三", "1 2 x"])
def test_a_broken_count_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="不是整数"):
        integer(text)


def test_ratios_with_and_without_percent_are_shares_of_one() -> None:
    assert ratio("1.20%") == Decimal("0.012")
    assert ratio("0.1528") == Decimal("0.1528")
    assert ratio("-3%") == Decimal("-0.03")


@pytest.mark.parametrize(
    ("text", "shanghai"),
    [
        ("2026/09/07 08:55:37", "2026-09-07 08:55:37"),
        ("2020-02-21 00:00:00", "2020-02-21 00:00:00"),
        ("2026-09-07 8:05", "2026-09-07 08:05:00"),
        ("2026-9-7", "2026-09-07 00:00:00"),
        ("2026.09.07 23:59:59", "2026-09-07 23:59:59"),
        ("2026-09-07T08:55:37", "2026-09-07 08:55:37"),
        ("2026-09-07T08:55:37.250", "2026-09-07 08:55:37.250"),
        ("2026年9月7日 8时5分", "2026-09-07 08:05:00"),
        ("2026年9月7日", "2026-09-07 00:00:00"),
        ("2025-09-08 07-00-46", "2025-09-08 07:00:46"),
        ("20260907085537", "2026-09-07 08:55:37"),
        ("20260907", "2026-09-07 00:00:00"),
        ("２０２６－０９－０７　０８：０５", "2026-09-07 08:05:00"),
        ("46170", "2026-05-28 00:00:00"),
        ("46170.625", "2026-05-28 15:00:00"),
        ("2024-02-29 12:00:00", "2024-02-29 12:00:00"),
    ],
)
def test_moments_are_local_and_come_back_in_utc(text: str, shanghai: str) -> None:
    assert moment(text) == utc(shanghai) - EIGHT_HOURS


@pytest.mark.parametrize(
    ("text", "in_utc"),
    [
        ("2026-09-07T08:55:37Z", "2026-09-07 08:55:37"),
        ("2026-09-07T08:55:37+08:00", "2026-09-07 00:55:37"),
        ("2026-09-07 08:55-0530", "2026-09-07 14:25:00"),
    ],
)
def test_an_offset_in_the_text_beats_the_zone(text: str, in_utc: str) -> None:
    assert moment(text, "America/New_York") == utc(in_utc)


def test_another_zone_is_used_when_asked() -> None:
    assert moment("2026-07-01 00:00:00", "America/New_York") == utc("2026-07-01 04:00:00")
    assert moment("2026-01-01 00:00:00", "America/New_York") == utc("2026-01-01 05:00:00")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-02-30", "bad_time"),
        ("2026-13-01", "bad_time"),
        ("2026-09-07 24:00:00", "bad_time"),
        ("2026-09-07 08:61", "bad_time"),
        ("昨天", "bad_time"),
        ("29.90", "bad_time"),
        ("6917656789012345678", "bad_time"),
        ("07/09/2026 08:05", "bad_time"),
        ("1999-12-31", "out_of_range"),
        ("9026-09-07", "out_of_range"),
    ],
)
def test_a_time_that_is_none_is_refused_with_a_reason(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        moment(text)
    assert refused.value.code == code


@pytest.mark.parametrize("text", ["0000-00-00 00:00:00", "1970-01-01 08:00:00", "-", ""])
def test_what_has_not_happened_has_no_time(text: str) -> None:
    assert moment(text) is None
    assert not happened(text)
    assert happened("2026-09-07") and happened("乱码")


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)))  # noqa: DTZ001
@example(datetime(2020, 2, 29, 23, 59, 59))  # noqa: DTZ001
def test_every_second_survives_being_printed(when: datetime) -> None:
    when = when.replace(microsecond=0)
    expected = utc(when.isoformat()) - EIGHT_HOURS
    assert moment(when.strftime("%Y-%m-%d %H:%M:%S")) == expected
    days = (when - datetime(1899, 12, 30)) / timedelta(days=1)  # noqa: DTZ001
    assert abs((moment(format(Decimal(repr(days)), "f")) or 0) - expected) <= 1


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("6917656789012345678", "6917656789012345678"),
        ("007", "007"),
        ("12345.0", "12345"),
        ("SKU-9_a", "SKU-9_a"),
        ("６９１７", "6917"),
    ],
)
def test_ids_stay_text(text: str, known: str) -> None:
    assert identity(text) == known


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("6.91766E+18", "id_lost_digits"),
        ("6.917656789012346e+18", "id_lost_digits"),
        ("合计", "bad_id"),
        ("a b", "bad_id"),
        ("29.90", "bad_id"),
        ("9" * 65, "bad_id"),
    ],
)
def test_an_id_that_lost_digits_or_is_none_is_refused(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        identity(text)
    assert refused.value.code == code


@given(st.text(max_size=30))
def test_no_text_makes_a_cell_fail_in_any_other_way(text: str) -> None:
    for parse in (money, integer, ratio, identity, moment):
        try:
            assert not isinstance(parse(text), float)
        except Unreadable as refused:
            assert refused.code and refused.why
