"""Share of talk, planned and real, against the target."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kaibo.domains.rundown.rules.talk import Share, Talk, actual_shares, shares, spoken


def test_shares_stand_beside_their_target() -> None:
    talks = [Talk(3, 0, 300), Talk(5, 300, 400), Talk(3, 900, None), Talk(7, 400, 500)]
    assert actual_shares(talks, {3: 5_000, 4: 1_000, 5: 4_000}, 1_000) == (
        Share(3, 400, 600, 6_666, 5_000, 1_666),
        Share(4, 0, 600, 0, 1_000, -1_000),
        Share(5, 100, 600, 1_666, 4_000, -2_334),
        Share(7, 100, 600, 1_666, None, None),
    )


def test_silence_has_no_shares() -> None:
    assert shares({}, {3: 5_000}) == (Share(3, 0, 0, None, 5_000, None),)
    assert shares({}, {}) == ()


def test_overlapping_marks_of_one_link_count_once_and_backward_ones_not_at_all() -> None:
    talks = [
        Talk(1, 0, 100),
        Talk(1, 50, 150),
        Talk(1, 60, 70),
        Talk(1, 200, 190),
        Talk(1, 150, 160),
    ]
    assert spoken(talks, 1_000) == {1: 160}
    assert spoken([Talk(1, 500, None), Talk(2, 0, 900)], 300) == {2: 300}


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(0, 500), st.integers(0, 500)), max_size=30)
)
def test_no_link_talks_longer_than_the_seconds_it_was_marked(
    rows: list[tuple[int, int, int]],
) -> None:
    talks = [Talk(key, start, start + length) for key, start, length in rows]
    found = spoken(talks, 10_000)
    for key in {talk.key for talk in talks}:
        covered = {
            second
            for talk in talks
            if talk.key == key
            for second in range(talk.start, talk.end or 0)
        }
        assert found.get(key, 0) == len(covered)
