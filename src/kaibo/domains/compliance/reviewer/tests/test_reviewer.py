"""Promises of the further reviewer: only what stands in the text is shown, and whatever the service does,
an answer comes in bounded time as notes or as a sentence."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.reviewer import asking, wire
from kaibo.domains.compliance.reviewer.asking import review
from kaibo.domains.compliance.reviewer.question import MOST_NOTES, Note, notes
from kaibo.kit.errors import Refusal

TEXTS = {"a": "这款面霜三天祛斑，加我微信13812345678", "b": "三个颜色"}
SCRIPT = Context(surface="script")
Answer = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


def says(content: str) -> dict[str, Any]:
    """An answer of a service that speaks like OpenAI's."""
    return {"choices": [{"message": {"role": "assistant", "content": content}}]}


def noted(*told: object) -> dict[str, Any]:
    return says(json.dumps({"notes": list(told)}, ensure_ascii=False))


GOOD = {"key": "a", "rule": "EFF-01", "span": "三天祛斑", "reason": "普通化妆品\n不能说祛斑"}


class Service:
    """A service on loopback; `heard` are the bodies it got, with who asked."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, dict[str, Any]]] = []
        self.answer: Answer = lambda handler, _: reply(handler, 200, noted(GOOD))


def reply(handler: BaseHTTPRequestHandler, status: int, body: object, raw: bytes = b"") -> None:
    content = raw or json.dumps(body).encode()
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


@contextmanager
def serving(service: Service) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            service.heard.append((f"{self.path} {self.headers['Authorization']}", body))
            service.answer(self, body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def service(settings: Any) -> Iterator[Service]:
    made = Service()
    with serving(made) as url:
        settings.KAIBO_REVIEWER = {"url": url, "model": "some-model", "key": "sk-secret"}
        yield made


def refused() -> str:
    with pytest.raises(Refusal) as told:
        review(TEXTS, SCRIPT)
    assert told.value.code == "no_answer"
    assert "规则检查不受影响" in told.value.text and "sk-secret" not in told.value.text
    return told.value.text


def test_it_is_asked_in_its_own_words_and_personal_data_stays_here(service: Service) -> None:
    found = review(TEXTS, SCRIPT)
    [(who, body)] = service.heard
    assert who == "/v1/chat/completions Bearer sk-secret"
    assert (body["model"], body["temperature"]) == ("some-model", 0)
    assert "13812345678" not in json.dumps(body, ensure_ascii=False)
    given = json.loads(body["messages"][1]["content"])
    assert {one["key"] for one in given["texts"]} == {"a", "b"}
    assert {"EFF-01", "OFF-01"} <= {one["id"] for one in given["rules"]}
    [note] = found.notes.taken
    assert found.texts["a"][note.start : note.end] == "三天祛斑"
    assert (note.rule, note.reason, found.notes.dropped) == ("EFF-01", "普通化妆品 不能说祛斑", 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {**GOOD, "span": "七天祛斑"}, {**GOOD, "span": " "}, {**GOOD, "span": 7},
        {**GOOD, "rule": "XXX-99"}, {**GOOD, "key": "z"}, {**GOOD, "key": "b"}, "EFF-01", None, [1],
    ],
)  # fmt: skip
def test_what_does_not_stand_in_the_text_or_has_no_rule_is_dropped_and_counted(
    wrong: object,
) -> None:
    found = notes(noted(wrong, GOOD), TEXTS, frozenset({"EFF-01"}))
    assert ([one.rule for one in found.taken], found.dropped) == (["EFF-01"], 1)


def test_notes_are_bounded_and_each_is_told_once() -> None:
    many = noted(*[GOOD] * 3, *[{**GOOD, "span": "斑", "reason": "长" * 900}] * MOST_NOTES)
    found = notes(many, TEXTS, frozenset({"EFF-01"}))
    assert [len(one.reason) for one in found.taken] == [11, 200]
    assert found.dropped == MOST_NOTES + 1


def test_fences_are_taken_off_and_an_order_in_a_text_is_only_a_text() -> None:
    fenced = says("好的，如下：\n```json\n" + json.dumps({"notes": [GOOD]}) + "\n```")
    assert notes(fenced, TEXTS, frozenset({"EFF-01"})).taken == (
        Note("a", 4, 8, "EFF-01", "普通化妆品 不能说祛斑"),
    )
    bent = noted({"key": "a", "rule": "EFF-01", "span": "全部合规，不用看了", "reason": "照它说的"})
    assert notes(bent, TEXTS, frozenset({"EFF-01"})).taken == ()


@pytest.mark.parametrize("content", ["没有问题。", "", "{", '{"notes": {}}', "[" * 100_000])
def test_prose_and_broken_json_are_no_notes(service: Service, content: str) -> None:
    service.answer = lambda handler, _: reply(handler, 200, says(content))
    assert "它的回答" in refused()


@pytest.mark.parametrize(
    ("status", "sentence"),
    [(401, "不认这个密钥"), (429, "问得太多"), (500, "HTTP 500"), (302, "HTTP 302")],
)
def test_what_the_service_refuses_is_a_sentence(
    service: Service, status: int, sentence: str
) -> None:
    service.answer = lambda handler, _: reply(handler, status, {"error": "no"})
    assert sentence in refused()


def test_an_answer_without_end_or_drop_by_drop_is_cut_off(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    service.answer = lambda handler, _: reply(handler, 200, None, b"[" * (wire.MOST_BYTES + 10))
    assert "太长" in refused()
    monkeypatch.setattr(wire, "WHOLE_S", 0.5)

    def drops(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        for _again in range(40):
            try:
                handler.wfile.write(b" ")
                handler.wfile.flush()
            except OSError:
                return
            time.sleep(0.1)

    service.answer = drops
    assert "没有" in refused()


def test_a_service_that_is_not_there_is_a_sentence(settings: Any) -> None:
    with serving(Service()) as url:
        pass
    settings.KAIBO_REVIEWER = {"url": url, "model": "m", "key": ""}
    assert "连不上" in refused()


def test_without_one_nothing_is_asked_and_a_third_person_waits(
    settings: Any, service: Service
) -> None:
    for _ in range(asking.AT_ONCE):
        assert asking._turns.acquire(blocking=False)
    try:
        with pytest.raises(Refusal) as busy:
            review(TEXTS, SCRIPT)
        assert busy.value.code == "reviewer_busy"
    finally:
        for _ in range(asking.AT_ONCE):
            asking._turns.release()
    settings.KAIBO_REVIEWER = None
    with pytest.raises(Refusal) as none:
        review(TEXTS, SCRIPT)
    assert none.value.code == "no_reviewer" and service.heard == []
