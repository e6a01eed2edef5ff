"""A show's links: numbers nobody shares, reordered together, remembered for every instant."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection

from kaibo.domains.people.tests.conftest import Browser, MakeUser
from kaibo.domains.selection import public
from kaibo.domains.selection.actions import links, products, shows
from kaibo.domains.selection.models import Link, LinkNumber, Show
from kaibo.domains.selection.rules import Move
from kaibo.domains.selection.tests.conftest import bag
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(lead: Actor, show: Show) -> list[Link]:
    """杯, 袜 and 巾 as numbers 1, 2 and 3."""
    made = []
    for number, title in enumerate(("杯", "袜", "巾"), 1):
        product = products.add(lead, title=title, short="", category="", role="")
        made.append(links.add(lead, show.pk, product=product.pk, sku=None, link_no=number))
    return made


def move(link: Link, number: int | None, position: int | None = None) -> Move:
    now = Link.objects.get(pk=link.pk)
    return Move(now.pk, now.version, number, position)


def numbers_agree() -> bool:
    """Each link's number is the one its history says it has now."""
    held = {row.link_id: row.link_no for row in LinkNumber.objects.active()}
    return all(held.get(row.pk) == row.link_no for row in Link.objects.active())


def test_several_numbers_change_in_one_act_and_are_announced(
    desk: Browser, show: Show, three: list[Link]
) -> None:
    moves = [move(three[0], 2), move(three[1], 1), move(three[2], 9, 1)]
    body = [
        {"link": one.link, "expect": one.expect, "link_no": one.link_no, "position": one.position}
        for one in moves
    ]
    answer = desk.post(f"/api/shows/{show.pk}/links/reorder", moves=body).json()
    assert answer["announcement"] == "链接号变了：「袜」2号→1号，「杯」1号→2号，「巾」3号→9号。"
    assert [(one["old"], one["new"]) for one in answer["changes"]] == [(1, 2), (2, 1), (3, 9)]
    assert dict(bag(show.pk)) == {2: "杯", 1: "袜", 9: "巾"} and numbers_agree()
    facts = Fact.objects.filter(verb="selection.link.reorder", subject_type="selection.link")
    assert set(facts.values_list("act", flat=True)) == {answer["act"]}
    changed = {fact.subject_id: (fact.before, fact.after) for fact in facts}
    assert changed[three[0].pk] == ({"link_no": 1}, {"link_no": 2})


def test_a_number_of_another_link_is_not_taken_and_nothing_moves(
    lead: Actor, show: Show, three: list[Link]
) -> None:
    with pytest.raises(Refusal) as caught:
        links.reorder(lead, show.pk, [move(three[1], 8), move(three[0], 3)])
    assert caught.value.code == "number_taken"
    assert caught.value.text.startswith("3 号现在是「巾」，没有给「杯」。")
    assert dict(bag(show.pk)) == {1: "杯", 2: "袜", 3: "巾"} and numbers_agree()


def test_the_database_itself_lets_no_number_be_shared(
    lead: Actor, show: Show, three: list[Link]
) -> None:
    with pytest.raises(Refusal) as caught:
        journal.create(
            lead, "selection.link.reorder", LinkNumber, show=show, link=three[0], link_no=2
        )
    assert caught.value.code == "duplicate"
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute("UPDATE selection_linknumber SET link_no = 2 WHERE link_no = 1")


@pytest.mark.parametrize(
    ("moves", "where"),
    [
        ([(0, 5), (1, 5)], "moves.1.link_no"),
        ([(0, 5), (0, 6)], "moves.1.link"),
        ([(0, 1_000)], "moves.0.link_no"),
        ([(0, 0)], "moves.0.link_no"),
    ],
)
def test_moves_that_make_no_sense_are_refused_with_their_place(
    moves: list[tuple[int, int]], where: str, desk: Browser, show: Show, three: list[Link]
) -> None:
    body = [{"link": three[at].pk, "expect": 2, "link_no": number} for at, number in moves]
    answer = desk.post(f"/api/shows/{show.pk}/links/reorder", moves=body)
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, where)
    assert dict(bag(show.pk)) == {1: "杯", 2: "袜", 3: "巾"}


