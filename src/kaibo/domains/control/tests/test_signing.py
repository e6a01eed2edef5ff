"""Signing secrets: shown once, derived and never stored, good for a day after the next one."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from kaibo.domains.control import public, signing
from kaibo.domains.control.actions import rooms, sources
from kaibo.domains.control.models import Source
from kaibo.domains.control.tests.conftest import Made
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY, now_ms
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db
ROOM, NAME = "flagship-a", "douyin:shopA"


def good(at: int | None = None, room: str = ROOM, source: str = NAME) -> tuple[str, ...]:
    """The secrets that sign for that source."""
    card = public.hook_of(room, source, now_ms() if at is None else at)
    return () if card is None else card.secrets


def test_a_source_signs_with_nothing_until_it_is_given_a_secret(desk: Browser, made: Made) -> None:
    source = made[0]
    assert good() == ()
    assert desk.get(f"/api/rooms/{ROOM}/sources")[0]["signed"] is False
    answer = desk.post(f"/api/sources/{source.pk}/hook", expect=1)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    told = answer.json()
    assert re.fullmatch(r"khs_[A-Za-z0-9_-]{43}", told["secret"])
    assert told["path"] == f"/api/hooks/{ROOM}/{NAME}"
    assert told["old_until"] is None and told["source"]["signed"] is True
    assert good() == (told["secret"],) == good(source=str(source.pk))
    card = public.hook_of(ROOM, NAME, now_ms())
    assert card is not None and (card.room, card.src) == (ROOM, NAME)
    assert told["secret"] not in repr(card)


def test_after_a_rotation_both_sign_for_a_day(lead: Actor, made: Made) -> None:
    number = made[0].pk
    _, first = sources.sign(lead, number, expect=1)
    source, second = sources.sign(lead, number, expect=2)
    until = source.hook_until
    assert until is not None and abs(until - now_ms() - DAY) < 60_000
    assert good() == (second, first)
    assert (good(until - 1), good(until)) == ((second, first), (second,))
    # The one before the one before is dead, however young it is.
    _, third = sources.sign(lead, number, expect=3)
    assert good() == (third, second)
    assert len({first, second, third}) == 3


def test_a_secret_that_leaked_ends_at_once(desk: Browser, lead: Actor, made: Made) -> None:
    number = made[0].pk
    sources.sign(lead, number, expect=1)
    answer = desk.post(f"/api/sources/{number}/hook", expect=2, keep_old=False, reason="泄露")
    told = answer.json()
    assert (told["old_until"], good()) == (None, (told["secret"],))
    again = desk.post(f"/api/sources/{number}/hook", expect=2)
    assert (again.status_code, again.json()["code"]) == (409, "stale")
    assert good() == (told["secret"],)


def test_a_retired_source_or_room_signs_nothing(lead: Actor, made: Made) -> None:
    number = made[0].pk
    _, secret = sources.sign(lead, number, expect=1)
    room = rooms.retire(lead, made[0].room_id, expect=1)
    assert good() == ()
    rooms.restore(lead, room.pk, expect=2)
    assert good() == (secret,)
    sources.retire(lead, number, expect=2)
    assert good() == ()
    with pytest.raises(Refusal) as caught:
        sources.sign(lead, number, expect=3)
    assert caught.value.code == "retired"
    # It may be why it was retired: who comes back gets another.
    sources.restore(lead, number, expect=3)
    assert good() == ()


@pytest.mark.parametrize(
    ("ident", "source"),
    [(ROOM, "douyin:shopB"), ("other", NAME), (ROOM, "0"), (ROOM, "9" * 18), (ROOM, "9" * 19),
     (ROOM, ""), ("", NAME), (ROOM, "a\0b"), ("a\0", NAME), (ROOM, "店"), (ROOM, "-1"), (ROOM, "²"),
     (ROOM, "douyin:shopA "), (ROOM, "desk")],
)  # fmt: skip
def test_an_address_that_names_no_source_finds_none(
    ident: str, source: str, lead: Actor, made: Made
) -> None:
    sources.sign(lead, made[0].pk, expect=1)
    assert good(room=ident, source=source) == ()


def test_one_source_does_not_sign_for_another_and_the_key_of_the_install_decides(
    lead: Actor, made: Made, settings: Any
) -> None:
    salt = "0" * 32
    one, other = signing.secret_of(1, salt), signing.secret_of(2, salt)
    assert one != other
    settings.SECRET_KEY = "y" * 50
    assert signing.secret_of(1, salt) not in (one, other)


def test_only_leaders_are_given_a_secret(made: Made, page_of: Callable[[Duty], Browser]) -> None:
    for duty in (Duty.FLOOR, Duty.CONSOLE, Duty.HOST, Duty.OBSERVER):
        answer = page_of(duty).post(f"/api/sources/{made[0].pk}/hook", expect=1)
        assert answer.json()["code"] == "forbidden" and "secret" not in answer.json()
    assert good() == () and Source.objects.get().version == 1


def test_no_fact_no_log_line_no_list_and_no_table_holds_a_secret(
    desk: Browser, made: Made, caplog: pytest.LogCaptureFixture
) -> None:
    number = made[0].pk
    with caplog.at_level(logging.DEBUG):
        given = [
            desk.post(f"/api/sources/{number}/hook", expect=at).json()["secret"] for at in (1, 2, 3)
        ]
    facts = list(Fact.objects.filter(subject_type="control.source", subject_id=number))
    told = json.dumps([[fact.before, fact.after, fact.reason] for fact in facts]) + caplog.text
    told += json.dumps(desk.get(f"/api/rooms/{ROOM}/sources"))
    told += json.dumps(desk.get(f"/api/facts?subject=control.source&id={number}"))
    told += json.dumps(list(Source.objects.values()), default=str)
    for secret in given:
        assert secret not in told and secret.removeprefix("khs_") not in told
    signed = [fact for fact in facts if fact.verb == "control.source.sign"]
    assert len(signed) == 3 and signed[0].after["hook_salt"] == "***"


def test_the_description_of_the_api_holds_the_hook_with_the_event(desk: Browser) -> None:
    from kaibo.live.events import Event

    described = desk.get("/api/openapi.json")
    hook = described["paths"]["/api/hooks/{room}/{source}"]["post"]
    named = {(one["in"], one["name"]) for one in hook["parameters"]}
    assert named == {
        ("path", "room"), ("path", "source"),
        ("header", "X-Kaibo-Timestamp"), ("header", "X-Kaibo-Signature"),
    }  # fmt: skip
    assert "security" not in hook
    assert set(hook["responses"]) == {"200", *"400 401 405 408 413 415 429 503".split()}
    body = hook["requestBody"]["content"]
    assert set(body) == {"application/json", "application/x-ndjson"}
    one, many = body["application/json"]["schema"]["oneOf"]
    assert set(one["properties"]) == set(Event.__struct_fields__)
    assert all(field["description"] for field in one["properties"].values())
    assert one["required"] == ["id", "kind", "ts"] and many["items"] == one


def test_where_no_rooms_are_owned_nothing_is_taken() -> None:
    """Django alone has no engine and says so."""
    answer = Client().post(
        f"/api/hooks/{ROOM}/{NAME}", b"{}", content_type="application/json",
        headers={"X-Kaibo-Timestamp": "1", "X-Kaibo-Signature": "v1="},
    )  # fmt: skip
    assert (answer.status_code, answer.json()["code"]) == (503, "not_running")
