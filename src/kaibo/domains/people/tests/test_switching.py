"""Quick switch by PIN: only where one signed in fully, five tries, and not for everything."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from kaibo.domains.people.actions import accounts
from kaibo.domains.people.models import Enrolment, User
from kaibo.domains.people.tests.conftest import PASSWORD, Browser
from kaibo.kit import journal
from kaibo.kit.access import system
from kaibo.kit.clock import now_ms
from kaibo.kit.fact import Fact

pytestmark = pytest.mark.django_db
PINS = {"ming": "2580", "yu": "7391"}


@pytest.fixture
def shared(browser: Browser, ming: User, yu: User) -> Browser:
    """A shared computer that knows 阿明 and 小雨; 小雨 signed in last."""
    for user in (ming, yu):
        assert browser.sign_in(user, remember=True, device_label="前台电脑").status_code == 200
        answer = browser.post("/api/me/pin", password=PASSWORD, pin=PINS[user.username])
        assert answer.status_code == 200
    return browser


def test_people_change_places_with_four_digits(shared: Browser, ming: User, yu: User) -> None:
    assert shared.get("/api/switch") == [
        {"user": yu.pk, "name": "小雨", "ready": True, "why_not": ""},
        {"user": ming.pk, "name": "阿明", "ready": True, "why_not": ""},
    ]
    before = shared.session
    me = shared.post("/api/switch", user=ming.pk, pin="2580").json()
    assert (me["user"]["name"], me["via"], shared.who) == ("阿明", "pin", "阿明")
    assert shared.session != before
    assert me["until"] < now_ms() + 15 * 3_600_000
    verbs = list(Fact.objects.order_by("-pk").values_list("verb", flat=True)[:2])
    assert verbs == ["people.user.sign_in", "people.user.sign_out"]
    assert Enrolment.objects.count() == 2


def test_it_works_from_the_sign_in_page_too(shared: Browser, yu: User) -> None:
    shared.post("/api/sign-out")
    assert shared.post("/api/switch", user=yu.pk, pin="7391").json()["user"]["name"] == "小雨"


def test_another_computer_asks_for_the_password(shared: Browser, ming: User) -> None:
    other = Browser()
    assert other.get("/api/switch") == []
    answer = other.post("/api/switch", user=ming.pk, pin="2580")
    assert (answer.status_code, answer.json()["code"]) == (403, "password_needed")
    assert other.post("/api/switch", user=10**30, pin="2580").status_code == 422
    other.client.cookies["kaibo_device"] = "made-up"
    assert other.post("/api/switch", user=ming.pk, pin="2580").status_code == 403
    assert other.who is None


def test_a_computer_that_knows_one_person_does_not_know_the_other(ming: User, yu: User) -> None:
    mine = Browser()
    mine.sign_in(ming, remember=True)
    mine.post("/api/me/pin", password=PASSWORD, pin="2580")
    theirs = Browser()
    theirs.sign_in(yu, remember=True)
    theirs.post("/api/me/pin", password=PASSWORD, pin="7391")
    answer = theirs.post("/api/switch", user=ming.pk, pin="2580")
    assert answer.json()["code"] == "password_needed" and theirs.who == "小雨"


def test_without_remember_the_computer_stays_a_stranger(browser: Browser, yu: User) -> None:
    browser.sign_in(yu)
    assert "kaibo_device" not in browser.client.cookies
    assert browser.get("/api/switch") == [] and Enrolment.objects.count() == 0


def test_five_wrong_pins_and_only_the_password_helps(shared: Browser, ming: User) -> None:
    texts = [shared.post("/api/switch", user=ming.pk, pin="9999").json()["text"] for _ in range(5)]
    assert texts[0] == "PIN 不对，还可以试 4 次。" and texts[4] == "PIN 不对，请用密码登录。"
    answer = shared.post("/api/switch", user=ming.pk, pin="2580")
    assert (answer.json()["code"], shared.who) == ("password_needed", "小雨")
    assert shared.get("/api/switch")[1]["why_not"] == "PIN 错了太多次，请用密码登录"

    assert shared.sign_in(ming, remember=True).status_code == 200
    shared.post("/api/sign-out")
    assert shared.post("/api/switch", user=ming.pk, pin="2580").status_code == 200


def test_a_right_pin_forgets_the_wrong_ones(shared: Browser, ming: User) -> None:
    for _ in range(3):
        for _ in range(4):
            shared.post("/api/switch", user=ming.pk, pin="9999")
        assert shared.post("/api/switch", user=ming.pk, pin="2580").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_guesses_sent_all_at_once_get_five_tries_too(shared: Browser, ming: User) -> None:
    codes: list[str] = []

    def guess(pin: int) -> None:
        thief = Browser()
        thief.client.cookies["kaibo_device"] = shared.client.cookies["kaibo_device"].value
        codes.append(thief.post("/api/switch", user=ming.pk, pin=str(pin)).json()["code"])
        connection.close()

    threads = [threading.Thread(target=guess, args=(1_000 + number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert (codes.count("wrong_credentials"), codes.count("password_needed")) == (5, 7)


def test_by_pin_one_cannot_manage_accounts_or_change_the_password(
    shared: Browser, ming: User, yu: User
) -> None:
    shared.post("/api/switch", user=ming.pk, pin="2580")
    answer = shared.post(f"/api/users/{yu.pk}/duties", expect=3, duties=["lead"])
    assert (answer.status_code, answer.json()["code"]) == (403, "password_needed")
    assert shared.post(f"/api/users/{yu.pk}/link").status_code == 403
    assert shared.post("/api/me/password", new="新的一句足够长的话").status_code == 403
    assert shared.post("/api/me/pin", password="guess", pin="8246").status_code == 403
    assert User.objects.get(pk=yu.pk).duties == ["host"]


def test_a_pin_is_taken_away_and_a_bad_one_refused(shared: Browser, yu: User) -> None:
    assert shared.post("/api/me/pin", password=PASSWORD, pin="1234").json()["code"] == "invalid"
    assert shared.get("/api/switch")[0]["ready"]
    assert shared.post("/api/me/pin", password=PASSWORD, pin=None).status_code == 200
    assert shared.get("/api/switch")[0]["why_not"] == "还没有设 PIN"
    assert shared.post("/api/switch", user=yu.pk, pin="7391").json()["code"] == "password_needed"


def test_the_computer_forgets_on_demand_and_after_thirty_days(
    shared: Browser, ming: User, yu: User
) -> None:
    row = Enrolment.objects.get(user=ming)
    journal.change(
        system("test"), "people.enrolment.age", Enrolment, row.pk, expect=journal.ANY, until=1
    )
    assert [one["name"] for one in shared.get("/api/switch")] == ["小雨"]
    assert shared.post("/api/switch", user=ming.pk, pin="2580").status_code == 403
    assert shared.post("/api/switch/forget").json()["device_known"] is False
    assert shared.get("/api/switch") == []
    assert Enrolment.objects.active().filter(user=yu).count() == 0


def test_coming_back_after_thirty_days_renews_the_same_row(shared: Browser, ming: User) -> None:
    row = Enrolment.objects.get(user=ming)
    journal.change(
        system("test"), "people.enrolment.age", Enrolment, row.pk, expect=journal.ANY, until=1
    )
    assert shared.sign_in(ming, remember=True).status_code == 200
    assert Enrolment.objects.filter(user=ming).count() == 1
    assert shared.post("/api/switch", user=ming.pk, pin="2580").status_code == 200


def test_a_new_password_ends_the_pin_on_every_computer(
    shared: Browser, ming: User, yu: User
) -> None:
    """Whoever knew the old password could set a PIN of their own with it."""
    thief = Browser("192.168.1.66")
    thief.sign_in(yu, remember=True, device_label="别处")
    assert thief.post("/api/me/pin", password=PASSWORD, pin="4826").status_code == 200
    new = "另一句足够长的话"
    assert shared.post("/api/me/password", old=PASSWORD, new=new).status_code == 200

    assert thief.who is None and thief.get("/api/switch") == []
    for pin in ("4826", "7391"):
        answer = thief.post("/api/switch", user=yu.pk, pin=pin)
        assert (answer.status_code, answer.json()["code"]) == (403, "password_needed")
    assert [one["name"] for one in shared.get("/api/switch")] == ["阿明"]
    shared.post("/api/sign-in", username="yu", password=new, remember=True, device_label="前台")
    assert shared.post("/api/switch", user=yu.pk, pin="4826").json()["code"] == "password_needed"
    assert shared.post("/api/me/pin", password=new, pin="7391").status_code == 200
    assert shared.post("/api/switch", user=yu.pk, pin="7391").status_code == 200
    assert shared.post("/api/switch", user=ming.pk, pin="2580").status_code == 200


def test_an_ended_account_is_known_to_no_computer_when_it_is_back(
    shared: Browser, ming: User, yu: User
) -> None:
    shared.post("/api/switch", user=ming.pk, pin="2580")
    version = accounts.retire(
        system("test"), yu.pk, expect=User.objects.get(pk=yu.pk).version
    ).version
    accounts.restore(system("test"), yu.pk, expect=version)
    assert [one["name"] for one in shared.get("/api/switch")] == ["阿明"]
    assert shared.post("/api/switch", user=yu.pk, pin="7391").json()["code"] == "password_needed"
    assert shared.who == "阿明"
