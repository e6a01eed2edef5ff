"""Ranking, comparing and verifying: what each rule promises."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from kaibo.domains.review.findings.choices import FINDING_STATE_LABELS, NEXT, FindingDirection
from kaibo.domains.review.findings.rules.comparable import LAST, Begun, ComparedWith, comparable
from kaibo.domains.review.findings.rules.ranking import MINUTE_MS, Talked, rank
from kaibo.domains.review.findings.rules.usual import usual
from kaibo.domains.review.findings.rules.verifying import FindingProposal, Seen, reached, verdict

HOUR = 3_600_000
DAY = 24 * HOUR


def talked(key: str, minutes: int | None, money: int | None) -> Talked:
    """A link talked of for so many minutes."""
    return Talked(key, key, None if minutes is None else minutes * MINUTE_MS, money, 1)


def test_links_are_ranked_by_money_per_talked_minute() -> None:
    found = rank([
        talked("a", 10, 50_000), talked("b", 5, 40_000), talked("c", 20, 20_000),
        talked("d", 4, 0), talked("e", 2, 90_000), talked("f", 6, None), talked("g", 0, 700),
    ])  # fmt: skip
    assert [one.key for one in found.top] == ["b", "a"]
    assert [one.key for one in found.bottom] == ["d", "c"]
    assert [one.per_minute for one in found.top] == [8_000, 5_000]
    assert ([one.key for one in found.short], [one.key for one in found.unknown]) == (["e"], ["f"])
    assert found.ranked == 4, "what nobody talked of is not among them"


@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.integers(0, 40)), st.one_of(st.none(), st.integers(0, 99_999))
        ),
        max_size=12,
    )
)
@settings(max_examples=50, deadline=None)
def test_no_link_is_lost_or_stands_twice(rows: list[tuple[int | None, int | None]]) -> None:
    given_rows = [talked(str(at), *row) for at, row in enumerate(rows)]
    found = rank(given_rows)
    told = [*found.top, *found.bottom, *found.short, *found.unknown]
    assert len({one.key for one in told}) == len(told)
    kept = sum(one.talk_ms is None or one.talk_ms > 0 for one in given_rows)
    assert len(found.short) + len(found.unknown) + found.ranked == kept
    if found.top and found.bottom:
        least = min(one.per_minute or 0 for one in found.top)
        assert all((one.per_minute or 0) <= least for one in found.bottom)


def begun(day: int, hour: int = 20, lasts: int | None = 2) -> Begun:
    """A show that begins on a day at an hour."""
    start = day * DAY + hour * HOUR
    return Begun(f"{day}-{hour}", start, None if lasts is None else start + lasts * HOUR)


def test_five_shows_of_the_slot_are_compared_else_the_room_else_the_last_one() -> None:
    mine = begun(30)
    slot = [begun(day) for day in range(20, 25)]
    assert comparable(mine, [mine, *slot, begun(25, 9)]) == (ComparedWith.SLOT, slot)
    mixed = [*slot[:4], begun(25, 9)]
    assert comparable(mine, [mine, *mixed]) == (ComparedWith.ROOM, mixed)
    assert comparable(mine, [mine, *slot[:3]]) == (ComparedWith.LAST, [slot[2]])
    assert comparable(mine, [mine]) == (ComparedWith.NOTHING, [])


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 23)), max_size=20, unique=True))
@settings(max_examples=50, deadline=None)
def test_never_the_show_itself_nor_one_that_had_not_ended(when: list[tuple[int, int]]) -> None:
    shows = [begun(*one) for one in when]
    for mine in shows:
        _, found = comparable(mine, shows)
        assert all(one.end is not None and one.end <= mine.start for one in found)
        assert len(found) <= LAST
        assert comparable(mine, list(reversed(shows)))[1] == found


def test_of_a_room_with_three_shows_a_day_the_slot_is_found_among_the_last_sixty() -> None:
    shows = [begun(day, hour) for day in range(30) for hour in (8, 14, 20)]
    kind, found = comparable(begun(30), shows)
    assert kind is ComparedWith.SLOT
    assert [one.id for one in found] == [f"{day}-20" for day in range(22, 30)]


def test_midnight_does_not_part_a_slot() -> None:
    late = [begun(day, 23, 1) for day in range(20, 25)]
    mine = begun(30, 0)
    assert comparable(mine, [*late, mine]) == (ComparedWith.SLOT, late)


def test_a_part_within_what_past_shows_bring_is_usual() -> None:
    past = [(100, -10), (-100, 10), (100, 10), (-100, -10), (100, -10)]
    found = usual((90, 300), past)
    assert found is not None
    # Root mean squares 100 and 10; the largest of each show is 1: limits 100 and 10.
    assert (found.limits, found.strengths, found.shows) == ((100, 10), (900, 30_000), 5)
    assert usual((90, 300), past[:4]) is None, "four shows say nothing"
    still = usual((5, 5), [(0, 1)] * 5)
    assert still is not None and still.strengths == (None, 5_000)


def seen(*values: bool | None) -> list[Seen]:
    """Later shows, with whether they reached it."""
    return [Seen(str(at), "", at, None, value) for at, value in enumerate(values)]


def test_the_proposal_waits_for_as_many_shows_as_could_change_it() -> None:
    assert verdict([], 3).proposal is FindingProposal.WAIT
    assert verdict(seen(True), 3).proposal is FindingProposal.WAIT
    assert verdict(seen(True, None, True), 3).proposal is FindingProposal.HELD
    assert verdict(seen(False, False), 3).proposal is FindingProposal.NOT_HELD
    assert verdict(seen(True, False), 2).proposal is FindingProposal.NOT_HELD, (
        "half is not more than half"
    )
    # Of more shows than were asked for only the first count.
    later = verdict(seen(True, True, False, False, False), 2)
    assert (later.proposal, later.reached, later.known, later.wanted) == (
        FindingProposal.HELD,
        2,
        2,
        2,
    )


def test_a_value_is_held_against_the_direction_and_unknown_is_no_failure() -> None:
    wanted = Fraction(3, 100)
    assert reached(wanted, FindingDirection.AT_LEAST, wanted) is True
    assert reached(Fraction(2, 100), FindingDirection.AT_LEAST, wanted) is False
    assert reached(Fraction(2, 100), FindingDirection.AT_MOST, wanted) is True
    assert reached(None, FindingDirection.AT_MOST, wanted) is None


def test_every_state_has_words_and_a_way_on() -> None:
    assert {state.value for state in NEXT} == set(FINDING_STATE_LABELS)
    assert all(NEXT[state] for state in NEXT)