@pytest.mark.django_db(transaction=True)
def test_of_two_who_reorder_at_once_one_wins_and_the_other_gets_both_values(
    lead: Actor, show: Show, three: list[Link], make_user: MakeUser
) -> None:
    user = make_user("hong", "小红", Duty.FLOOR)
    hong = Actor(user.pk, user.name, user.duty_set)
    plans = {
        lead: [move(three[0], 2), move(three[1], 1)],
        hong: [move(three[0], 7), move(three[1], 8)],
    }
    results: dict[str, Refusal | str] = {}
    start = threading.Barrier(2)

    def run(actor: Actor) -> None:
        try:
            start.wait(timeout=10)
            links.reorder(actor, show.pk, plans[actor])
            results[actor.name] = "done"
        except Refusal as refusal:
            results[actor.name] = refusal
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(actor,)) for actor in plans]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    [winner] = [name for name, result in results.items() if result == "done"]
    [refusal] = [result for result in results.values() if isinstance(result, Refusal)]
    won, lost = ([2, 1], [7, 8]) if winner == "阿明" else ([7, 8], [2, 1])
    assert refusal.code == "stale" and refusal.values["by"] == winner
    assert [(one["current"], one["yours"]) for one in refusal.values["fields"]] == list(
        zip(won, lost, strict=True)
    )
    assert f"「杯」链接号现在是 {won[0]} ，你要改成 {lost[0]} 。" in refusal.text
    assert [no for no, _ in bag(show.pk)] == [*won, 3] and numbers_agree()


def test_what_a_number_meant_is_known_for_every_instant(
    lead: Actor, show: Show, three: list[Link], monkeypatch: pytest.MonkeyPatch
) -> None:
    cup, sock, _ = three
    began = LinkNumber.objects.get(link=cup).created_at
    monkeypatch.setattr("kaibo.kit.writing.now_ms", lambda: began + 60_000)
    links.reorder(lead, show.pk, [move(cup, 2), move(sock, 1)])
    monkeypatch.setattr("kaibo.kit.writing.now_ms", lambda: began + 90_000)
    links.retire(lead, sock.pk, expect=Link.objects.get(pk=sock.pk).version)
    ones = [one for one in public.number_history(show.pk) if one.link_no == 1]
    assert [(one.link, one.since - began, (one.until or 0) - began) for one in ones] == [
        (cup.pk, 0, 60_000),
        (sock.pk, 60_000, 90_000),
    ]
    assert public.number_history(0) == []


def test_a_link_taken_out_frees_its_number_and_comes_back_without(
    desk: Browser, show: Show, three: list[Link]
) -> None:
    gone = desk.post(f"/api/links/{three[0].pk}/retire", expect=three[0].version).json()
    assert (gone["active"], gone["link_no"]) == (False, None)
    assert dict(bag(show.pk)) == {2: "袜", 3: "巾"}
    desk.post(
        f"/api/shows/{show.pk}/links/reorder",
        moves=[{"link": three[1].pk, "expect": 2, "link_no": 1}],
    )
    back = desk.post(f"/api/links/{three[0].pk}/restore", expect=gone["version"]).json()
    assert (back["active"], back["link_no"]) == (True, None) and numbers_agree()


def test_a_link_is_changed_with_the_version_seen(desk: Browser, three: list[Link]) -> None:
    plan = {
        "position": 4,
        "talk_seconds": 300,
        "talk_share": None,
        "promisable_stock": 0,
        "note": "先演示",
        "notes": {"prop": "热水壶"},
    }
    path = f"/api/links/{three[0].pk}"
    changed = desk.post(path, expect=2, **plan).json()
    assert (changed["version"], changed["promisable_stock"]) == (3, 0)
    assert changed["notes"] == [{"key": "prop", "label": "演示与道具", "text": "热水壶"}]
    stale = desk.post(path, expect=2, **{**plan, "note": "后演示"})
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert [
        (one["field"], one["current"], one["yours"]) for one in stale.json()["values"]["fields"]
    ] == [("note", "先演示", "后演示")]
    emptied = desk.post(path, expect=3, **{**plan, "notes": {"prop": ""}}).json()
    assert emptied["notes"] == []
    assert desk.post(path, expect=4, **{**plan, "talk_share": 10_001}).status_code == 422
    for key in ("margin", "price_floor", "没有等号"):
        hidden = desk.post(path, expect=4, **{**plan, "notes": {key: "x"}})
        assert hidden.json()["where"][0]["path"] == f"notes.{key}"


