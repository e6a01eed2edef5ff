"""What people write into a review: a sentence that closes it, findings, and whether they helped."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.control.tests.hall import ROOM, Hall
from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.review import public
from kaibo.domains.review.findings.records import Finding, Review
from kaibo.domains.review.findings.tests.asking import path, problem, told
from kaibo.domains.review.findings.tests.evenings import run
from kaibo.kit.clock import MINUTE
from kaibo.kit.fact import Fact

pytestmark = pytest.mark.django_db


def test_one_sentence_closes_a_review_and_two_people_do_not_overwrite_each_other(
    desk: Browser, hall: Hall, ming: User
) -> None:
    run(hall, "a1", 0, minutes=12)
    assert desk.post(path("a1", "review/close"), expect=None, sentence=" ").status_code == 422
    assert Review.objects.count() == 0
    closed = told(desk, path("a1", "review/close"), expect=None, sentence="开场抓人，福袋晚了")
    assert (closed["state"], closed["sentence"]) == ("closed", "开场抓人，福袋晚了")
    assert (closed["closed_by"], closed["state_label"]) == ("阿明", "已收口")
    late = desk.post(path("a1", "review/close"), expect=None, sentence="我来写")
    assert (late.status_code, late.json()["code"]) == (409, "stale")
    assert Review.objects.get().sentence == "开场抓人，福袋晚了"
    again = told(desk, path("a1", "review/reopen"), expect=closed["version"])
    assert (again["state"], again["closed_at"], again["sentence"]) == (
        "open", None, "开场抓人，福袋晚了",
    )  # fmt: skip
    verbs = Fact.objects.filter(subject_type="review.review").values_list("verb", flat=True)
    assert {*verbs} == {"review.review.close", "review.review.reopen"}


def test_a_show_on_air_is_read_but_not_closed(desk: Browser, hall: Hall) -> None:
    hall.press("show.start", 0, ref="a1", x={"title": "今晚"})
    hall.time += 20 * MINUTE
    assert desk.get(path("a1"))["end"] is None
    answer = desk.post(path("a1", "review/close"), expect=None, sentence="完")
    assert (answer.status_code, answer.json()["code"]) == (409, "still_on_air")
    assert Review.objects.count() == 0


def test_a_finding_that_is_sent_twice_under_one_key_is_added_once(
    desk: Browser, hall: Hall, ming: User
) -> None:
    run(hall, "a1", 0, minutes=12)
    run(hall, "a2", 1, minutes=12)
    first = problem(desk, "a1", once="press-0001")
    again = problem(desk, "a1", once="press-0001")
    reworded = problem(desk, "a1", once="press-0001", problem="开场太慢，而且没人听")
    assert (first["id"], first["version"]) == (again["id"], again["version"])
    assert (reworded["id"], reworded["problem"]) == (first["id"], "开场太慢")
    added = Fact.objects.filter(verb="review.finding.add", subject_type="review.finding")
    assert added.count() == 1
    other = problem(desk, "a1", once="press-0002")
    elsewhere = problem(desk, "a2", once="press-0001")
    unkeyed = [problem(desk, "a1"), problem(desk, "a1")]
    ids = {first["id"], other["id"], elsewhere["id"], *(one["id"] for one in unkeyed)}
    assert len(ids) == Finding.objects.count() == 5
    told(desk, f"/api/review/findings/{first['id']}/retire", expect=first["version"])
    assert problem(desk, "a1", once="press-0001")["active"] is False
    assert Finding.objects.count() == 5
    wrong = desk.post(path("a1", "findings"), problem="x", once="two words")
    assert wrong.status_code == 422
    assert Finding.objects.count() == 5


def test_a_finding_is_carried_into_the_next_shows_and_verified_there(
    desk: Browser, hall: Hall, ming: User
) -> None:
    run(hall, "a1", 0, minutes=20)
    made = problem(
        desk, "a1", improvement="先讲价再讲成分", plan="改手卡", owner=ming.pk,
        deadline="2026-11-12", metric="click_order_rate_times", level="show",
        direction="at_least", wanted=0.6, verify_shows=2,
    )  # fmt: skip
    assert (made["owner_name"], made["deadline"], made["wanted"]) == ("阿明", "2026-11-12", 0.6)
    assert (made["proposal"], made["proposal_text"]) == (
        "wait",
        "已看 0 场，达到 0 场；再看 2 场。",
    )
    assert Finding.objects.get().wanted == 600_000
    run(hall, "a2", 1, orders=lambda minute: 3, minutes=20)
    run(hall, "a3", 2, orders=lambda minute: 4, minutes=20)
    run(hall, "a4", 3, orders=lambda minute: 1, minutes=20)
    carried = desk.get(path("a3"))["carried"]
    assert [one["problem"] for one in carried] == ["开场太慢"]
    seen = carried[0]["verified"]
    assert [(one["show"], one["value"], one["reached"]) for one in seen] == [
        ("a2", 0.75, True), ("a3", 1.0, True),
    ]  # fmt: skip
    assert carried[0]["proposal"] == "held"
    assert carried[0]["proposal_text"] == "已看 2 场，达到 2 场，建议判为「有效」，由你定。"
    assert desk.get(path("a1"))["carried"] == [], "not into its own show"
    assert [one.problem for one in public.open_findings(ROOM)] == ["开场太慢"]
    listed = desk.get(f"/api/review/open-findings?room={ROOM}")
    assert [one["id"] for one in listed] == [made["id"]]
    judged = told(
        desk, f"/api/review/findings/{made['id']}/state", expect=1, state="held", verdict="留着"
    )
    assert (judged["state_label"], judged["verdict"], judged["proposal"]) == ("有效", "留着", None)
    assert [one["value"] for one in judged["judged"]] == [0.75, 1.0]
    assert desk.get(path("a3"))["carried"] == []
    assert public.open_findings(ROOM) == []
    wrong = desk.post(f"/api/review/findings/{made['id']}/state", expect=2, state="done")
    assert (wrong.status_code, wrong.json()["code"]) == (409, "no_such_step")
    assert Finding.objects.get().state == "held"


def test_a_finding_of_a_link_waits_for_shows_that_had_it(desk: Browser, hall: Hall) -> None:
    run(hall, "a1", 0, minutes=25)
    made = problem(
        desk, "a1", metric="gmv", level="product", key="7002", direction="at_least",
        wanted=100_000, verify_shows=1,
    )  # fmt: skip
    assert (made["key_label"], made["unit"]) == ("2号 面膜", "fen")
    run(hall, "a2", 1, minutes=15)  # 精华 alone
    assert desk.get(path("a1"))["findings"][0]["verified"] == []
    run(hall, "a3", 2, minutes=40)
    found = desk.get(path("a1"))["findings"][0]
    assert [(one["show"], one["value"]) for one in found["verified"]] == [("a3", 200_000.0)]
    assert found["proposal"] == "held"


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"problem": " "}, "problem"),
        ({"owner": 4_711}, "owner"),
        ({"deadline": "2026-13-01"}, "deadline"),
        ({"metric": "gmv"}, "level"),
        ({"metric": "gmv", "level": "show"}, "direction"),
        ({"metric": "gmv", "level": "show", "direction": "at_most"}, "wanted"),
        ({"metric": "nothing", "level": "show", "direction": "at_most", "wanted": 1}, "metric"),
        ({"metric": "gmv", "level": "host", "direction": "at_most", "wanted": 1}, "key"),
        ({"verify_shows": 0}, "verify_shows"),
        ({"who": 1}, "who"),
    ],
)
def test_what_is_filled_in_wrongly_is_named_and_nothing_is_written(
    desk: Browser, hall: Hall, fields: dict[str, Any], place: str
) -> None:
    run(hall, "a1", 0, minutes=3)
    answer = desk.post(path("a1", "findings"), **({"problem": "慢"} | fields))
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, place)
    assert (Finding.objects.count(), Review.objects.count()) == (0, 0)


def test_a_finding_is_changed_by_version_retired_and_restored(desk: Browser, hall: Hall) -> None:
    run(hall, "a1", 0, minutes=3)
    made = problem(desk, "a1")
    address = f"/api/review/findings/{made['id']}"
    assert told(desk, address, expect=1, problem="开场慢", plan="提前五分钟预热")["version"] == 2
    stale = desk.post(address, expect=1, problem="别的")
    assert (stale.status_code, stale.json()["code"]) == (409, "stale")
    assert Finding.objects.get().problem == "开场慢"
    assert told(desk, f"{address}/retire", expect=2)["active"] is False
    assert desk.get(path("a1"))["findings"] == []
    assert public.open_findings(ROOM) == []
    assert told(desk, f"{address}/restore", expect=3)["active"] is True
    assert [one["problem"] for one in desk.get(path("a1"))["findings"]] == ["开场慢"]
