"""A roster becomes shifts: shown first, asked where it is not clear, written once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kaibo.domains.people.models import Host, Seat, Shift, User
from kaibo.domains.people.tests.conftest import Browser, MakeUser
from kaibo.kit.clock import HOUR, SHANGHAI, to_ms
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db
NEAR = to_ms(datetime(2026, 11, 22, tzinfo=SHANGHAI))
EVENING = to_ms(datetime(2026, 11, 23, 19, tzinfo=SHANGHAI))
ROSTER = """日期\t直播间\t班次\t主播\t副播\t场控
11/23\t旗舰A\t19:00-22:00\t小雨\t阿珍\t阿明
11/23\t旗舰A\t22:00-02:00\t小美\t\t阿明
"""


@pytest.fixture
def desk(browser: Browser, ming: User) -> Browser:
    """阿明, the lead, signed in, with one host known: 小雨, in short 雨."""
    browser.sign_in(ming)
    browser.post("/api/hosts", name="小雨", short="雨")
    return browser


def _ask(text: str = ROSTER, **more: Any) -> dict[str, Any]:
    return {
        "text": text,
        "near": NEAR,
        "rooms": [{"label": "旗舰A", "room": "flagship-a"}],
        "who": [{"name": "小美", "new_host": "小美"}, {"name": "阿珍", "new_host": "阿珍"}],
        **more,
    }


def _preview(desk: Browser, **ask: Any) -> dict[str, Any]:
    answer = desk.post("/api/roster/preview", **ask)
    assert answer.status_code == 200, answer.json()
    found: dict[str, Any] = answer.json()
    return found


def _apply(desk: Browser, **ask: Any) -> Any:
    seen = _preview(desk, **ask)["digest"]
    return desk.post("/api/roster/apply", **ask, digest=seen)


def _counts() -> tuple[int, int, int, int]:
    return Host.objects.count(), Shift.objects.count(), Seat.objects.count(), Fact.objects.count()


def test_what_is_not_clear_is_asked_and_nothing_is_written(desk: Browser, ming: User) -> None:
    before = _counts()
    shown = _preview(desk, text=ROSTER, near=NEAR)
    assert shown["asked_rooms"] == ["旗舰A"] and shown["items"] == []
    assert shown["asked_names"] == [
        {"name": "阿珍", "duties": ["cohost"], "rows": [2]},
        {"name": "小美", "duties": ["host"], "rows": [3]},
    ]
    refused = desk.post("/api/roster/apply", text=ROSTER, near=NEAR, digest=shown["digest"])
    assert (refused.status_code, refused.json()["code"]) == (409, "roster_asks")
    assert refused.json()["text"] == (
        "还有要确认的：「阿珍」是谁、「小美」是谁、「旗舰A」是哪个直播间。什么也没有写入。"
    )
    assert _counts() == before


def test_new_shifts_hosts_and_seats_are_written_and_twice_changes_nothing(
    desk: Browser, ming: User
) -> None:
    shown = _preview(desk, **_ask())
    assert (shown["shape"], shown["new"], shown["changed"], shown["same"]) == ("list", 2, 0, 0)
    assert shown["new_hosts"] == ["阿珍", "小美"] and shown["problems"] == []
    assert [
        [(s["duty_label"], s["name"], s["new_host"], s["user"]) for s in item["seats"]]
        for item in shown["items"]
    ] == [
        [
            ("场控", "阿明", False, ming.pk),
            ("主播", "小雨", False, None),
            ("副播", "阿珍", True, None),
        ],
        [("场控", "阿明", False, ming.pk), ("主播", "小美", True, None)],
    ]
    done = desk.post("/api/roster/apply", **_ask(), digest=shown["digest"])
    assert done.json() == {"hosts": 2, "planned": 2, "changed": 0, "same": 0}
    planned = desk.get(f"/api/shifts?start={EVENING}&end={EVENING + 8 * HOUR}")
    assert [
        (s["room"], s["starts_at"], s["ends_at"], [(x["duty"], x["name"]) for x in s["seats"]])
        for s in planned
    ] == [
        ("flagship-a", EVENING, EVENING + 3 * HOUR,
         [("floor", "阿明"), ("host", "小雨"), ("cohost", "阿珍")]),
        ("flagship-a", EVENING + 3 * HOUR, EVENING + 7 * HOUR, [("floor", "阿明"), ("host", "小美")]),
    ]  # fmt: skip
    before = _counts()
    again = _apply(desk, **_ask())
    assert again.json() == {"hosts": 0, "planned": 0, "changed": 0, "same": 2}
    assert _counts() == before
    # The preview of before is no longer what would happen.
    stale = desk.post("/api/roster/apply", **_ask(), digest=shown["digest"])
    assert (stale.json()["code"], _counts()) == ("preview_outdated", before)


def test_a_changed_roster_moves_the_shift_and_keeps_what_it_does_not_mention(
    desk: Browser, ming: User, make_user: MakeUser
) -> None:
    zhou = make_user("zhou", "老周", Duty.SERVICE)
    _apply(desk, **_ask())
    first = Shift.objects.order_by("starts_at")[0]
    yu = Host.objects.get(name="小雨")
    desk.post(
        f"/api/shifts/{first.pk}", expect=1, room="flagship-a", starts_at=EVENING,
        ends_at=EVENING + 3 * HOUR, note="带样品",
        seats=[{"duty": "host", "host": yu.pk}, {"duty": "service", "user": zhou.pk}],
    )  # fmt: skip
    text = ROSTER.replace("19:00-22:00\t小雨", "18:30-22:00\t小美")
    shown = _preview(desk, **_ask(text))
    assert (shown["new"], shown["changed"], shown["same"]) == (0, 1, 1)
    changed = shown["items"][0]
    assert (changed["shift"], changed["before"]["starts_at"]) == (first.pk, EVENING)
    assert [s["name"] for s in changed["before"]["seats"]] == ["小雨", "老周"]
    assert _apply(desk, **_ask(text)).json()["changed"] == 1
    first.refresh_from_db()
    assert (first.starts_at, first.ends_at, first.note) == (
        EVENING - HOUR // 2, EVENING + 3 * HOUR, "带样品"
    )  # fmt: skip
    seats = Seat.objects.active().filter(shift=first)
    assert sorted((s.duty, str(s.host or s.user)) for s in seats) == [
        ("cohost", "阿珍"), ("floor", "阿明"), ("host", "小美"), ("service", "老周")
    ]  # fmt: skip


def test_a_host_who_would_stand_twice_is_shown_and_refused_until_somebody_says_so(
    desk: Browser, ming: User
) -> None:
    yu = Host.objects.get(name="小雨")
    desk.post(
        "/api/shifts", room="flagship-b", starts_at=EVENING + HOUR, ends_at=EVENING + 5 * HOUR,
        seats=[{"duty": "host", "host": yu.pk}],
    )  # fmt: skip
    shown = _preview(desk, **_ask())
    assert (shown["clashing"], shown["items"][0]["overlaps"]) == (
        1,
        [{"name": "小雨", "room": "flagship-b", "starts_at": EVENING + HOUR,
          "ends_at": EVENING + 5 * HOUR}],
    )  # fmt: skip
    before = _counts()
    refused = _apply(desk, **_ask())
    assert (refused.status_code, refused.json()["code"]) == (409, "overlap")
    assert "小雨 在 flagship-b 的班（11月23日 20:00–00:00）" in refused.json()["text"]
    assert _counts() == before
    digest = _preview(desk, **_ask())["digest"]
    known = desk.post("/api/roster/apply", **_ask(), digest=digest, overlap_known=True)
    assert known.json()["planned"] == 2


def test_a_shift_that_shares_less_than_half_is_another_shift(desk: Browser, ming: User) -> None:
    yu = Host.objects.get(name="小雨")
    desk.post(
        "/api/shifts", room="flagship-a", starts_at=EVENING - 4 * HOUR, ends_at=EVENING + HOUR,
        seats=[{"duty": "floor", "host": yu.pk}],
    )  # fmt: skip
    shown = _preview(desk, **_ask())
    assert [(i["status"], i["shift"]) for i in shown["items"]] == [("new", None), ("new", None)]


def test_two_hosts_may_change_places(desk: Browser, ming: User) -> None:
    text = "时段\t11/23\t11/24\n19-22\t小雨\t小美\n"
    ask = _ask(text, rooms=[{"label": "", "room": "flagship-a"}])
    assert _apply(desk, **ask).json()["planned"] == 2
    other = _ask("时段\t11/23\t11/24\n19-22\t小美\t小雨\n", rooms=ask["rooms"])
    assert _apply(desk, **other).json() == {"hosts": 0, "planned": 0, "changed": 2, "same": 0}


def test_a_name_may_be_another_hosts_short_name_an_alias_or_left_out(
    desk: Browser, ming: User
) -> None:
    yu = Host.objects.get(name="小雨").pk
    text = "日期\t班次\t主播\t副播\n11/23\t19-22\t雨\t雨姐、路人\n"
    who = [{"name": "雨姐", "host": yu}, {"name": "路人", "leave_out": True}]
    ask = _ask(text, rooms=[{"label": "", "room": "flagship-a"}], who=who)
    [item] = _preview(desk, **ask)["items"]
    assert [(s["duty"], s["host"]) for s in item["seats"]] == [("host", yu), ("cohost", yu)]


def test_named_shifts_are_asked_and_said(desk: Browser, ming: User) -> None:
    text = "日期\t班次\t主播\n11/23\t晚班\t小雨\n"
    rooms = [{"label": "", "room": "flagship-a"}]
    assert _preview(desk, **_ask(text, rooms=rooms))["asked_hours"] == ["晚班"]
    said = _ask(text, rooms=rooms, hours=[{"word": "晚班", "hours": "19:00-次日1:00"}])
    shown = _preview(desk, **said)
    assert [(i["starts_at"], i["ends_at"]) for i in shown["items"]] == [
        (EVENING, EVENING + 6 * HOUR)
    ]
    wrong = desk.post(
        "/api/roster/preview", **_ask(text, hours=[{"word": "晚班", "hours": "很晚"}])
    ).json()
    assert (wrong["code"], wrong["where"][0]["path"]) == ("invalid", "hours.晚班")
    assert wrong["text"] == "「晚班」的起止时间「很晚」不是起止时间，请写成 19:00-23:00。"


@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        ({"text": ""}, 409, "empty_table"),
        ({"text": "你好"}, 409, "no_roster"),
        ({"text": "a\n" * 3_000}, 413, "too_large"),
        ({"who": [{"name": "小美"}]}, 422, "invalid"),
        ({"who": [{"name": "小美", "host": 1, "new_host": "x"}]}, 422, "invalid"),
        ({"who": [{"name": "小美", "host": 999_999}]}, 422, "invalid"),
        ({"rooms": [{"label": "旗舰A", "room": "旗舰A"}]}, 422, "invalid"),
        ({"colour": "red"}, 422, "invalid"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    desk: Browser, ming: User, more: dict[str, Any], status: int, code: str
) -> None:
    before = _counts()
    answer = desk.post("/api/roster/preview", **{**_ask(), **more})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert _counts() == before


def test_the_floor_may_plan_and_only_leaders_add_hosts(
    desk: Browser, yu: User, make_user: MakeUser
) -> None:
    page = Browser()
    page.sign_in(make_user("lan", "阿兰", Duty.FLOOR))
    before = _counts()
    refused = _apply(page, **_ask())
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert "维护主播档案" in refused.json()["text"]
    assert (Shift.objects.count(), Host.objects.count()) == (before[1], before[0])
    left_out = [{"name": name, "leave_out": True} for name in ("小美", "阿珍")]
    assert _apply(page, **_ask(who=left_out)).json()["planned"] == 2
    host = Browser("192.168.1.21")
    host.sign_in(yu)
    assert host.post("/api/roster/preview", **_ask()).status_code == 403


def test_a_file_becomes_text_to_go_on_with(desk: Browser, ming: User) -> None:
    content = ROSTER.replace("\t", ",").encode("gb18030")
    answer = desk.client.post(
        "/api/roster/file",
        {"file": SimpleUploadedFile("排班.csv", content)},
        headers={"X-CSRFToken": desk.client.cookies["kaibo_csrf"].value},
    )
    [sheet] = answer.json()
    assert (sheet["name"], sheet["rows"]) == ("", 3)
    assert _preview(desk, **_ask(sheet["text"]))["new"] == 2
