"""Undo: whole or not at all, for ten seconds, by whoever did it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.selection import public, rules
from kaibo.domains.selection.actions import links, shows, undo
from kaibo.domains.selection.models import Link, LinkNumber, Product, Show, Sku
from kaibo.domains.selection.rules import Move
from kaibo.domains.selection.tests.conftest import EVENING, PASTE, Importer, bag
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, now_ms
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def act(importer: Importer) -> str:
    """The import of three links, just made."""
    learned = importer.learn(PASTE)
    number: str = importer.apply(PASTE, learned["id"]).json()["act"]
    return number


def _left() -> tuple[int, int, int, int]:
    models = (Product, Sku, Link, LinkNumber)
    return tuple(model.objects.active().count() for model in models)  # type: ignore[return-value]


def test_an_import_is_taken_back_whole(importer: Importer, act: str) -> None:
    assert _left() == (3, 2, 3, 2)
    answer = importer.page.post(f"/api/shows/{importer.show}/undo", act=act)
    assert answer.status_code == 200 and _left() == (0, 0, 0, 0)
    assert Fact.objects.filter(verb="selection.lineup.undo", subject_type="selection.show").exists()
    again = importer.page.post(f"/api/shows/{importer.show}/undo", act=act)
    assert (again.status_code, again.json()["code"]) == (409, "changed_since")


def test_an_update_goes_back_to_what_was_there(importer: Importer, act: str) -> None:
    learned = importer.look(PASTE)["map"]["id"]
    changed = PASTE.replace("\t39.9\t", "\t36.9\t").replace("近景", "特写").replace("12.5", "13")
    changed = changed.replace("\t1号\t", "\t8号\t")
    second = importer.apply(changed, learned).json()["act"]
    assert bag(importer.show)[0][0] == 8
    importer.page.post(f"/api/shows/{importer.show}/undo", act=second)
    cup = Link.objects.get(link_no=1)
    assert (cup.final_price, cup.notes["=摄影"]) == (3_990, "近景")
    assert Sku.objects.get(product=cup.product_id).cost == 1_250
    preview = importer.preview(PASTE, learned)
    assert preview["counts"]["same"] == 3


def test_a_reordering_goes_back_and_its_numbers_stay_in_the_history(
    lead: Actor, importer: Importer, act: str
) -> None:
    one, two, _ = Link.objects.order_by("position")
    made, _ = links.reorder(
        lead,
        importer.show,
        [Move(one.pk, one.version, 2, 2), Move(two.pk, two.version, 1, 1)],
    )
    assert [no for no, _ in bag(importer.show)] == [1, 2, None]
    undo.undo(lead, importer.show, made.id)
    assert bag(importer.show)[0] == (1, "保温杯 500ml")
    spans = [(span.link, span.link_no) for span in public.number_history(importer.show)]
    assert sorted(spans) == sorted(
        [(one.pk, 1), (two.pk, 2), (one.pk, 2), (two.pk, 1), (one.pk, 1), (two.pk, 2)]
    )


def test_what_was_touched_since_is_not_undone_and_nothing_else_of_it_either(
    lead: Actor, importer: Importer, act: str
) -> None:
    cup = Link.objects.get(link_no=1)
    journal.change(lead, "selection.link.change", Link, cup.pk, expect=cup.version, note="新的")
    with pytest.raises(Refusal) as caught:
        undo.undo(lead, importer.show, act)
    assert caught.value.code == "changed_since" and "1号" in caught.value.text
    assert _left() == (3, 2, 3, 2)


def test_a_product_that_another_show_uses_by_now_is_not_taken_away(
    lead: Actor, importer: Importer, act: str
) -> None:
    other = shows.plan(
        lead, room="B", title="次日", starts_at=EVENING, ends_at=EVENING + HOUR, kind="mixed"
    )
    cup = Link.objects.get(link_no=1)
    links.add(lead, other.pk, product=cup.product_id, sku=None, link_no=None)
    with pytest.raises(Refusal) as caught:
        undo.undo(lead, importer.show, act)
    assert caught.value.code == "changed_since" and "已被" in caught.value.text
    assert _left() == (3, 2, 4, 2)


def test_after_the_time_it_is_too_late(
    lead: Actor, importer: Importer, act: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Fact.objects.filter(act=act)[0].at
    limit = made + rules.UNDO_MS + rules.UNDO_GRACE_MS
    monkeypatch.setattr(undo, "now_ms", lambda: limit + 1)
    with pytest.raises(Refusal) as caught:
        undo.undo(lead, importer.show, act)
    assert caught.value.code == "too_late" and _left() == (3, 2, 3, 2)
    monkeypatch.setattr(undo, "now_ms", lambda: limit)
    undo.undo(lead, importer.show, act)
    assert _left() == (0, 0, 0, 0) and now_ms() >= made


def test_one_undoes_ones_own_and_only_in_its_show(
    lead: Actor, show: Show, importer: Importer, act: str, page_of: Callable[[Duty], Browser]
) -> None:
    page = page_of(Duty.OPERATOR)
    answer = page.post(f"/api/shows/{show.pk}/undo", act=act)
    assert (answer.status_code, answer.json()["code"]) == (409, "not_yours")
    other = shows.plan(
        lead, room="B", title="次日", starts_at=EVENING, ends_at=EVENING + HOUR, kind="mixed"
    )
    for show_id, number in ((other.pk, act), (show.pk, "0" * 32)):
        missing = importer.page.post(f"/api/shows/{show_id}/undo", act=number)
        assert (missing.status_code, missing.json()["code"]) == (404, "not_found")
    assert _left() == (3, 2, 3, 2)
