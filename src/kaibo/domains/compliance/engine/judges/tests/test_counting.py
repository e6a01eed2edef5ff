"""Counts are ranges: what was said may be true of every number in them and of no other."""

from decimal import Decimal

import pytest

from kaibo.domains.compliance.engine.judges.counting import counts


@pytest.mark.parametrize(
    ("said", "low", "high", "unit"),
    [
        ("就剩三十来份", "27", "39", "份"),
        ("还有个七八床吧", "7", "8", "床"),
        ("走了五六万单", "50000", "69999", "单"),
        ("已售10w+", "100000", "199999", ""),
        ("小一万条", "7500", "10000", "条"),
        ("一万五", "15000", "15000", ""),
        ("1.56万件", "15600", "15600", "件"),
        ("七百多个", "700", "799", "个"),
        ("只剩几台", "2", "9", "台"),
        ("上百件", "100", "999", "件"),
        ("十二三件", "12", "13", "件"),
        ("两三千单", "2000", "3999", "单"),
        ("卖了好几百", "300", "999", ""),
    ],
)
def test_a_count_is_the_range_people_mean(said: str, low: str, high: str, unit: str) -> None:
    one = next(iter(counts(said)))
    assert (one.low, one.high, one.unit) == (Decimal(low), Decimal(high), unit)


def test_rounding_is_fair_and_a_zero_too_many_is_not() -> None:
    one = next(iter(counts("七百多个")))
    assert one.may_be(740)
    assert one.may_be(800)
    assert not one.may_be(74)
    assert not one.may_be(7400)


def test_a_text_without_numbers_counts_nothing() -> None:
    assert list(counts("今天的果子真甜，")) == []
