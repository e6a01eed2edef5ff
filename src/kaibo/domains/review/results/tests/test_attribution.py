"""Promises of the two attributions: both are kept, and what lies between adds up to the fen."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.review.results.attribution import attribution
from kaibo.domains.review.results.beside import Window
from kaibo.domains.review.results.tests.lines import END, HOUR, line


def test_by_time_and_by_genre_differ_by_what_is_named() -> None:
    found = attribution(
        [
            line(1, 0),
            line(2, HOUR, 2_000, "card"),
            line(3, HOUR, 300, "video"),
            line(4, HOUR, 40, None),
            line(5, END + HOUR, 5),
            line(6, HOUR, 7_000, paid=False),
        ],
        0,
        "CNY",
    )
    assert found.by_time.amount == 3_340 and found.by_genre is not None
    assert found.by_genre.amount == 1_005
    assert [(p.code, p.sign, p.sum.amount, p.sum.lines) for p in found.parts] == [
        ("video", -1, 300, 1),
        ("card", -1, 2_000, 1),
        ("pending", -1, 40, 1),
        ("after", 1, 5, 1),
    ]


def test_what_the_platform_has_from_before_its_own_start_is_of_no_show_of_ours() -> None:
    early = [line(1, 0), line(2, -HOUR, 300), line(3, -HOUR // 4, 40)]
    late = attribution(early, 0, "CNY")
    assert [(p.code, p.sum.amount) for p in late.parts] == [("before", 340)]
    known = attribution(early, 0, "CNY", Window(-HOUR // 2, END))
    assert known.by_genre is not None and known.by_genre.amount == 1_040
    assert [(p.code, p.sum.amount) for p in known.parts] == [("before", 40)]
    # On the stroke of its start is in it; and what we count by time stays, whatever it says.
    edge = attribution(early, 0, "CNY", Window(-HOUR // 4, END))
    assert [p.sum.lines for p in edge.parts] == [1]
    shorter = attribution(early, 0, "CNY", Window(HOUR, END))
    assert (shorter.by_time.amount, shorter.parts) == (1_000, ())


def test_tonight_nobody_has_said_a_genre_and_there_is_only_the_sum_by_time() -> None:
    found = attribution([line(1, 0, genre=None), line(2, HOUR, 250, None)], 0, "CNY")
    assert (found.by_time.amount, found.by_genre, found.parts) == (1_250, None, ())


def test_an_amount_nobody_said_is_counted_and_never_zero() -> None:
    found = attribution([line(1, 0, None), line(2, 0, 500)], 0, "CNY")
    assert (found.by_time.amount, found.by_time.unknown, found.by_time.exact) == (500, 1, None)


@settings(max_examples=80)
@given(
    st.lists(
        st.tuples(
            st.integers(-HOUR, END + 2 * HOUR),
            st.integers(0, 10**7),
            st.sampled_from(["live", "video", "card", "other", None]),
            st.booleans(),
        ),
        max_size=30,
    )
)
def test_the_parts_always_lead_from_one_to_the_other(
    many: list[tuple[int, int, str | None, bool]],
) -> None:
    lines = [
        line(n, at, amount, genre, paid=paid) for n, (at, amount, genre, paid) in enumerate(many)
    ]
    found = attribution([one for one in lines if one.within or one.is_live], 0, "CNY")
    if found.by_genre is None:
        assert not found.parts
        return
    for part in ("amount", "lines", "pieces", "orders"):
        led = getattr(found.by_time, part) + sum(p.sign * getattr(p.sum, part) for p in found.parts)
        assert led == getattr(found.by_genre, part)