def test_the_same_product_is_in_a_bag_once(desk: Browser, show: Show, three: list[Link]) -> None:
    again = desk.post(f"/api/shows/{show.pk}/links", product=three[0].product_id)
    assert (again.status_code, again.json()["text"]) == (409, "这个商品在本场已经有链接。")
    other = desk.post(f"/api/products/{three[1].product_id}/skus", spec="大").json()["id"]
    wrong = desk.post(f"/api/shows/{show.pk}/links", product=three[0].product_id, sku=other)
    assert wrong.json()["where"][0]["path"] == "sku"
    assert Link.objects.count() == 3


def test_a_closed_show_keeps_its_links(lead: Actor, desk: Browser, three: list[Link]) -> None:
    show = Show.objects.get()
    for status, expect in (("armed", 1), ("closed", 2)):
        shows.set_status(lead, show.pk, expect=expect, status=status)
    skipped = desk.post(f"/api/shows/{show.pk}/status", expect=3, status="armed")
    assert skipped.json()["code"] == "wrong_status"
    for path, body in (
        (
            f"/api/shows/{show.pk}/links/reorder",
            {"moves": [{"link": three[0].pk, "expect": 2, "link_no": 5}]},
        ),
        (f"/api/shows/{show.pk}/links", {"product": three[0].product_id}),
        (f"/api/links/{three[0].pk}/offer", {"expect": 2, "final_price": 1, "offer": ""}),
        (f"/api/links/{three[0].pk}/retire", {"expect": 2}),
    ):
        answer = desk.post(path, **body)
        assert (answer.status_code, answer.json()["code"]) == (409, "show_closed"), path
    assert dict(bag(show.pk)) == {1: "杯", 2: "袜", 3: "巾"}


def test_other_domains_see_links_without_cost(lead: Actor, show: Show, three: list[Link]) -> None:
    [first, *_] = public.links(show.pk)
    assert (first.name, first.link_no, first.position, first.show) == ("杯", 1, 1, show.pk)
    assert not [name for name in first.__dataclass_fields__ if "cost" in name or "profit" in name]
    seen = public.show(show.pk)
    assert seen is not None and (seen.title, seen.status) == ("双十一预热", "planned")
    assert public.shows(show.starts_at, show.starts_at + 1, "flagship-a") == [seen]
    assert public.shows(show.ends_at, show.ends_at + 1) == []
    sku = products.add_sku(lead, first.product, code="B-01", spec="大")
    products.set_cost(lead, sku.pk, expect=1, cost=1_250)
    products.list_on_platform(
        lead, first.product, platform="douyin", shop="旗舰店", platform_product_id="3456"
    )
    assert public.costs([sku.pk]) == {sku.pk: 1_250}
    assert public.products_by_platform_id("douyin", ["3456", "9"]) == {"3456": first.product}
    assert [one.code for one in public.skus([first.product])] == ["B-01"]
    assert public.products([first.product])[first.product].title == "杯"


@pytest.mark.parametrize("duty", [Duty.HOST, Duty.SERVICE, Duty.OBSERVER])
def test_who_may_look_may_not_write(
    duty: Duty, show: Show, three: list[Link], page_of: Callable[[Duty], Browser]
) -> None:
    page = page_of(duty)
    assert len(page.get(f"/api/shows/{show.pk}/links")) == 3
    assert len(page.get(f"/api/shows/{show.pk}/numbers")) == 3
    moves = [{"link": three[0].pk, "expect": 2, "link_no": 5}]
    for path, body in (
        (f"/api/shows/{show.pk}/links/reorder", {"moves": moves}),
        (f"/api/links/{three[0].pk}/retire", {"expect": 2}),
        (f"/api/shows/{show.pk}/undo", {"act": "0" * 32}),
        (f"/api/shows/{show.pk}/retire", {"expect": 1}),
    ):
        assert page.post(path, **body).status_code == 403, path
    assert numbers_agree() and Link.objects.active().count() == 3
