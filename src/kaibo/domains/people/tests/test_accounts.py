"""Accounts: who may make and change them, and that a team never locks itself out."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kaibo.domains.people.actions import accounts
from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser, MakeUser
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(browser: Browser, ming: User) -> Browser:
    """阿明, the lead, signed in."""
    browser.sign_in(ming)
    return browser


def test_a_lead_adds_a_person_who_comes_in_by_the_link(desk: Browser) -> None:
    answer = desk.post("/api/users", username="Ａ-Mei", name=" 阿May ", duties=["host", "cohost"])
    assert answer.status_code == 201
    made = answer.json()
    assert (made["user"]["username"], made["user"]["name"]) == ("a-mei", "阿May")
    assert not made["user"]["has_password"]
    path, _, token = made["path"].partition("#ticket=")
    assert path == "/sign-in"
    guest = Browser()
    assert guest.post("/api/sign-in", username="a-mei", password=" ").status_code == 403
    assert guest.post("/api/sign-in/ticket", ticket=token).json()["user"]["name"] == "阿May"


@pytest.mark.parametrize("username", ["YU", "yu ", "ｙｕ"])
def test_a_name_is_given_once(username: str, desk: Browser, yu: User) -> None:
    answer = desk.post("/api/users", username=username, name="另一位", duties=[])
    assert (answer.status_code, answer.json()["code"]) == (409, "duplicate")
    assert answer.json()["text"] == "这个登录名已经有人用了。"
    assert User.objects.count() == 2


def test_only_a_lead_writes_accounts(make_user: MakeUser, yu: User) -> None:
    for number, duty in enumerate(duty for duty in Duty if duty is not Duty.LEAD):
        page = Browser(f"192.168.2.{number}")
        page.sign_in(make_user(f"p{number}", f"人{number}", duty))
        answer = page.post(f"/api/users/{yu.pk}/duties", expect=1, duties=["lead"])
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert User.objects.get(pk=yu.pk).duties == ["host"]


def test_duties_change_with_the_version_seen(desk: Browser, yu: User) -> None:
    answer = desk.post(f"/api/users/{yu.pk}/duties", expect=1, duties=["host", "floor", "host"])
    assert [duty["label"] for duty in answer.json()["duties"]] == ["场控", "主播"]
    fact = Fact.objects.get(verb="people.user.set_duties")
    assert (fact.before, fact.after) == ({"duties": ["host"]}, {"duties": ["floor", "host"]})
    stale = desk.post(f"/api/users/{yu.pk}/duties", expect=1, duties=["observer"])
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert "职务现在是「场控、主播」，你要写「旁观」。" in stale.json()["text"]
    assert stale.json()["values"]["fields"] == [
        {
            "field": "duties",
            "label": "职务",
            "current": ["floor", "host"],
            "yours": ["observer"],
            "current_said": "场控、主播",
            "yours_said": "旁观",
        }
    ]
    unknown = desk.post(f"/api/users/{yu.pk}/duties", expect=2, duties=["boss"])
    assert unknown.json()["where"][0]["path"] == "duties.0"
    assert User.objects.get(pk=yu.pk).duties == ["floor", "host"]


def test_who_came_in_by_a_link_has_signed_in_though_without_a_password(desk: Browser) -> None:
    made = desk.post("/api/users", username="mei", name="阿May", duties=["host"]).json()
    assert not made["user"]["has_signed_in"]
    token = made["path"].partition("#ticket=")[2]
    assert Browser().post("/api/sign-in/ticket", ticket=token).json()["user"]["has_signed_in"]
    mei = next(user for user in desk.get("/api/users") if user["name"] == "阿May")
    assert (mei["has_signed_in"], mei["has_password"], mei["has_pin"]) == (True, False, False)


def test_a_list_of_people_asks_the_database_as_often_for_one_as_for_many(
    desk: Browser, make_user: MakeUser, django_assert_num_queries: Any
) -> None:
    with CaptureQueriesContext(connection) as alone:
        desk.get("/api/users")
    for number in range(10):
        make_user(f"p{number}", f"人{number}", Duty.HOST)
    with django_assert_num_queries(len(alone)):
        assert len(desk.get("/api/users")) == 11


def test_the_last_lead_can_neither_step_down_nor_be_retired(desk: Browser, ming: User) -> None:
    for answer in (
        desk.post(f"/api/users/{ming.pk}/duties", expect=1, duties=["host"]),
        desk.post(f"/api/users/{ming.pk}/retire", expect=1),
    ):
        assert (answer.status_code, answer.json()["code"]) == (409, "last_lead")
    assert User.objects.get(pk=ming.pk).version == 1


@pytest.mark.django_db(transaction=True)
def test_two_leads_who_remove_each_other_at_once_leave_one(ming: User, make_user: MakeUser) -> None:
    hong = make_user("hong", "小红", Duty.LEAD)
    results: list[str] = []
    start = threading.Barrier(2)

    def remove(by: User, whom: User) -> None:
        try:
            start.wait(timeout=10)
            accounts.set_duties(
                Actor(by.pk, by.name, by.duty_set), whom.pk, expect=1, duties=[Duty.OBSERVER]
            )
            results.append("done")
        except Refusal as refusal:
            results.append(refusal.code)
        finally:
            connection.close()

    pairs = ((ming, hong), (hong, ming))
    threads = [threading.Thread(target=remove, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(results) == ["done", "last_lead"]
    assert sum(Duty.LEAD in user.duty_set for user in User.objects.all()) == 1


def test_a_retired_account_is_kept_and_can_be_restored(desk: Browser, yu: User) -> None:
    assert desk.post(f"/api/users/{yu.pk}/retire", expect=1, reason="离职").status_code == 200
    assert [user["name"] for user in desk.get("/api/users")] == ["阿明"]
    assert len(desk.get("/api/users?retired=true")) == 2
    assert Fact.objects.get(verb="people.user.retire").reason == "离职"
    assert desk.post(f"/api/users/{yu.pk}/restore", expect=2).json()["active"]


def test_an_account_taken_back_comes_without_its_old_sessions(desk: Browser, yu: User) -> None:
    theirs = Browser()
    theirs.sign_in(yu)
    link = desk.post(f"/api/users/{yu.pk}/link").json()["path"].partition("#ticket=")[2]
    assert desk.post(f"/api/users/{yu.pk}/retire", expect=1).status_code == 200
    assert desk.post(f"/api/users/{yu.pk}/restore", expect=2).json()["active"]
    assert theirs.who is None and theirs.client.get("/api/users").status_code == 401
    assert theirs.post("/api/sign-in/ticket", ticket=link).status_code == 403
    fact = Fact.objects.get(verb="people.user.retire", subject_type="people.user")
    assert (fact.before["session_epoch"], fact.after["session_epoch"]) == (0, 1)
    assert Browser().sign_in(yu).status_code == 200


def test_a_new_link_is_given_by_a_lead_only(desk: Browser, yu: User) -> None:
    path = desk.post(f"/api/users/{yu.pk}/link").json()["path"]
    assert path.startswith("/sign-in#ticket=")
    host = Browser()
    host.sign_in(yu)
    assert host.post(f"/api/users/{yu.pk}/link").status_code == 403
