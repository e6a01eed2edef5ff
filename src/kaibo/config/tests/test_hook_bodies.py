"""What a hook may be sent: lines, an array, one object, packed or not, and how much of it."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest

from kaibo.config import hook_bodies
from kaibo.config import hooks as hooks_module
from kaibo.config.tests.hooking import comment, engine, lines, nothing_was_written, post
from kaibo.live.engine import Engine

__all__ = ["engine"]


def test_lines_an_array_and_one_object_are_taken_alike(engine: Engine) -> None:
    odd = {"id": "odd", "kind": "comment"}
    expected = {
        "first_offset": 0,
        "accepted": 2,
        "duplicate": 0,
        "quarantined": [
            {"line": 2, "code": "missing_field", "text": "第 2 行：缺少字段 ts（UTC 毫秒）"}
        ],
        "refused": 1,
        "offset": 2,
    }
    assert post(engine, lines(comment("a1"), odd, comment("a2"))).json() == expected
    array = json.dumps([comment("b1"), odd, comment("b2")], indent=2, ensure_ascii=False).encode()
    assert post(engine, array).json() == expected | {"first_offset": 2, "offset": 4}
    one = b"\xef\xbb\xbf" + json.dumps(comment("c1"), indent=4).replace("\n", "\r\n").encode()
    answer = post(engine, one).json()
    assert (answer["accepted"], answer["refused"], answer["offset"]) == (1, 0, 5)
    words = comment("d1") | {"text": "多行\n\t“😀”[{"}
    assert post(engine, json.dumps([words], ensure_ascii=False).encode()).json()["accepted"] == 1
    log = engine.partitions[0].log
    kept = [e for row in log.read(0) for e in row_events(row.body)]
    assert [e["id"] for e in kept] == ["a1", "a2", "b1", "b2", "c1", "d1"]
    assert {e["src"] for e in kept} == {"douyin:shopA"} and kept[-1]["text"] == words["text"]


def row_events(body: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in body.splitlines()]


@pytest.mark.parametrize("body", [b"", b"[]", b"\n \n", b"\xef\xbb\xbf"])
def test_nothing_sent_is_nothing_taken_and_no_error(engine: Engine, body: bytes) -> None:
    answer = post(engine, body)
    assert (answer.status_code, answer.json()["accepted"], answer.json()["refused"]) == (200, 0, 0)
    assert nothing_was_written(engine)


def test_what_is_in_an_array_and_is_no_event_is_named_by_its_place(engine: Engine) -> None:
    answer = post(engine, b'[1, "x", null, [], {"id": "1"}]').json()
    told = [(one["line"], one["code"]) for one in answer["quarantined"]]
    assert [line for line, _ in told] == [1, 2, 3, 4, 5] and answer["accepted"] == 0
    broken = post(engine, b'[{"id": "1"}, ')
    assert (broken.status_code, broken.json()["code"]) == (400, "unreadable")
    assert nothing_was_written(engine)


def test_an_array_of_very_many_is_refused_before_it_is_held(engine: Engine) -> None:
    many = hook_bodies.MANY
    refused = post(engine, b"[" + b"1," * many + b"1]")
    assert (refused.status_code, refused.json()["code"]) == (413, "too_many_lines")
    assert nothing_was_written(engine)
    # Commas within few events are no reason to refuse them.
    full = [comment(str(n)) | {"text": "," * 2_000} for n in range(many // 2_000 + 1)]
    answer = post(engine, json.dumps(full, indent=1).encode()).json()
    assert (answer["accepted"], answer["refused"]) == (len(full), 0)
    for broken in (b"", b"]", b"] x", b",]", b" 1]", b"]]"):
        raw = b"[ " + b",".join([json.dumps(e).encode() for e in full]) + b" " + broken
        expected = 200 if broken == b"]" else 400
        assert post(engine, raw).status_code == expected, broken


@pytest.mark.parametrize(
    ("body", "headers", "status", "code"),
    [
        (b"x\n" * 50_001, {}, 413, "too_many_lines"),
        (b"[" + b"1," * 50_001 + b"1]", {}, 413, "too_many_lines"),
        (b"\0" * (64 * 2**20 + 1), {}, 413, "too_large"),
        (gzip.compress(b"\0" * 50_000_000), {"content-encoding": "gzip"}, 413, "gzip_bomb"),
        (b"not gzip", {"content-encoding": "gzip"}, 400, "unreadable"),
        (b"{}", {"content-encoding": "br"}, 415, "encoding"),
        (b"[" * 100_000, {}, 400, "unreadable"),
    ],
)
def test_what_is_too_much_or_unreadable_is_refused_whole(
    engine: Engine, body: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    response = post(engine, body, **headers)
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.json()["text"].endswith("。")
    assert nothing_was_written(engine)


def test_what_is_signed_is_what_was_sent_also_when_it_is_packed(engine: Engine) -> None:
    packed = gzip.compress(json.dumps([comment("1"), comment("2")]).encode())
    answer = post(engine, packed, **{"content-encoding": "gzip"})
    assert (answer.status_code, answer.json()["accepted"]) == (200, 2)


def test_a_large_body_is_checked_too(engine: Engine) -> None:
    body = lines(*(comment(f"m{n}") | {"text": "字" * 200} for n in range(1_000)))
    assert len(body) > hooks_module.AT_ONCE
    assert post(engine, body, secret="khs_x").json()["code"] == "bad_signature"
    assert nothing_was_written(engine)
    assert post(engine, body).json()["accepted"] == 1_000


def test_bodies_that_come_at_once_have_a_limit_together(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = lines(comment("1"))
    monkeypatch.setattr(hooks_module, "ALL_BYTES", len(body) - 1)
    refused = post(engine, body)
    assert (refused.status_code, refused.json()["code"]) == (429, "queue_full")
    assert refused.headers["retry-after"] == "1" and nothing_was_written(engine)
