"""What must stand on the picture, what stood there, and the gaps: no millisecond lost or twice."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kaibo.domains.compliance.rules.labels import (
    GRACE_MS,
    SIGHT_MS,
    Gap,
    Label,
    Mark,
    gaps,
    labels_in,
    merged,
    required,
    stood,
    without,
)

HOUR = 3_600_000
#: 23:30 to 01:30 UTC: over midnight.
SHOW = (23 * HOUR + HOUR // 2, 25 * HOUR + HOUR // 2)
spans = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 300)).map(lambda p: (min(p), max(p))), max_size=8
)


def instants(some: list[tuple[int, int]]) -> set[int]:
    return {at for start, end in some for at in range(start, end)}


@given(spans, spans)
def test_what_is_covered_and_what_is_missing_add_up(
    wanted: list[tuple[int, int]], there: list[tuple[int, int]]
) -> None:
    missing = without(wanted, there)
    assert instants(missing) == instants(wanted) - instants(there)
    assert sum(end - start for start, end in missing) == len(instants(missing))
    assert missing == merged(missing)


@given(spans)
def test_merged_spans_are_the_same_time_once_and_in_order(some: list[tuple[int, int]]) -> None:
    one = merged(some)
    assert instants(one) == instants(some)
    assert all(first[1] < then[0] for first, then in pairwise(one))


@given(spans, spans, st.integers(0, 50))
def test_a_longer_grace_never_finds_more_and_none_forgives_nothing(
    wanted: list[tuple[int, int]], there: list[tuple[int, int]], grace: int
) -> None:
    every = gaps({Label.AI: wanted}, {Label.AI: there}, 0)
    assert instants([(one.start, one.end) for one in every]) == instants(wanted) - instants(there)
    kept = gaps({Label.AI: wanted}, {Label.AI: there}, grace)
    assert kept == [one for one in every if one.end - one.start > grace]


def test_a_warning_is_due_while_health_food_is_explained_over_midnight() -> None:
    goods = [
        (24 * HOUR - 60_000, 24 * HOUR + 60_000, "health_food"),
        (24 * HOUR + 30_000, 24 * HOUR + 90_000, "health_food"),
        (24 * HOUR + 90_000, 25 * HOUR, "cosmetics"),
    ]
    wanted = required(SHOW, goods, [])
    assert wanted == {Label.HEALTH_FOOD: [(24 * HOUR - 60_000, 24 * HOUR + 90_000)]}
    sights = [(24 * HOUR - 20_000, "保健食品不是药物，不能代替药物治疗疾病")]
    there = stood(SHOW, sights, [Mark(24 * HOUR + 40_000, Label.HEALTH_FOOD, on=False)])
    assert gaps(wanted, there) == [
        Gap(Label.HEALTH_FOOD, 24 * HOUR - 60_000, 24 * HOUR - 20_000),
        Gap(Label.HEALTH_FOOD, 24 * HOUR + 40_000, 24 * HOUR + 90_000),
    ]


def test_a_correction_of_the_run_moves_the_gap_with_it() -> None:
    def found(end: int) -> list[Gap]:
        return gaps(required(SHOW, [(SHOW[0], end, "device")], []), stood(SHOW, [], []))

    assert found(SHOW[0] + 60_000) == [Gap(Label.DEVICE, SHOW[0], SHOW[0] + 60_000)]
    assert found(SHOW[0] + 20_000) == [Gap(Label.DEVICE, SHOW[0], SHOW[0] + 20_000)]
    assert found(SHOW[0] + GRACE_MS) == []


def test_an_ai_host_is_due_from_mark_to_mark_and_never_beyond_the_show() -> None:
    marks = [
        Mark(SHOW[0] - HOUR, Label.AI, on=True, needed=True),
        Mark(SHOW[0] + 1_000, Label.AI, on=True),
        Mark(SHOW[0] + HOUR, Label.AI, on=False),
    ]
    wanted, there = required(SHOW, [], marks), stood(SHOW, [], marks)
    assert wanted == {Label.AI: [SHOW]}
    assert gaps(wanted, there) == [Gap(Label.AI, SHOW[0] + HOUR, SHOW[1])]


def test_what_was_read_once_holds_until_it_should_have_been_read_again() -> None:
    there = stood(SHOW, [(SHOW[0], "AI 生成")], [])
    assert there[Label.AI] == [(SHOW[0], SHOW[0] + SIGHT_MS)]
    assert labels_in("今天不打广 告") == [Label.AD] and labels_in("满减") == []
