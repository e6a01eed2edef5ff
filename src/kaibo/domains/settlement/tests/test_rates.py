"""Rates: which may be stated, which one holds, who may see and change them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from kaibo.domains.people.actions import hosts
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.settlement import public
from kaibo.domains.settlement.actions import rates
from kaibo.domains.settlement.choices import ABOUT, RateKind
from kaibo.domains.settlement.models import Rate
from kaibo.domains.settlement.rules.rates import Scope, book, check
from kaibo.domains.settlement.tests.made import STATED_AT, rate
from kaibo.kit.access import Actor, system
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db(transaction=True)
#: 2026-11-11 05:59 and 06:00 in Shanghai.
BEFORE_SIX, SIX = 1_794_347_940_000, 1_794_348_000_000
Pages = Callable[[Duty], Browser]


def given(**more: Any) -> dict[str, Any]:
    return {
        "low": 50_000, "high": 60_000, "first_day": "2026-11-01", "last_day": None,
        "source": "合同", "as_of": STATED_AT, "note": "", **more,
    }  # fmt: skip


def state(actor: Actor, kind: RateKind = RateKind.COMMISSION, **more: Any) -> Rate:
    scope = Scope(**{k: more.pop(k) for k in ("room", "product", "duty", "person") if k in more})
    return rates.state(actor, kind=kind, scope=scope, **given(**more))


def refusal(work: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        work()
    return caught.value


def test_the_closest_rate_holds_and_only_on_its_days() -> None:
    known = [
        rate(RateKind.COMMISSION, 1, last_day="2026-10-31"),
        rate(RateKind.COMMISSION, 2, first_day="2026-11-01"),
        rate(RateKind.COMMISSION, 3, room="b"),
        rate(RateKind.COMMISSION, 4, product="p1"),
        rate(RateKind.OTHER, 5, cur="VND"),
        rate(RateKind.LABOUR, 6, cur="CNY", duty="host"),
        rate(RateKind.LABOUR, 7, cur="CNY", person="host:3", room="a"),
    ]

    def low(day: str, room: str, kind: RateKind, **of: str) -> int | None:
        found = book(known, day=day, room=room, cur="CNY").find(kind, **of)
        return None if found is None else found.low

    assert low("2026-10-31", "a", RateKind.COMMISSION) == 1
    assert low("2026-11-01", "a", RateKind.COMMISSION) == 2
    assert low("2026-11-01", "b", RateKind.COMMISSION) == 3
    assert low("2026-11-01", "b", RateKind.COMMISSION, product="p1") == 4
    assert low("2025-12-31", "a", RateKind.COMMISSION) is None
    assert low("2026-11-01", "a", RateKind.OTHER) is None
    assert low("2026-11-01", "a", RateKind.LABOUR, duty="host", person="host:3") == 7
    assert low("2026-11-01", "b", RateKind.LABOUR, duty="host", person="host:3") == 6
    assert low("2026-11-01", "b", RateKind.LABOUR, duty="floor", person="user:1") is None


@pytest.mark.parametrize(
    ("kind", "scope", "more", "paths"),
    [
        (RateKind.COMMISSION, Scope(duty="host"), {}, ["duty"]),
        (RateKind.FREIGHT_OUT, Scope(product="p1"), {}, ["product"]),
        (RateKind.GOODS_COST, Scope(), {}, ["product"]),
        (RateKind.LABOUR, Scope(), {}, ["duty"]),
        (RateKind.LABOUR, Scope(duty="host", person="host:3"), {}, ["duty"]),
        (RateKind.LABOUR, Scope(person="小雨"), {}, ["person"]),
        (RateKind.COMMISSION, Scope(), {"low": 5, "high": 4}, ["high"]),
        (RateKind.COMMISSION, Scope(), {"low": -1}, ["low"]),
        (RateKind.COMMISSION, Scope(), {"high": 1_000_001}, ["high"]),
        (RateKind.COMMISSION, Scope(), {"first_day": "2026-02-30"}, ["first_day"]),
        (RateKind.COMMISSION, Scope(), {"first_day": "20261101"}, ["first_day"]),
        (RateKind.COMMISSION, Scope(), {"last_day": "2026-10-31"}, ["last_day"]),
    ],
)
def test_what_makes_no_sense_is_refused_by_its_field(
    kind: RateKind, scope: Scope, more: dict[str, Any], paths: list[str]
) -> None:
    figures = given(**more)
    wanted = {name: figures[name] for name in ("low", "high", "first_day", "last_day")}
    found = refusal(lambda: check(kind, scope, **wanted))
    assert (found.code, [place.path for place in found.where]) == ("invalid", paths)


def test_two_rates_of_one_scope_never_overlap(lead: Actor) -> None:
    first = state(lead)
    for days in (
        {"first_day": "2026-12-01"},
        {"first_day": "2026-01-01", "last_day": "2026-11-01"},
    ):
        found = refusal(lambda days=days: state(lead, **days))  # type: ignore[misc]
        assert (found.code, found.values) == ("rate_overlaps", {"rate": first.pk})
        assert "2026-11-01 至今" in found.text
    assert Rate.objects.count() == 1
    assert state(lead, first_day="2026-01-01", last_day="2026-10-31").pk
    assert state(lead, room="flagship-a").pk
    assert state(lead, product="p1").pk
    assert state(lead, kind=RateKind.PLATFORM_FEE).pk


def test_a_new_rate_may_follow_on_the_one_before(lead: Actor) -> None:
    before = state(lead)
    after = state(lead, first_day="2026-12-01", low=70_000, high=70_000, follow_on=True)
    before.refresh_from_db()
    assert (before.last_day, after.last_day) == ("2026-11-30", None)
    assert before.version == 2
    # One that began later, or would go on behind the new one's end, is not cut.
    for days in (
        {"first_day": "2026-11-15"},
        {"first_day": "2026-12-10", "last_day": "2026-12-20"},
    ):
        found = refusal(lambda days=days: state(lead, follow_on=True, **days))  # type: ignore[misc]
        assert (found.code, found.values) == ("rate_overlaps", {"rate": after.pk})
    before.refresh_from_db()
    assert (Rate.objects.count(), before.last_day, before.version) == (2, "2026-11-30", 2)


def test_a_rate_changed_or_restored_is_held_to_the_same(lead: Actor) -> None:
    old = state(lead, last_day="2026-11-30")
    gone = state(lead, first_day="2026-12-01")
    rates.retire(lead, gone.pk, expect=1)
    assert rates.change(lead, old.pk, expect=1, last_day=None).last_day is None
    found = refusal(lambda: rates.restore(lead, gone.pk, expect=2))
    assert (found.code, found.values) == ("rate_overlaps", {"rate": old.pk})
    rates.change(lead, old.pk, expect=2, last_day="2026-11-30")
    assert rates.restore(lead, gone.pk, expect=2).retired_at is None
    found = refusal(lambda: rates.change(lead, old.pk, expect=3, last_day="2026-12-01"))
    assert found.code == "rate_overlaps"
    old.refresh_from_db()
    assert (old.last_day, old.version) == ("2026-11-30", 3)


def test_of_two_who_state_the_same_rate_at_once_one_does(lead: Actor) -> None:
    results: list[object] = []
    start = threading.Barrier(2)

    def run(day: str) -> None:
        try:
            start.wait(timeout=10)
            results.append(state(system(day), first_day=day))
        except Refusal as refused:
            results.append(refused)
        finally:
            connection.close()

    for turn in range(5):
        days = (f"2026-0{turn + 1}-01", f"2026-0{turn + 1}-02")
        threads = [threading.Thread(target=run, args=(day,)) for day in days]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)
        codes = [one.code for one in results if isinstance(one, Refusal)]
        assert codes in (["rate_overlaps"], ["duplicate"]), turn
        [row] = [one for one in results if isinstance(one, Rate)]
        assert list(Rate.objects.active()) == [row]
        rates.retire(lead, row.pk, expect=1)
        results.clear()
    assert Fact.objects.filter(verb="settlement.rate.state").count() == 5


def test_a_share_has_no_currency_and_an_amount_has(lead: Actor) -> None:
    assert state(lead).cur == ""
    assert state(lead, kind=RateKind.OTHER, low=200, high=200).cur == "CNY"


def test_pay_is_for_somebody_who_is_there(lead: Actor) -> None:
    found = refusal(lambda: state(lead, kind=RateKind.LABOUR, person="host:99"))
    assert (found.code, found.where[0].path) == ("invalid", "person")
    host = hosts.add(lead, name="小雨", short="", user_id=None, note="")
    assert state(lead, kind=RateKind.LABOUR, person=f"host:{host.pk}").person == f"host:{host.pk}"


def test_a_show_before_the_day_begins_belongs_to_the_day_before() -> None:
    assert public.show_day(BEFORE_SIX) == "2026-11-10"
    assert public.show_day(SIX) == "2026-11-11"


def test_the_rates_of_a_show_say_who_stated_them(lead: Actor) -> None:
    state(lead)
    state(lead, first_day="2026-01-01", last_day="2026-10-31")
    retired = state(lead, kind=RateKind.RETURN_LOSS)
    rates.retire(lead, retired.pk, expect=1)
    [found] = public.rates(SIX, "flagship-a", "CNY").rates
    assert (found.low, found.high, found.first_day, found.by) == (
        50_000, 60_000, "2026-11-01", "阿明",
    )  # fmt: skip


def test_rates_are_seen_by_who_sees_cost_and_changed_by_leaders(page_of: Pages) -> None:
    path = "/api/settlement/rates"
    body = {"kind": "commission", **given()}
    for duty in Duty:
        page = page_of(duty)
        sees = duty in (Duty.LEAD, Duty.OPERATOR, Duty.MERCHANDISER)
        assert page.client.get(path).status_code == (200 if sees else 403), duty
        answer = page.post(path, **{**body, "product": duty.value})
        writes = duty in (Duty.LEAD, Duty.OPERATOR)
        assert answer.status_code == (201 if writes else 403), duty
    assert Rate.objects.count() == 2


def test_what_people_are_paid_is_not_seen_by_the_merchandiser(
    lead: Actor, desk: Browser, page_of: Pages
) -> None:
    state(lead, kind=RateKind.LABOUR, duty="host", low=3_000, high=3_000)
    state(lead)
    path = "/api/settlement/rates"
    assert [one["kind"] for one in desk.get(path)] == ["commission", "labour"]
    assert [one["kind"] for one in page_of(Duty.MERCHANDISER).get(path)] == ["commission"]


def test_a_rate_through_the_pages(desk: Browser) -> None:
    kinds = desk.get("/api/settlement/kinds")
    assert [one["code"] for one in kinds] == [kind.value for kind in ABOUT]
    path = "/api/settlement/rates"
    made = desk.post(path, kind="labour", duty="host", **given(low=3_000, high=3_550)).json()
    assert made["said"] == "30.00–35.50 元"
    assert (made["duty_label"], made["by"], made["per"]) == ("主播", "阿明", "每小时")
    one = f"{path}/{made['id']}"
    changed = desk.post(one, expect=1, **given(low=3_000, high=3_000)).json()
    assert (changed["said"], changed["version"]) == ("30.00 元", 2)
    stale = desk.post(one, expect=1, **given(low=1, high=1))
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert desk.post(f"{one}/retire", expect=2).json()["active"] is False
    assert desk.get(path) == []
    assert [row["id"] for row in desk.get(f"{path}?retired=true")] == [made["id"]]
    assert desk.post(f"{one}/restore", expect=3).json()["active"] is True
    wrong = desk.post(path, kind="labour", **given())
    assert (wrong.status_code, wrong.json()["where"][0]["path"]) == (422, "duty")
    assert Rate.objects.count() == 1
