"""Signing in: by password and by link; what ends a session; how many guesses there are."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session

from kaibo.domains.people import first_run
from kaibo.domains.people.actions import accounts
from kaibo.domains.people.models import Ticket, User
from kaibo.domains.people.tests.conftest import PASSWORD, Browser
from kaibo.kit import journal, throttle
from kaibo.kit.access import system
from kaibo.kit.clock import now_ms
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty
from kaibo.kit.throttle import Throttle

pytestmark = pytest.mark.django_db


def test_nobody_at_first(browser: Browser) -> None:
    me = browser.get("/api/me")
    assert (me["user"], me["rights"], me["via"], me["until"]) == (None, [], "", None)
    assert len(me["csrf"]) == 64
    assert (me["zone"], me["day_start"]) == ("Asia/Shanghai", "06:00")
    assert not browser.client.cookies.get("kaibo_session")


def test_a_password_lets_in_and_says_what_one_may(browser: Browser, yu: User) -> None:
    me = browser.sign_in(yu).json()
    assert me["user"] == {
        "id": yu.pk,
        "version": 1,
        "username": "yu",
        "name": "小雨",
        "duties": [{"code": "host", "label": "主播"}],
        "active": True,
        "has_signed_in": True,
        "has_password": True,
        "has_pin": False,
    }
    assert "run.prompter" in me["rights"] and "money.cost.read" not in me["rights"]
    assert me["via"] == "password" and me["until"] > now_ms()
    assert (me["zone"], me["day_start"]) == ("Asia/Shanghai", "06:00")
    cookie = browser.client.cookies["kaibo_session"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    fact = Fact.objects.get(verb="people.user.sign_in")
    assert (fact.actor_id, fact.after["via"]) == (yu.pk, "password")
    assert browser.session not in str(fact.after)


@pytest.mark.parametrize(
    ("username", "password"),
    [("yu", "wrong"), ("nobody", PASSWORD), ("yu", PASSWORD + " ")],
)
def test_a_wrong_name_and_a_wrong_password_sound_the_same(
    username: str, password: str, browser: Browser, yu: User
) -> None:
    answer = browser.post("/api/sign-in", username=username, password=password)
    assert (answer.status_code, answer.json()["code"]) == (403, "wrong_credentials")
    assert answer.json()["text"] == "登录名或密码不对。忘了密码，请负责人发一个登录链接。"
    assert browser.who is None


def test_a_name_with_an_unseen_character_is_no_name(browser: Browser, yu: User) -> None:
    answer = browser.post("/api/sign-in", username="yu\x00", password=PASSWORD)
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, "username")
    assert "看不见的控制字符" in answer.json()["text"]


def test_capital_and_full_width_letters_are_the_same_name(browser: Browser, yu: User) -> None:
    answer = browser.post("/api/sign-in", username=" ＹＵ ", password=PASSWORD)
    assert answer.status_code == 200 and browser.who == "小雨"


def test_signing_in_needs_the_csrf_token(yu: User) -> None:
    browser = Browser()
    answer = browser.client.post(
        "/api/sign-in", {"username": "yu", "password": PASSWORD}, "application/json"
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")
    assert browser.who is None


def test_the_session_key_changes_at_every_sign_in(browser: Browser, yu: User, ming: User) -> None:
    browser.sign_in(yu)
    first = browser.session
    browser.sign_in(ming)
    assert browser.session != first and browser.who == "阿明"
    assert not Session.objects.filter(session_key=first).exists()


def test_eight_wrong_passwords_and_the_ninth_is_not_looked_at(browser: Browser, yu: User) -> None:
    for _ in range(8):
        browser.post("/api/sign-in", username="yu", password="guess")
    answer = browser.sign_in(yu)
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many")
    assert int(answer["Retry-After"]) > 800
    assert browser.who is None
    assert Browser("192.168.1.99").sign_in(yu).status_code == 200


def test_a_right_password_clears_the_count(browser: Browser, yu: User) -> None:
    for _ in range(3):
        for _ in range(7):
            browser.post("/api/sign-in", username="yu", password="guess")
        assert browser.sign_in(yu).status_code == 200


def test_one_address_cannot_try_many_names(browser: Browser, yu: User) -> None:
    for number in range(60):
        throttle.take("sign-in:192.168.1.20", limit=60, window_ms=900_000)
        assert number < 60
    assert browser.sign_in(yu).status_code == 429


def test_the_network_cannot_try_one_name_for_ever(browser: Browser, yu: User) -> None:
    for _ in range(100):
        throttle.take("sign-in-name:yu", limit=100, window_ms=900_000)
    assert browser.sign_in(yu).status_code == 429


def test_after_signing_out_the_old_session_is_worth_nothing(browser: Browser, yu: User) -> None:
    browser.sign_in(yu)
    stolen = browser.session
    assert browser.post("/api/sign-out").json()["user"] is None
    other = Browser()
    other.client.cookies["kaibo_session"] = stolen
    assert other.who is None
    assert browser.post("/api/sign-out").status_code == 200
    assert Fact.objects.filter(verb="people.user.sign_out").count() == 1


def test_an_answer_on_its_way_does_not_take_the_new_cookie_away(
    browser: Browser, yu: User, ming: User
) -> None:
    browser.sign_in(yu)
    former = browser.session
    browser.sign_in(ming)
    late = Browser()
    late.client.cookies["kaibo_session"] = former
    for answer in (
        late.client.get("/api/me"),
        late.client.get("/api/users"),
        late.post("/api/hosts", name="小雨"),
    ):
        assert "kaibo_session" not in answer.cookies
        assert answer["Cache-Control"] == "no-store"
    assert browser.who == "阿明"


def test_signing_out_takes_the_cookie_away(browser: Browser, yu: User) -> None:
    browser.sign_in(yu)
    taken = browser.post("/api/sign-out").cookies["kaibo_session"]
    assert (taken.value, taken["max-age"]) == ("", 0)


def test_a_new_password_ends_every_other_session(yu: User) -> None:
    here, there = Browser(), Browser()
    here.sign_in(yu), there.sign_in(yu)
    new = "另一句足够长的话"
    answer = here.post("/api/me/password", old=PASSWORD, new=new)
    assert answer.status_code == 200 and here.who == "小雨" and there.who is None
    assert Browser().sign_in(yu).status_code == 403
    assert Browser().post("/api/sign-in", username="yu", password=new).status_code == 200
    fact = Fact.objects.get(verb="people.user.set_password")
    assert (fact.before, fact.after) == ({"password": "***"}, {"password": "***"})


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("wrong", "另一句足够长的话", "wrong_credentials"),
        (None, "另一句足够长的话", "wrong_credentials"),
        (PASSWORD, "短", "invalid"),
        (PASSWORD, "password123", "invalid"),
    ],
)
def test_a_bad_change_of_password_changes_nothing(
    old: str | None, new: str, code: str, browser: Browser, yu: User
) -> None:
    browser.sign_in(yu)
    before = User.objects.get(pk=yu.pk).password
    answer = browser.post("/api/me/password", old=old, new=new)
    assert answer.json()["code"] == code
    assert User.objects.get(pk=yu.pk).password == before and browser.who == "小雨"


def test_a_retired_person_is_out_at_once_and_cannot_come_back(
    browser: Browser, yu: User, ming: User
) -> None:
    browser.sign_in(yu)
    accounts.retire(system("test"), yu.pk, expect=1)
    assert browser.who is None
    assert browser.client.get("/api/users").status_code == 401
    assert browser.sign_in(yu).status_code == 403


def test_an_expired_session_is_over(browser: Browser, yu: User) -> None:
    from django.utils import timezone

    browser.sign_in(yu)
    Session.objects.update(expire_date=timezone.now())
    assert browser.who is None


def test_a_new_password_ends_the_links_nobody_used(browser: Browser, yu: User) -> None:
    browser.sign_in(yu)
    link = accounts.invite(system("test"), yu.pk)
    new = "另一句足够长的话"
    assert browser.post("/api/me/password", old=PASSWORD, new=new).status_code == 200
    answer = Browser().post("/api/sign-in/ticket", ticket=link)
    assert (answer.status_code, answer.json()["code"]) == (403, "wrong_credentials")
    assert browser.who == "小雨"


# --- the one-time link ------------------------------------------------------------


def test_a_link_lets_in_once_and_the_password_is_set_without_an_old_one(
    browser: Browser, yu: User
) -> None:
    token = accounts.invite(system("test"), yu.pk)
    me = browser.post("/api/sign-in/ticket", ticket=token).json()
    assert (me["user"]["name"], me["via"]) == ("小雨", "ticket")
    again = Browser().post("/api/sign-in/ticket", ticket=token)
    assert (again.status_code, again.json()["code"]) == (403, "wrong_credentials")
    assert browser.post("/api/me/password", new="新的一句足够长的话").status_code == 200
    assert browser.get("/api/me")["via"] == "password"
    assert browser.post("/api/me/password", new="再来一句足够长的话").status_code == 403


def test_a_newer_link_ends_the_older_and_time_ends_both(browser: Browser, yu: User) -> None:
    older = accounts.invite(system("test"), yu.pk)
    newer = accounts.invite(system("test"), yu.pk)
    assert browser.post("/api/sign-in/ticket", ticket=older).status_code == 403
    ticket = Ticket.objects.active().get(used_at=None)
    journal.change(
        system("test"), "people.ticket.age", Ticket, ticket.pk, expect=1, until=now_ms() - 1
    )
    assert browser.post("/api/sign-in/ticket", ticket=newer).status_code == 403
    assert browser.who is None


def test_no_table_holds_a_token_a_password_or_a_pin(browser: Browser, yu: User) -> None:
    token = accounts.invite(system("test"), yu.pk)
    browser.post("/api/sign-in/ticket", ticket=token)
    browser.post("/api/me/password", new=PASSWORD)
    browser.post("/api/me/pin", password=PASSWORD, pin="2580")
    device = browser.client.cookies["kaibo_device"].value
    stored = [
        str(row)
        for model in (User, Ticket, Fact, Throttle)
        for row in model._default_manager.values()
    ]
    for secret in (token, PASSWORD, "'2580'", device):
        assert not any(secret in row for row in stored)
    user = User.objects.get(pk=yu.pk)
    facts = " ".join(str(row) for row in Fact.objects.values("before", "after"))
    assert user.password not in facts and user.pin not in facts


# --- the first person ------------------------------------------------------------


def test_the_first_run_makes_one_lead_and_gives_a_link(browser: Browser) -> None:
    token = first_run.ensure_first_user("阿明")
    assert token is not None
    assert accounts.link("http://127.0.0.1:8000/", token).startswith(
        "http://127.0.0.1:8000/sign-in#ticket="
    )
    assert first_run.ensure_first_user("别人") is None
    me = browser.post("/api/sign-in/ticket", ticket=token).json()
    assert me["user"]["name"] == "阿明"
    assert [duty["code"] for duty in me["user"]["duties"]] == ["lead", "operator"]
    user = User.objects.get()
    assert user.created_by_id is None and user.duty_set == {Duty.LEAD, Duty.OPERATOR}


def test_who_lost_the_way_in_gets_a_link_from_the_command_line(browser: Browser, yu: User) -> None:
    token = first_run.link_for("YU")
    assert browser.post("/api/sign-in/ticket", ticket=token).status_code == 200
