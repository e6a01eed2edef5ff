"""The plain rules of people."""

from __future__ import annotations

import pytest

from kaibo.domains.people import rules
from kaibo.domains.people.rules import Clash, Wanted
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import Duty

GOOD_PINS = ["2580", "73914", "04819263"]
BAD_PINS = [
    *("", "123", "1234", "4321", "8901", "0000", "1212", "258258", "123456789", "12a4"),
    "１２５８",
]


def test_a_pin_that_is_no_pin_or_the_first_guess_is_refused_and_a_good_one_is_not() -> None:
    refused = {}
    for pin in [*GOOD_PINS, *BAD_PINS]:
        try:
            rules.check_pin(pin)
        except Refusal as refusal:
            refused[pin] = (refusal.code, refusal.where[0].path)
    assert refused == dict.fromkeys(BAD_PINS, ("invalid", "pin"))


def test_one_spelling_of_a_username() -> None:
    assert rules.folded("  ＭingＬi ") == "mingli"
    for bad in ("a b", "a\tb", "a\u200bb"):
        with pytest.raises(Refusal):
            rules.check_username(bad)
    rules.check_username("阿明-01")


def test_duties_are_stored_once_in_the_tables_order() -> None:
    assert rules.sorted_duties([Duty.HOST, Duty.LEAD, Duty.HOST]) == ["lead", "host"]


def test_the_last_lead_stays() -> None:
    with pytest.raises(Refusal) as caught:
        rules.check_keeps_a_lead([Duty.LEAD], [Duty.HOST], 0)
    assert caught.value.code == "last_lead"
    rules.check_keeps_a_lead([Duty.LEAD], [], 1)
    rules.check_keeps_a_lead([Duty.LEAD], [Duty.LEAD, Duty.HOST], 0)
    rules.check_keeps_a_lead([Duty.HOST], [], 0)


def test_shift_times() -> None:
    rules.check_shift_times(0, 24 * 3_600_000)
    for start, end in ((10, 10), (10, 9), (0, 24 * 3_600_000 + 1)):
        with pytest.raises(Refusal):
            rules.check_shift_times(start, end)


def test_seats() -> None:
    rules.check_seats(
        [Wanted(Duty.HOST, host=1), Wanted(Duty.COHOST, host=2), Wanted(Duty.FLOOR, user=1)]
    )
    with pytest.raises(Refusal) as caught:
        rules.check_seats(
            [
                Wanted(Duty.HOST, user=1),
                Wanted(Duty.FLOOR),
                Wanted(Duty.FLOOR, host=1, user=1),
                Wanted(Duty.HOST, user=1),
            ]
        )
    assert [place.path for place in caught.value.where] == [
        "seats.0.host",
        "seats.1",
        "seats.2",
        "seats.3.host",
        "seats.3",
    ]


def test_an_overlap_is_told_and_may_be_accepted() -> None:
    clash = Clash(3, "小雨", 9, "B", 0, 1)
    rules.check_no_clash([], accepted=False, when=[])
    rules.check_no_clash([clash], accepted=True, when=["19:00–21:00"])
    with pytest.raises(Refusal) as caught:
        rules.check_no_clash([clash], accepted=False, when=["19:00–21:00"])
    assert caught.value.code == "overlap" and caught.value.status == 409
    assert "小雨 在 B 的班（19:00–21:00）" in caught.value.text
