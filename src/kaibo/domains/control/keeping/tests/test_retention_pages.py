"""What the page of what is kept is told: shows by name, who asked and the answer, what is due, ahead
and gone."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.compliance.rules.keeping import kept_until
from kaibo.domains.control.api import retention
from kaibo.domains.control.keeping import nightly
from kaibo.domains.control.keeping.tests.test_forgetting import DUE, END, SHE, folder, past
from kaibo.domains.control.tests.hall import EVENING, ROOM
from kaibo.domains.control.watch.tests.conftest import Floor, floor
from kaibo.domains.people.tests.conftest import Browser, MakeUser, browser, make_user
from kaibo.kit.clock import DAY
from kaibo.kit.rights import Duty

__all__ = ["browser", "floor", "folder", "make_user", "past"]
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(browser: Browser, make_user: MakeUser, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """阿合 of compliance, a day after the show."""
    at(monkeypatch, EVENING + DAY)
    browser.sign_in(make_user("he", "阿合", Duty.COMPLIANCE))
    return browser


def at(monkeypatch: pytest.MonkeyPatch, now: int) -> None:
    monkeypatch.setattr(retention, "now_ms", lambda: now)


def told(desk: Browser, days: int = 90) -> dict[str, Any]:
    found: dict[str, Any] = desk.get(f"/api/compliance/retention?days={days}")
    return found


def test_a_hold_names_its_show(past: Floor, desk: Browser) -> None:
    ref = f"{ROOM}/{past.evening.show}"
    made = desk.post("/api/compliance/holds", about="show", ref=ref, why="申诉,\t😀").json()
    assert made["show"] == {
        "room": ROOM,
        "room_title": "旗舰店A",
        "show": str(past.evening.show),
        "title": made["show"]["title"],
        "start": EVENING,
    }
    other = desk.post("/api/compliance/holds", about="viewer", ref=SHE, why="投诉").json()
    assert (other["show"], other["ref"]) == (None, SHE)
    # A show that is not ours any more is still told by its number.
    gone = desk.post("/api/compliance/holds", about="show", ref="old/9", why="旧案").json()
    assert (gone["show"], gone["ref"]) == (None, "old/9")


def test_who_asked_is_listed_with_the_answer_that_holds_now(
    past: Floor, desk: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {"platform": "douyin", "viewer": SHE, "note": "客服工单 7"}
    answer = desk.post("/api/compliance/erasures", **body).json()
    [one] = desk.get("/api/compliance/erasures")
    assert (one["viewer"], one["by"], one["platform_label"]) == (SHE, "阿合", "抖音")
    assert one["answer"] == answer and answer["went"] == {"comment": 1}
    [stays] = answer["stays"]
    assert (stays["name"]["room_title"], stays["until"]) == ("旗舰店A", kept_until(EVENING + END))
    assert desk.post("/api/compliance/erasures", **body).status_code == 409
    nightly.remove_due(DUE)
    [one] = desk.get("/api/compliance/erasures")
    assert one["answer"]["stays"] == []


def test_what_is_due_what_is_ahead_and_what_has_gone(
    past: Floor, desk: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(desk) == {"days": 90, "due": [], "ahead": [], "gone": []}
    until = kept_until(EVENING + END)
    at(monkeypatch, until - 89 * DAY)
    [ahead] = told(desk)["ahead"]
    assert (ahead["until"], ahead["held"], ahead["kind_label"]) == (
        until,
        False,
        "一场的话语与评论",
    )
    assert ahead["show"]["room_title"] == "旗舰店A" and told(desk, 30)["ahead"] == []
    at(monkeypatch, until + 1)
    page = told(desk)
    [due] = page["due"]
    assert (due["until"], due["held"], page["ahead"]) == (until, False, [])
    assert due["counts"]["comment"] == 3 and len(due["sha256"]) == 64
    nightly.remove_due(until + 1)
    page = told(desk)
    [gone] = page["gone"]
    assert page["due"] == [] and gone["sha256"] == due["sha256"] and gone["done_at"] is not None


def test_who_does_not_answer_for_it_is_not_told_of_people(
    past: Floor, browser: Browser, make_user: MakeUser
) -> None:
    browser.sign_in(make_user("host", "主播", Duty.HOST))
    for address in ("erasures", "retention"):
        assert browser.client.get(f"/api/compliance/{address}").status_code == 403


@pytest.mark.parametrize(
    ("about", "ref", "told"),
    [
        ("show", "flagship-a", "直播间编号/场次编号"),
        ("viewer", "小美", "16 位"),
        ("ruling", "第一条", "编号"),
        ("ruling", "999", "没有编号是 999"),
    ],
)
def test_a_hold_on_what_cannot_be_is_refused(
    past: Floor, desk: Browser, about: str, ref: str, told: str
) -> None:
    answer = desk.post("/api/compliance/holds", about=about, ref=ref, why="申诉")
    assert answer.status_code == 422 and told in answer.json()["text"]
    assert desk.get("/api/compliance/holds") == []
