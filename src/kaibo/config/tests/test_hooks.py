"""POST /api/hooks/{room}/{source}: who may write, when, and what a repeat is answered."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from kaibo.config import hooks as hooks_module
from kaibo.config.hooks import BAD
from kaibo.config.tests.hooking import (
    NOW_S,
    OLD,
    app,
    asked,
    comment,
    engine,
    lines,
    nothing_was_written,
    post,
    sent,
    signature,
)
from kaibo.live.clock import wall_ms
from kaibo.live.engine import Engine
from kaibo.live.fold import Fold

__all__ = ["engine"]


def test_either_secret_signs_while_they_overlap(engine: Engine) -> None:
    first = post(engine, lines(comment("1")), secret=OLD)
    assert (first.status_code, first.json()["accepted"]) == (200, 1)
    by_id = post(engine, lines(comment("2")), path="r1/7")
    assert (by_id.status_code, by_id.json()["accepted"]) == (200, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"secret": "khs_another"},
        {"path": "r1/douyin:shopB"},
        {"path": "r2/douyin:shopA"},
        {"path": "r1/%00"},
        {"x-kaibo-signature": ""},
        {"x-kaibo-signature": "v1="},
        {"x-kaibo-signature": "v2=" + "0" * 64},
        {"x-kaibo-signature": signature(b"another body")},
        {"x-kaibo-signature": signature(b"x")[3:]},
        {"x-kaibo-timestamp": ""},
        {"x-kaibo-timestamp": str(NOW_S - 1)},
        {"x-kaibo-timestamp": f"+{NOW_S}"},
        {"x-kaibo-timestamp": "1e9"},
        {"x-kaibo-timestamp": "9" * 40},
        {"x-kaibo-timestamp": b"\xb2"},
    ],
)
def test_whatever_is_wrong_with_the_signature_the_answer_is_the_same(
    engine: Engine, wrong: dict[str, Any]
) -> None:
    """Nobody learns from it which rooms and sources there are."""
    answer = post(engine, lines(comment("1")), **wrong)
    assert answer.status_code == 401
    assert answer.json() == {"code": "bad_signature", "text": BAD}
    assert nothing_was_written(engine)


def test_upper_case_hex_is_no_signature(engine: Engine) -> None:
    body = lines(comment("1"))
    shouted = "v1=" + signature(body)[3:].upper()
    answer = post(engine, body, **{"x-kaibo-signature": shouted})
    assert (answer.status_code, answer.json()["code"]) == (401, "bad_signature")
    assert nothing_was_written(engine)


@pytest.mark.parametrize("late", [-301, 301, 86_400])
def test_outside_the_window_both_clocks_are_told(engine: Engine, late: int) -> None:
    sent_at = NOW_S - late
    answer = post(engine, lines(comment("1")), at=sent_at)
    told = answer.json()
    assert (answer.status_code, told["code"]) == (401, "stale_timestamp")
    assert told["values"] == {"sent": sent_at, "here": NOW_S}
    for word in (str(sent_at), str(NOW_S), f"{'慢' if late > 0 else '快'}了 {abs(late)} 秒"):
        assert word in told["text"]
    assert nothing_was_written(engine)


def test_at_the_edge_of_the_window_it_is_taken(engine: Engine) -> None:
    for number, at in enumerate((NOW_S - 300, NOW_S + 300)):
        assert post(engine, lines(comment(str(number))), at=at).json()["accepted"] == 1


def test_milliseconds_are_recognised_as_such(engine: Engine) -> None:
    told = post(engine, lines(comment("1")), at=NOW_S * 1_000).json()
    assert told["code"] == "stale_timestamp" and "像是毫秒" in told["text"]
    assert nothing_was_written(engine)


def test_a_replay_is_answered_as_the_first_was_and_recorded_once(engine: Engine) -> None:
    body = lines(comment("1"), {"id": "x", "kind": "comment"}, comment("2"))
    request = {"body": body}
    first, second, third = asked(app(engine), request, request, request)
    assert first.json() == second.json() == third.json()
    assert (first.json()["accepted"], first.json()["duplicate"]) == (2, 0)
    assert engine.partitions[0].log.last_offset() == 1
    # After a restart nobody remembers: it is posted again, and every event counts once all the same.
    again = post(engine, body).json()
    assert (again["accepted"], again["duplicate"]) == (0, 2)
    # Another body in the same second is another request, and so are the same events another time.
    other, one_more = asked(
        app(engine), {"body": lines(comment("7"))}, {"body": lines(comment("8"))}
    )
    assert (other.json()["offset"], one_more.json()["offset"]) == (5, 6)
    assert engine.partitions[0].log.last_offset() == 5
    [anew] = asked(app(engine), {"body": body, "at": NOW_S + 1})
    assert (anew.json()["accepted"], anew.json()["duplicate"]) == (0, 2)


def test_two_replays_at_once_are_one_post(engine: Engine) -> None:
    body, made = lines(comment("1")), app(engine)

    async def both() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=made)
        async with httpx.AsyncClient(transport=transport, base_url="http://kaibo") as client:
            return await asyncio.gather(*(sent(client, body) for _ in range(5)))

    answers = [one.json() for one in asyncio.run(both())]
    assert answers == [answers[0]] * 5 and answers[0]["accepted"] == 1
    assert engine.partitions[0].log.last_offset() == 0


def test_a_failure_is_not_remembered(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    body, made = lines(comment("1")), app(engine)
    with monkeypatch.context() as patch:
        patch.setattr(hooks_module, "as_lines", fails)
        [refused] = asked(made, {"body": body})
    assert (refused.status_code, refused.json()["code"]) == (400, "unreadable")
    assert asked(made, {"body": body})[0].json()["accepted"] == 1


def fails(*_: object) -> list[bytes]:
    raise ValueError("planted")


def test_a_hook_cannot_write_as_the_desk_another_source_or_another_room(engine: Engine) -> None:
    wrong = [
        {"id": "d", "kind": "show.start", "ref": "s"},
        comment("s") | {"src": "douyin:shopB"},
        comment("r") | {"room": "r2"},
        comment("o") | {"ts": wall_ms() - 500 * 86_400_000},
    ]
    codes = [one["code"] for one in post(engine, lines(*wrong)).json()["quarantined"]]
    assert codes == ["desk_only", "other_source", "other_room", "too_old"]
    assert nothing_was_written(engine)


def test_only_post_is_taken(engine: Engine) -> None:
    async def get() -> httpx.Response:
        transport = httpx.ASGITransport(app=app(engine))
        async with httpx.AsyncClient(transport=transport, base_url="http://kaibo") as client:
            return await client.get("/api/hooks/r1/douyin:shopA")

    assert asyncio.run(get()).status_code == 405


def test_when_nothing_can_be_recorded_the_sender_is_told_so(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert post(engine, lines(comment("1"))).json()["accepted"] == 1
    with monkeypatch.context() as patch:

        def throws(self: Fold, batch: object) -> None:
            raise ZeroDivisionError("planted")

        patch.setattr(Fold, "apply", throws)
        stopped = post(engine, lines(comment("2")))
    assert (stopped.status_code, stopped.json()["code"]) == (503, "room_stopped")
