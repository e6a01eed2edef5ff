"""Sources and their tokens: shown once, good until rotated or retired, and never told again."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from hashlib import sha256

import pytest

from kaibo.domains.control import public
from kaibo.domains.control.actions import rooms, sources
from kaibo.domains.control.choices import Level, Platform
from kaibo.domains.control.models import Room, Source
from kaibo.domains.control.public import SenderCard, SourceCard
from kaibo.domains.control.tests.conftest import Made
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db
SHOP_A = SenderCard("flagship-a", "douyin:shopA")


def test_a_token_is_32_random_bytes_kept_as_a_hash(made: Made) -> None:
    source, token = made
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", token)
    kept = Source.objects.get(pk=source.pk).token_hash
    assert kept == sha256(token.encode()).hexdigest()
    assert public.sender_of(token) == SHOP_A
    for wrong in ("", " ", token[:-1], token + " ", kept, "\ud800", "令牌", "a" * 100_000):
        assert public.sender_of(wrong) is None


def test_a_composed_source_says_so_in_its_level(desk: Browser, room: Room, lead: Actor) -> None:
    sources.add(lead, room.pk, name="sim:7", level=Level.COLLECTOR)
    sources.add(lead, room.pk, name="douyin:sim", level=Level.COLLECTOR)
    shown = desk.get(f"/api/rooms/{room.ident}/sources")
    assert [(one["name"], one["level_label"]) for one in shown] == [
        ("douyin:sim", "自有采集"),
        ("sim:7", "自有采集（合成）"),
    ]


def test_a_source_is_seen_without_its_token(desk: Browser, made: Made) -> None:
    source, token = made
    kinds = ("enter", "leave", "sample.online")
    card = SourceCard(source.pk, 1, "flagship-a", "douyin:shopA", Level.COLLECTOR, kinds, True)
    assert public.sources("flagship-a") == [card]
    shown = desk.get("/api/rooms/flagship-a/sources")
    assert shown == [
        {
            "id": source.pk,
            "version": 1,
            "room": "flagship-a",
            "name": "douyin:shopA",
            "level": "L3",
            "level_label": "自有采集",
            "provides": list(kinds),
            "signed": False,
            "pulled_by": None,
            "active": True,
        }
    ]
    assert token not in repr(source) + str(source)


def test_after_a_rotation_the_new_token_works_and_the_old_is_dead(
    desk: Browser, made: Made
) -> None:
    source, old = made
    answer = desk.post(f"/api/sources/{source.pk}/rotate", expect=1, reason="换人")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    new = answer.json()["token"]
    assert (public.sender_of(new), public.sender_of(old)) == (SHOP_A, None)
    again = desk.post(f"/api/sources/{source.pk}/rotate", expect=1)
    assert (again.status_code, again.json()["code"]) == (409, "stale")
    assert "token" not in again.json() and public.sender_of(new) == SHOP_A


def test_a_retired_source_stops_and_comes_back_with_another_token(
    desk: Browser, made: Made
) -> None:
    source, old = made
    path = f"/api/sources/{source.pk}"
    assert desk.post(f"{path}/retire", expect=1, reason="泄露").status_code == 200
    assert public.sender_of(old) is None and public.sources("flagship-a") == []
    refused = desk.post(f"{path}/rotate", expect=2)
    assert refused.json()["code"] == "retired"
    back = desk.post(f"{path}/restore", expect=2).json()
    assert (back["source"]["name"], back["source"]["active"]) == ("douyin:shopA", True)
    assert (public.sender_of(back["token"]), public.sender_of(old)) == (SHOP_A, None)
    version = back["source"]["version"]
    once_more = desk.post(f"{path}/restore", expect=version)
    assert (once_more.status_code, once_more.json()["code"]) == (409, "not_retired")
    assert public.sender_of(back["token"]) == SHOP_A


def test_no_token_of_a_retired_room_is_taken(lead: Actor, room: Room, made: Made) -> None:
    source, token = made
    rooms.retire(lead, room.pk, expect=1)
    assert public.sender_of(token) is None
    wishes: tuple[Callable[[], object], ...] = (
        lambda: sources.add(lead, room.pk, name="douyin:b", level=Level.PUSH),
        lambda: sources.restore(
            lead,
            sources.retire(lead, source.pk, expect=1).pk,
            expect=2,
        ),
    )
    for wish in wishes:
        with pytest.raises(Refusal) as caught:
            wish()
        assert caught.value.code == "retired"
    assert Source.objects.active().count() == 0
    rooms.restore(lead, room.pk, expect=2)
    assert public.sender_of(token) is None  # the source itself was retired


def test_a_name_is_given_once_in_a_room_and_may_be_used_in_another(
    desk: Browser, lead: Actor, made: Made
) -> None:
    sources.retire(lead, made[0].pk, expect=1)
    answer = desk.post("/api/rooms/flagship-a/sources", name="douyin:shopA", level="L2")
    assert (answer.status_code, answer.json()["code"]) == (409, "duplicate")
    assert answer.json()["text"].startswith("这个直播间已经有同名的来源")
    assert Source.objects.count() == 1
    rooms.add(lead, ident="b", title="B", platform=Platform.DOUYIN)
    other = desk.post("/api/rooms/b/sources", name="douyin:shopA", level="L2")
    assert other.status_code == 201
    assert public.sender_of(other.json()["token"]) == SenderCard("b", "douyin:shopA")


@pytest.mark.parametrize(
    "name",
    ["desk", "desk:1", "reading", "file:0123456789ab", "shopA", "weibo:a", "douyin:", "Douyin:a",
     "douyin:店", "douyin:a b", "douyin:a/b", "douyin:a:b", "douyin:" + "a" * 61, ""],
)  # fmt: skip
def test_a_name_that_is_kaibos_own_or_none_is_refused(name: str, desk: Browser, room: Room) -> None:
    answer = desk.post("/api/rooms/flagship-a/sources", name=name, level="L3")
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, "name")
    own = name.partition(":")[0] in {"desk", "reading", "file"}
    assert ("开播自己写日志用的来源名" in answer.json()["text"]) == own
    assert Source.objects.count() == 0


@pytest.mark.parametrize(
    "kind", ["entr", "show.end", "desk", "sample.", "sample.Online", "report.a b", "pin"]
)
def test_a_source_promises_only_kinds_it_may_send(kind: str, desk: Browser, room: Room) -> None:
    answer = desk.post(
        "/api/rooms/flagship-a/sources", name="douyin:a", level="L3", provides=["enter", kind]
    )
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, "provides")
    assert kind in answer.json()["text"] and Source.objects.count() == 0


def test_level_and_kinds_change_and_the_name_never_does(
    desk: Browser, lead: Actor, made: Made
) -> None:
    source, token = made
    path = f"/api/sources/{source.pk}"
    changed = desk.post(path, expect=1, level="L2", provides=["order.state", "comment"])
    assert changed.json()["provides"] == ["comment", "order.state"]
    assert changed.json()["level_label"] == "官方推送"
    assert desk.post(path, expect=1, level="L1", provides=[]).json()["code"] == "stale"
    with pytest.raises(Refusal) as caught:
        journal.change(
            lead, "control.source.change", Source, source.pk, expect=2, name="douyin:shopB"
        )
    assert caught.value.where[0].path == "name"
    kept = Source.objects.get(pk=source.pk)
    assert (kept.name, kept.level, kept.version) == ("douyin:shopA", "L2", 2)
    assert public.sender_of(token) == SHOP_A


def test_only_leaders_see_to_sources_and_nobody_else_gets_a_token(
    made: Made, page_of: Callable[[Duty], Browser]
) -> None:
    source, token = made
    for duty in (Duty.FLOOR, Duty.CONSOLE, Duty.HOST, Duty.OBSERVER):
        page = page_of(duty)
        for path in (
            "rooms/flagship-a/sources",
            f"sources/{source.pk}/rotate",
            f"sources/{source.pk}/retire",
            f"sources/{source.pk}/restore",
        ):
            body = (
                {"name": "douyin:b", "level": "L3"} if path.endswith("sources") else {"expect": 1}
            )
            assert page.post(f"/api/{path}", **body).json()["code"] == "forbidden"
        assert page.get("/api/rooms/flagship-a/sources")[0]["level"] == "L3"
    assert public.sender_of(token) == SHOP_A and Source.objects.count() == 1


def test_no_fact_no_log_line_and_no_list_holds_a_token_or_its_hash(
    desk: Browser, lead: Actor, room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        made = desk.post("/api/rooms/flagship-a/sources", name="douyin:x", level="L3").json()
        number, first = made["source"]["id"], made["token"]
        second = desk.post(f"/api/sources/{number}/rotate", expect=1).json()["token"]
        desk.post(f"/api/sources/{number}/rotate", expect=1)
        desk.post(f"/api/sources/{number}/retire", expect=2)
        third = desk.post(f"/api/sources/{number}/restore", expect=3).json()["token"]
    facts = list(Fact.objects.filter(subject_type="control.source", subject_id=number))
    told = json.dumps([[fact.before, fact.after, fact.reason] for fact in facts])
    told += caplog.text + json.dumps(desk.get("/api/rooms/flagship-a/sources"))
    told += json.dumps(desk.get(f"/api/facts?subject=control.source&id={number}"))
    assert len({first, second, third}) == 3
    for token in (first, second, third):
        assert token not in told and sha256(token.encode()).hexdigest() not in told
    rotated = [fact for fact in facts if fact.verb == "control.source.rotate"]
    assert [(fact.before, fact.after) for fact in rotated] == [
        ({"token_hash": "***"}, {"token_hash": "***"})
    ]
