"""Hosts and shifts by API, and what other domains see of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from kaibo.domains.people import public
from kaibo.domains.people.models import Seat, Shift, User
from kaibo.domains.people.public import HostCard, SeatCard, ShiftCard
from kaibo.domains.people.tests.conftest import Browser, MakeUser
from kaibo.kit import journal
from kaibo.kit.access import system
from kaibo.kit.clock import HOUR, SHANGHAI, to_ms
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db
EVENING = to_ms(datetime(2026, 11, 2, 21, 30, tzinfo=SHANGHAI))


@pytest.fixture
def desk(browser: Browser, ming: User) -> Browser:
    """阿明, the lead, signed in."""
    browser.sign_in(ming)
    return browser


@pytest.fixture
def host(desk: Browser) -> int:
    """The id of the host 小雨."""
    number: int = desk.post("/api/hosts", name="小雨", short="雨").json()["id"]
    return number


def _shift(host: int, floor: int, start: int = EVENING, **more: Any) -> dict[str, Any]:
    return {
        "room": "flagship-a",
        "starts_at": start,
        "ends_at": start + 4 * HOUR,
        "seats": [{"duty": "host", "host": host}, {"duty": "floor", "user": floor}],
        **more,
    }


def test_a_host_is_added_changed_retired_and_restored(desk: Browser, host: int, yu: User) -> None:
    changed = desk.post(f"/api/hosts/{host}", expect=1, name="小雨", short="雨", user=yu.pk)
    assert (changed.json()["user"], changed.json()["version"]) == (yu.pk, 2)
    assert public.host(host) == HostCard(host, "小雨", "雨", yu.pk, True)
    assert desk.post("/api/hosts", name="小雨").json()["text"] == "已经有一位同名的主播。"
    nobody = desk.post(f"/api/hosts/{host}", expect=2, name="x", user=999).json()
    assert (nobody["code"], nobody["text"]) == ("invalid", "没有这样的账号，它可能已被移走。")
    assert desk.post(f"/api/hosts/{host}/retire", expect=2).status_code == 200
    assert desk.get("/api/hosts") == [] and public.hosts() == []
    assert len(public.hosts(retired_too=True)) == 1
    assert desk.post(f"/api/hosts/{host}/restore", expect=3).json()["active"]


def test_a_shift_over_midnight_is_planned_and_seen(desk: Browser, host: int, ming: User) -> None:
    made = desk.post("/api/shifts", **_shift(host, ming.pk, note="大促第一夜")).json()
    assert made["ends_at"] == to_ms(datetime(2026, 11, 3, 1, 30, tzinfo=SHANGHAI))
    assert [(seat["duty_label"], seat["name"]) for seat in made["seats"]] == [
        ("主播", "小雨"),
        ("场控", "阿明"),
    ]
    midnight = to_ms(datetime(2026, 11, 3, tzinfo=SHANGHAI))
    assert public.shifts(midnight, midnight + 1, "flagship-a") == [
        ShiftCard(
            made["id"],
            1,
            "flagship-a",
            EVENING,
            EVENING + 4 * HOUR,
            "大促第一夜",
            (
                SeatCard(Duty.HOST, host, None, "小雨"),
                SeatCard(Duty.FLOOR, None, ming.pk, "阿明"),
            ),
        )
    ]
    # [start, end): a shift that ends at an instant is over at it.
    assert public.shifts(EVENING + 4 * HOUR, EVENING + 5 * HOUR) == []
    assert public.shifts(EVENING - 1, EVENING) == []
    assert public.shifts(EVENING, EVENING + 1, "别的房间") == []
    assert desk.get(f"/api/shifts?start={EVENING}&end={EVENING + 1}")[0]["id"] == made["id"]


def test_changing_only_seats_is_a_change_of_the_shift(
    desk: Browser, host: int, ming: User, yu: User
) -> None:
    made = desk.post("/api/shifts", **_shift(host, ming.pk)).json()
    plan = _shift(host, yu.pk, expect=1)
    changed = desk.post(f"/api/shifts/{made['id']}", **plan).json()
    assert changed["version"] == 2
    assert [seat["name"] for seat in changed["seats"]] == ["小雨", "小雨"]
    assert Seat.objects.active().count() == 2 and Seat.objects.count() == 3
    facts = Fact.objects.count()
    again = desk.post(f"/api/shifts/{made['id']}", **{**plan, "expect": 2}).json()
    assert (again["version"], Fact.objects.count()) == (2, facts)


def test_who_was_slower_sees_times_and_seats_of_both(
    desk: Browser, host: int, ming: User, yu: User
) -> None:
    made = desk.post("/api/shifts", **_shift(host, ming.pk)).json()
    path = f"/api/shifts/{made['id']}"
    desk.post(path, **_shift(host, yu.pk, EVENING + HOUR, expect=1))
    facts = Fact.objects.count()
    stale = desk.post(path, **_shift(host, ming.pk, expect=1, note="换人"))
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    fields = {one["field"]: one for one in stale.json()["values"]["fields"]}
    assert list(fields) == ["starts_at", "ends_at", "note", "seats"]
    assert (fields["starts_at"]["current_said"], fields["starts_at"]["yours_said"]) == (
        "11月2日 22:30",
        "11月2日 21:30",
    )
    assert fields["seats"] == {
        "field": "seats",
        "label": "席位",
        "current": [
            {"duty": "host", "host": host, "user": None},
            {"duty": "floor", "host": None, "user": yu.pk},
        ],
        "yours": [
            {"duty": "host", "host": host, "user": None},
            {"duty": "floor", "host": None, "user": ming.pk},
        ],
        "current_said": "主播 小雨、场控 小雨",
        "yours_said": "主播 小雨、场控 阿明",
    }
    assert (
        "席位现在是「主播 小雨、场控 小雨」，你要写「主播 小雨、场控 阿明」。"
        in (stale.json()["text"])
    )
    assert Fact.objects.count() == facts


def test_seats_that_nobody_changed_are_no_conflict(desk: Browser, host: int, ming: User) -> None:
    made = desk.post("/api/shifts", **_shift(host, ming.pk)).json()
    path = f"/api/shifts/{made['id']}"
    desk.post(path, **_shift(host, ming.pk, expect=1, note="甲"))
    mine = _shift(host, ming.pk, expect=1, note="乙")
    stale = desk.post(path, **{**mine, "seats": mine["seats"][::-1]}).json()
    assert [one["field"] for one in stale["values"]["fields"]] == ["note"]


def test_a_seat_for_somebody_who_does_not_exist_is_still_only_stale(
    desk: Browser, host: int, ming: User
) -> None:
    made = desk.post("/api/shifts", **_shift(host, ming.pk)).json()
    path = f"/api/shifts/{made['id']}"
    desk.post(path, **_shift(host, ming.pk, expect=1, note="甲"))
    stale = desk.post(path, **_shift(999, ming.pk, expect=1)).json()
    assert stale["code"] == "stale"
    seats = stale["values"]["fields"][-1]
    assert (seats["field"], seats["yours_said"]) == ("seats", "主播 999 号、场控 阿明")


def test_one_host_in_two_rooms_at_once_is_refused_until_somebody_says_so(
    desk: Browser, host: int, ming: User
) -> None:
    desk.post("/api/shifts", **_shift(host, ming.pk))
    other = _shift(host, ming.pk, EVENING + HOUR, room="flagship-b")
    refused = desk.post("/api/shifts", **other)
    assert (refused.status_code, refused.json()["code"]) == (409, "overlap")
    assert "小雨 在 flagship-a 的班（11月2日 21:30–01:30）" in refused.json()["text"]
    assert (Shift.objects.count(), Seat.objects.count()) == (1, 2)
    assert desk.post("/api/shifts", **other, overlap_known=True).status_code == 201
    back_to_back = _shift(host, ming.pk, EVENING + 5 * HOUR)
    assert desk.post("/api/shifts", **back_to_back).status_code == 201


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"ends_at": EVENING}, "ends_at"),
        ({"ends_at": EVENING + 25 * HOUR}, "ends_at"),
        ({"seats": [{"duty": "host"}]}, "seats.0"),
        ({"seats": [{"duty": "dancer", "host": 1}]}, "seats.0.duty"),
        ({"room": "  "}, "room"),
        ({"starts_at": -1}, "starts_at"),
        ({"starts_at": 1.5}, "starts_at"),
        ({"colour": "red"}, "colour"),
        ({"seats": [{"duty": "host", "host": 10**30}]}, "seats.0.host"),
        ({"seats": [{"duty": "floor", "user": 999_999}]}, "user"),
    ],
)
def test_a_bad_shift_is_refused_with_its_place(
    more: dict[str, Any], where: str, desk: Browser, host: int, ming: User
) -> None:
    answer = desk.post("/api/shifts", **{**_shift(host, ming.pk), **more})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert answer.json()["where"][0]["path"] == where
    assert (Shift.objects.count(), Seat.objects.count()) == (0, 0)


def test_what_the_database_alone_refuses_is_told_in_the_models_words(ming: User) -> None:
    with pytest.raises(Refusal) as caught:
        journal.create(
            system("test"), "people.shift.plan", Shift, room="A", starts_at=2_000, ends_at=1_000
        )
    assert (caught.value.code, caught.value.text) == ("invalid", "班次的结束时间要晚于开始时间。")
    shift = journal.create(
        system("test"), "people.shift.plan", Shift, room="A", starts_at=1_000, ends_at=2_000
    )
    with pytest.raises(Refusal) as caught:
        journal.create(system("test"), "people.shift.plan", Seat, shift=shift, duty="host")
    assert caught.value.text == "一个席位坐一位主播，或一位有账号的人员。"
    with pytest.raises(Refusal) as caught:
        journal.change(
            system("test"), "people.shift.change", Shift, shift.pk, expect=1, starts_at=3_000
        )
    assert caught.value.text == "班次的结束时间要晚于开始时间。"
    assert (Shift.objects.count(), Seat.objects.count()) == (1, 0)
    assert Shift.objects.get().version == 1


def test_a_cancelled_shift_frees_its_host(desk: Browser, host: int, ming: User) -> None:
    made = desk.post("/api/shifts", **_shift(host, ming.pk)).json()
    assert desk.post(f"/api/shifts/{made['id']}/retire", expect=1).status_code == 200
    assert desk.post("/api/shifts", **_shift(host, ming.pk)).status_code == 201
    gone = public.shift(made["id"])
    assert gone is not None and gone.seats == ()


def test_a_host_may_look_and_not_plan(
    desk: Browser, host: int, yu: User, ming: User, make_user: MakeUser
) -> None:
    page = Browser()
    page.sign_in(yu)
    assert page.client.get(f"/api/shifts?start=0&end={EVENING}").status_code == 200
    assert page.post("/api/shifts", **_shift(host, ming.pk)).status_code == 403
    assert page.post("/api/hosts", name="x").status_code == 403
    assert Shift.objects.count() == 0


def test_a_person_is_seen_by_other_domains_without_secrets(yu: User) -> None:
    assert public.person(yu.pk) == public.Person(yu.pk, "小雨", frozenset({Duty.HOST}), True)
    assert public.person(999) is None
