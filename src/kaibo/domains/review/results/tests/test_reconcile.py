"""Promises of the reconciliation: every fen of a difference has a reason or is called unexplained."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.review.results import counting
from kaibo.domains.review.results.beside import Theirs, Window
from kaibo.domains.review.results.reconcile import counted, refund_row, row
from kaibo.domains.review.results.tests.lines import DAY, END, HOUR, line
from kaibo.live.lines import PlacedLine

#: The platform has the show a little longer on both sides than we pressed it.
WINDOW = Window(-HOUR // 2, END + HOUR // 4)
AS_OF = END + DAY


def theirs(value: int) -> Theirs:
    return Theirs(value, "file:douyin-compass", AS_OF)


def test_the_whole_way_from_ours_to_theirs_is_named() -> None:
    lines = [
        line(1, 0),
        line(2, HOUR, 2_000, "card"),
        line(3, -HOUR // 4, 300),
        line(4, END + DAY // 2, 50),
        line(5, END + 3 * DAY, 7),
    ]
    # The last one was paid after the export.
    lines[4] = _paid(lines[4], AS_OF + HOUR)
    found = row("gmv", counting.gmv, lines, theirs(1_350), WINDOW)
    assert (found.ours, found.same, found.difference) == (3_000, 1_350, -1_650)
    assert (found.agrees, found.unexplained) == (True, 0)
    assert [(p.reason, p.value, p.lines) for p in found.parts] == [
        ("definition", -2_000, 1),
        ("window", 357, 3),
        ("window", -7, 1),
    ]


def test_a_platform_that_leaves_out_carts_bought_after_the_show_agrees_to_the_fen() -> None:
    lines = [line(1, 0), line(2, END + DAY // 2, 500), line(3, HOUR, 70)]
    with_them = row("gmv", counting.gmv, lines, theirs(1_570), WINDOW)
    assert (with_them.agrees, [p.value for p in with_them.parts]) == (True, [500])
    without = row("gmv", counting.gmv, lines, theirs(1_070), WINDOW)
    assert (without.agrees, without.unexplained, without.parts) == (True, 0, ())
    neither = row("gmv", counting.gmv, lines, theirs(1_071), WINDOW)
    assert (neither.agrees, neither.unexplained) == (False, -499)


def test_what_no_reason_explains_is_shown_as_such() -> None:
    found = row("gmv", counting.gmv, [line(1, 0)], theirs(1_001), WINDOW)
    assert (found.agrees, found.unexplained, found.parts) == (False, 1, ())


def test_lines_whose_genre_is_not_said_yet_explain_it_when_they_do() -> None:
    lines = [line(1, 0), line(2, 0, 400, None)]
    without = row("gmv", counting.gmv, lines, theirs(1_000), None)
    assert [(p.reason, p.value) for p in without.parts] == [("pending", -400)]
    assert without.agrees
    with_them = row("gmv", counting.gmv, lines, theirs(1_400), None)
    assert with_them.agrees and not with_them.parts


def test_refunds_after_the_export_are_a_part_of_their_own() -> None:
    lines = [line(1, 0, 1_000, refunds=((HOUR, 100), (AS_OF + 1, 200)))]
    found = refund_row(lines, theirs(100), WINDOW)
    assert (found.ours, found.same, found.agrees) == (300, 100, True)
    assert [(p.reason, p.value) for p in found.parts] == [("refund", -200)]


def test_what_we_do_not_know_is_not_compared() -> None:
    found = row("gmv", counting.gmv, [line(1, 0, None)], theirs(5), None)
    assert (found.ours, found.same, found.difference, found.agrees) == (None, None, None, None)
    nobody = row("buyers", counting.buyers, [line(1, 0, buyer=0)], theirs(1), None)
    assert (nobody.ours, nobody.agrees) == (None, None)


def test_what_we_counted_ourselves_says_how_long_nothing_was_heard() -> None:
    found = counted("comments", 90, theirs(100), 61_000)
    assert (found.unexplained, [p.reason for p in found.parts]) == (10, ["missing"])
    assert "1 分 1 秒" in found.parts[0].text
    assert counted("comments", 100, theirs(100), 61_000).agrees


@settings(max_examples=100)
@given(
    st.lists(
        st.tuples(
            st.integers(-HOUR, END + 2 * DAY),
            st.integers(0, 10**6),
            st.sampled_from(["live", "video", "card", None]),
        ),
        max_size=25,
    ),
    st.integers(0, 10**7),
    st.sampled_from(["gmv", "orders_paid", "items_paid", "buyers", "net_1h", "orders_net_1h"]),
)
def test_ours_the_parts_and_what_is_unexplained_always_come_to_theirs(
    many: list[tuple[int, int, str | None]], value: int, name: str
) -> None:
    lines = [line(n, at, amount, genre) for n, (at, amount, genre) in enumerate(many)]
    known = [one for one in lines if one.within or one.is_live]
    found = row(name, counting.METRICS[name], known, theirs(value), WINDOW)
    assert found.ours is not None and found.unexplained is not None
    led = found.ours + sum(part.value for part in found.parts) + found.unexplained
    assert led == value


def _paid(one: PlacedLine, at: int) -> PlacedLine:
    from dataclasses import replace

    return replace(one, paid_at=at)


def test_a_gift_is_no_piece_and_the_money_is_the_same() -> None:
    lines = [line(1, 0), line(2, 0, 0)]
    found = row("items_paid", counting.items, lines, theirs(1), None)
    assert (found.ours, found.same, found.agrees) == (2, 1, True)
    assert row("gmv", counting.gmv, lines, theirs(1_000), None).agrees


def test_the_second_half_of_a_joined_row_is_no_gift() -> None:
    lines = [line(1, 0), line(2, 0, 0, qty=0), line(3, 0, 0, qty=2)]
    found = row("items_paid", counting.items, lines, theirs(1), None)
    assert [(p.code, p.value, p.lines) for p in found.parts] == [("gifts", -2, 1)]
    assert (found.ours, found.same) == (3, 1)


def test_what_may_be_lines_the_platform_has_yet_to_place_is_neither_right_nor_wrong() -> None:
    around = [line(3, END + HOUR // 8, 60, None), line(4, END + HOUR // 8, 30, None)]
    lines = [line(1, 0), line(2, 0, 400, None)]
    found = row("gmv", counting.gmv, lines, theirs(1_460), None, around)
    assert (found.agrees, found.unexplained, found.unsaid, found.outside) == (None, 60, 3, 2)
    assert (found.least, found.most) == (-400, 90)
    beyond = row("gmv", counting.gmv, lines, theirs(1_491), None, around)
    assert (beyond.agrees, beyond.unexplained) == (False, 91)
    # The day after the platform has said it.
    said = [*lines[:1], line(2, 0, 400), line(3, END + HOUR // 8, 60)]
    assert row("gmv", counting.gmv, said, theirs(1_460), None).agrees
