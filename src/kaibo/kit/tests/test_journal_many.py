"""Many rows in one act: the same rows, Facts and refusals as one by one, by few statements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.delivery import Delivery
from kaibo.kit.door import JournalBypassed
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.tests.sample.models import Offer, OfferNote

pytestmark = pytest.mark.django_db

VERB = "sample.offer.inside"  # one reaction wants it


def _world() -> list[Any]:
    models = (Offer, OfferNote, Fact, Delivery)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def _told(verb: str = VERB) -> list[Any]:
    """What Facts say, without when and in which act."""
    names = ("actor_id", "cause", "verb", "subject_type", "version", "before", "after", "reason")
    return list(Fact.objects.filter(verb=verb).order_by("pk").values(*names))


def _refusal(write: Callable[[], object]) -> dict[str, Any]:
    """The refusal, without the time of a change that only its own act could see."""
    with pytest.raises(Refusal) as caught:
        write()
    caught.value.values.pop("at", None)
    return caught.value.body()


def _statements(write: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as seen:
        write()
    return len(seen)


def _offers(count: int, prefix: str = "品") -> list[dict[str, Any]]:
    return [
        {"name": f"{prefix}{number}", "price": number, "tags": [str(number)]}
        for number in range(count)
    ]


def test_many_new_rows_are_as_if_made_one_by_one(ming: Actor) -> None:
    with journal.act(ming, VERB, reason="上新") as writing:
        for values in _offers(3, "甲"):
            writing.create(Offer, **values)
    single = _told()
    with journal.act(ming, VERB, reason="上新") as writing:
        rows = writing.create_all(Offer, _offers(3, "乙"))
        writing.put(rows[1], price=99)
    many = _told()[3:]
    assert [(row.name, row.price, row.version) for row in Offer.objects.order_by("pk")[3:]] == [
        ("乙0", 0, 1),
        ("乙1", 99, 2),
        ("乙2", 2, 1),
    ]
    assert [row.pk for row in rows] == list(
        Offer.objects.filter(name__startswith="乙").order_by("pk").values_list("pk", flat=True)
    )
    renamed = str(many[:3]).replace("乙", "甲")
    assert renamed == str(single)
    assert many[3]["before"] == {"price": 1} and many[3]["after"] == {"price": 99}
    assert Delivery.objects.count() == 7
    assert {delivery.fact.verb for delivery in Delivery.objects.all() if delivery.fact} == {VERB}


def _bad_sets(offer: Offer) -> dict[str, list[dict[str, Any]]]:
    good = _offers(2)
    return {
        "field": [*good, {"name": "长" * 21}],
        "there already": [*good, {"name": offer.name}],
        "among themselves": [*good, good[0]],
        "two kinds": [good[0], {"name": offer.name}, {"name": ""}],
        "two kinds turned": [good[0], {"name": ""}, {"name": offer.name}],
    }


@pytest.mark.parametrize(
    "which", ["field", "there already", "among themselves", "two kinds", "two kinds turned"]
)
def test_one_bad_row_among_many_new_ones_is_refused_in_the_same_words(
    which: str, offer: Offer, ming: Actor
) -> None:
    many = _bad_sets(offer)[which]
    before = _world()

    def one_by_one() -> None:
        with journal.act(ming, VERB) as writing:
            for values in many:
                writing.create(Offer, **values)

    def together() -> None:
        with journal.act(ming, VERB) as writing:
            writing.create_all(Offer, many)

    assert _refusal(together) == _refusal(one_by_one)
    assert _world() == before


def test_a_row_that_points_nowhere_is_refused_with_its_field(ming: Actor) -> None:
    with pytest.raises(Refusal) as caught, journal.act(ming, VERB) as writing:
        writing.create_all(OfferNote, [{"offer_id": 404, "text": "x"}])
    assert caught.value.body() == {
        "code": "invalid",
        "text": "没有这样的机制单，它可能已被移走。",
        "where": [{"path": "offer", "text": "没有这样的机制单，它可能已被移走。"}],
    }
    assert OfferNote.objects.count() == 0


def test_many_changes_are_as_if_made_one_by_one(ming: Actor, hong: Actor) -> None:
    with journal.act(ming, VERB) as writing:
        rows = writing.create_all(Offer, _offers(4))
    made = len(_told())
    with journal.act(hong, VERB, reason="调价") as writing:
        changed = writing.change_all(
            Offer,
            [
                (rows[2].pk, 1, {"price": 20}),
                (rows[0].pk, journal.ANY, {"price": 0, "name": "品0"}),  # the same as it is
                (rows[1].pk, 1, {"name": "品一", "tags": []}),
            ],
        )
        assert [row.pk for row in changed] == [rows[2].pk, rows[0].pk, rows[1].pk]
    state = Offer.objects.order_by("pk").values_list("name", "price", "version", "updated_by")
    assert list(state) == [
        ("品0", 0, 1, ming.id),
        ("品一", 1, 2, hong.id),
        ("品2", 20, 2, hong.id),
        ("品3", 3, 1, ming.id),
    ]
    assert [(fact["before"], fact["after"], fact["version"]) for fact in _told()[made:]] == [
        ({"price": 2}, {"price": 20}, 2),
        ({"name": "品1", "tags": ["1"]}, {"name": "品一", "tags": []}, 2),
    ]


def test_a_row_that_is_named_twice_takes_two_steps(ming: Actor) -> None:
    with journal.act(ming, VERB) as writing:
        [row] = writing.create_all(Offer, _offers(1))
    with journal.act(ming, "sample.offer.change") as writing:
        twice = [(row.pk, journal.ANY, {"price": 1}), (row.pk, journal.ANY, {"price": 2})]
        changed = writing.change_all(Offer, twice)
    assert [one.version for one in changed] == [2, 3]
    facts = [(fact["version"], fact["after"]) for fact in _told("sample.offer.change")]
    assert facts == [(2, {"price": 1}), (3, {"price": 2})]
    assert Offer.objects.get().price == 2


def _bad_changes(rows: Sequence[Offer]) -> dict[str, list[tuple[int, int, dict[str, Any]]]]:
    good = (rows[0].pk, 1, {"price": 7})
    return {
        "stale": [good, (rows[1].pk, 5, {"price": 8})],
        "gone": [good, (404, 1, {"price": 8})],
        "retired": [good, (rows[3].pk, 2, {"price": 8})],
        "field": [good, (rows[1].pk, 1, {"name": ""})],
        "taken": [good, (rows[1].pk, 1, {"name": "品2"})],
        # The name is only taken once the row before it has been renamed.
        "taken just now": [(rows[0].pk, 1, {"name": "新"}), (rows[1].pk, 1, {"name": "新"})],
        "twice the same": [good, (rows[0].pk, 1, {"price": 9})],
    }


@pytest.mark.parametrize(
    "which", ["stale", "gone", "retired", "field", "taken", "taken just now", "twice the same"]
)
def test_one_bad_change_among_many_is_refused_in_the_same_words(which: str, ming: Actor) -> None:
    with journal.act(ming, VERB) as writing:
        rows = writing.create_all(Offer, _offers(4))
        writing.retire(Offer, rows[3].pk, expect=1)
    many = _bad_changes(rows)[which]
    before = _world()

    def one_by_one() -> None:
        with journal.act(ming, VERB) as writing:
            for row_id, expect, values in many:
                writing.change(Offer, row_id, expect=expect, **values)

    def together() -> None:
        with journal.act(ming, VERB) as writing:
            writing.change_all(Offer, many)

    assert _refusal(together) == _refusal(one_by_one)
    assert _world() == before


def test_names_that_go_round_are_refused_as_one_by_one_and_numbers_are_not_swapped(
    ming: Actor,
) -> None:
    with journal.act(ming, VERB) as writing:
        first, second = writing.create_all(Offer, _offers(2))
    before = _world()
    with pytest.raises(Refusal) as caught, journal.act(ming, VERB) as writing:
        writing.change_all(
            Offer, [(first.pk, 1, {"name": second.name}), (second.pk, 1, {"name": first.name})]
        )
    assert (caught.value.code, caught.value.text) == ("duplicate", "已经有一张同名的机制单。")
    assert _world() == before


def test_a_row_costs_no_question_of_its_own(ming: Actor) -> None:
    def make(count: int, prefix: str) -> list[Offer]:
        with journal.act(ming, "sample.offer.create") as writing:
            return writing.create_all(Offer, _offers(count, prefix))

    def change(rows: Sequence[Offer]) -> None:
        with journal.act(ming, "sample.offer.change") as writing:
            writing.change_all(Offer, [(row.pk, 1, {"price": 1_000}) for row in rows])

    def make_notes(count: int, name: str) -> None:
        with journal.act(ming, "sample.offer.explain") as writing:
            offer = writing.create(Offer, name=name)
            writing.create_all(OfferNote, [{"offer": offer, "text": "x"}] * count)

    assert _statements(lambda: make(40, "多")) == _statements(lambda: make(2, "少"))
    assert _statements(lambda: make_notes(40, "甲")) == _statements(lambda: make_notes(2, "乙"))
    rows = make(40, "改")
    # One statement an update, and the same few around them however many.
    assert _statements(lambda: change(rows[:2])) + 36 == _statements(lambda: change(rows[2:]))


def test_nothing_to_write_asks_nothing_and_says_nothing(ming: Actor) -> None:
    before = _world()
    with journal.act(ming, VERB) as writing:
        assert writing.create_all(Offer, []) == []
        assert writing.change_all(Offer, []) == []
    assert _world() == before


def test_the_open_door_of_an_act_lets_no_stray_bulk_insert_in(offer: Offer, ming: Actor) -> None:
    with pytest.raises(JournalBypassed), journal.act(ming, VERB) as writing:
        writing.lock(Offer, offer.pk, expect=1)
        Offer.objects.bulk_create([Offer(name="旁门", created_at=1, updated_at=1)])
    assert Offer.objects.count() == 1


def test_many_are_retired_as_if_one_by_one(ming: Actor) -> None:
    with journal.act(ming, "sample.offer.start") as writing:
        first = writing.create_all(Offer, _offers(3, "甲"))
        second = writing.create_all(Offer, _offers(3, "乙"))
    with journal.act(ming, VERB) as writing:
        for row in first:
            writing.retire(Offer, row.pk, expect=journal.ANY)
    alone, rest = _told(), Delivery.objects.count()
    with journal.act(ming, VERB) as writing:
        gone = writing.retire_all(Offer, [row.pk for row in second])
    assert [row.pk for row in gone] == [row.pk for row in second]
    both = _told()
    for one, other in zip(alone, both[len(alone) :], strict=True):
        one["after"] = other["after"] = {}
        assert one == other
    assert Delivery.objects.count() == 2 * rest
    assert {row.version for row in Offer.objects.all()} == {2}
    before = _world()
    with journal.act(ming, VERB) as writing:
        refused = _refusal(lambda: writing.retire_all(Offer, [second[0].pk]))
    assert refused["code"] == "retired" and _world() == before
