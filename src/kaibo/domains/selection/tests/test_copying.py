"""A show planned from another: the same links on another evening, in one act."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.selection import public
from kaibo.domains.selection.actions import links, products
from kaibo.domains.selection.models import Link, Show
from kaibo.domains.selection.tests.conftest import EVENING, HEADER, Importer, bag
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY, HOUR
from kaibo.kit.fact import Fact

pytestmark = pytest.mark.django_db
NEXT = {
    "room": "flagship-a",
    "title": "双十一预热 二场",
    "starts_at": EVENING + DAY,
    "ends_at": EVENING + DAY + 4 * HOUR,
    "kind": "store_run",
}
TABLE = f"""{HEADER}
2\t7号\t保温杯 500ml\t引流款\t10%\t拍1发2\t500\t热水壶\t先演示\t12.5\t39.9\t近景
1\t2号\t羊绒围巾\t利润款\t5分钟\t直降30\t200\t模特\t\t88\t299\t全景
3\t\t🧦袜子,礼盒\t福利款\t\t9.9秒杀\t1.2万\t\t\t\t9.9\t"""


@pytest.fixture
def filled(importer: Importer) -> int:
    """The evening's show with three links: 7, 2 and one without a number."""
    learned = importer.learn(TABLE)["id"]
    assert importer.apply(TABLE, learned).status_code == 200
    return importer.show


def copied(desk: Browser, show: int, **more: Any) -> dict[str, Any]:
    answer = desk.post(f"/api/shows/{show}/copy", **{**NEXT, **more})
    assert answer.status_code == 201, answer.json()
    found: dict[str, Any] = answer.json()
    return found


def test_the_copy_has_the_same_links_numbers_and_texts_and_no_promised_stock(
    desk: Browser, filled: int
) -> None:
    answer = copied(desk, filled)
    new = answer["show"]
    assert (new["title"], new["starts_at"], new["status"], new["links"], answer["left"]) == (
        "双十一预热 二场",
        EVENING + DAY,
        "planned",
        3,
        [],
    )
    assert bag(new["id"]) == bag(filled) == [
        (2, "羊绒围巾"), (7, "保温杯 500ml"), (None, "🧦袜子,礼盒"),
    ]  # fmt: skip
    before, after = (desk.get(f"/api/shows/{number}/links") for number in (filled, new["id"]))
    differ = {"id", "version", "show", "promisable_stock"}
    for old, fresh in zip(before, after, strict=True):
        assert {k: v for k, v in old.items() if k not in differ} == {
            k: v for k, v in fresh.items() if k not in differ
        }
    assert [one["promisable_stock"] for one in before] == [200, 500, 12_000]
    assert [one["promisable_stock"] for one in after] == [None, None, None]
    assert Link.objects.get(show=new["id"], link_no=7).cost_notes == {}
    held = public.number_history(new["id"])
    assert sorted(one.link_no for one in held) == [2, 7]
    facts = Fact.objects.filter(verb="selection.show.copy")
    assert len(set(facts.values_list("act", flat=True))) == 1


def test_the_copied_show_lives_its_own_life(desk: Browser, filled: int, lead: Actor) -> None:
    new = copied(desk, filled)["show"]["id"]
    link = Link.objects.get(show=new, link_no=7)
    links.set_offer(lead, link.pk, expect=link.version, final_price=1, offer="改了")
    old = Link.objects.get(show=filled, link_no=7)
    assert (old.final_price, old.offer) == (3_990, "拍1发2")


def test_a_link_whose_product_is_out_of_use_is_left_out_and_named(
    desk: Browser, filled: int, lead: Actor
) -> None:
    row = Link.objects.get(show=filled, link_no=2).product
    products.retire(lead, row.pk, expect=row.version)
    answer = copied(desk, filled)
    assert answer["left"] == ["2号 羊绒围巾"]
    assert [number for number, _ in bag(answer["show"]["id"])] == [7, None]


def test_without_links_the_bag_is_empty(desk: Browser, filled: int) -> None:
    assert copied(desk, filled, links=False)["show"]["links"] == 0


def test_a_wrong_copy_makes_no_show(desk: Browser, filled: int, page_of: Any) -> None:
    wrong = [
        desk.post(f"/api/shows/{filled}/copy", **{**NEXT, "ends_at": NEXT["starts_at"]}),
        desk.post("/api/shows/999/copy", **NEXT),
        desk.post(f"/api/shows/{filled}/copy", **{**NEXT, "room": " "}),
    ]
    assert [answer.status_code for answer in wrong] == [422, 404, 422]
    version = Show.objects.get(pk=filled).version
    desk.post(f"/api/shows/{filled}/retire", expect=version)
    gone = desk.post(f"/api/shows/{filled}/copy", **NEXT)
    assert gone.json()["code"] == "retired"
    assert Show.objects.count() == 1


def test_shows_say_how_many_links_they_have(desk: Browser, filled: int) -> None:
    copied(desk, filled, links=False)
    found = desk.get(f"/api/shows?start={EVENING}&end={EVENING + 2 * DAY}")
    assert [one["links"] for one in found] == [3, 0]
    assert desk.get(f"/api/shows/{filled}")["links"] == 3


def test_links_are_copied_into_a_bag_behind_what_is_in_it_and_taken_back_whole(
    desk: Browser, filled: int, lead: Actor
) -> None:
    new = copied(desk, filled, links=False)["show"]["id"]
    socks = Link.objects.get(show=filled, link_no=None).product_id
    other = products.add(lead, title="毛巾", short="", category="", role="")
    # The socks are there already, and number 7 belongs to the towel.
    links.add(lead, new, product=socks, sku=None, link_no=1)
    links.add(lead, new, product=other.pk, sku=None, link_no=7)
    before = bag(new)
    answer = desk.post(f"/api/shows/{new}/links/copy", source=filled)
    assert (answer.status_code, answer.json()["made"], answer.json()["left"]) == (201, 2, [])
    assert bag(new) == [
        (1, "🧦袜子,礼盒"), (7, "毛巾"), (2, "羊绒围巾"), (None, "保温杯 500ml"),
    ]  # fmt: skip
    undone = desk.post(f"/api/shows/{new}/undo", act=answer.json()["act"])
    assert (undone.status_code, bag(new)) == (200, before)
    assert [one.link_no for one in public.number_history(new) if one.until is None] == [1, 7]


def test_nothing_to_copy_is_no_act_and_a_closed_show_takes_none(desk: Browser, filled: int) -> None:
    new = copied(desk, filled)["show"]
    path = f"/api/shows/{new['id']}/links/copy"
    nothing = desk.post(path, source=filled).json()
    assert (nothing["made"], nothing["act"]) == (0, None)
    assert desk.post(path, source=new["id"]).json()["where"][0]["path"] == "source"
    assert desk.post(path, source=999).status_code == 404
    desk.post(f"/api/shows/{new['id']}/status", expect=new["version"], status="closed")
    assert desk.post(path, source=filled).json()["code"] == "show_closed"
    assert len(bag(new["id"])) == 3
