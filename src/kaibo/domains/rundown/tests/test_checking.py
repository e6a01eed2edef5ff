"""A script checked as it is written: by the segment's own product, in the text as it stands."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.compliance import public as compliance
from kaibo.domains.compliance.actions import evidence
from kaibo.domains.compliance.choices import EvidenceKind
from kaibo.domains.compliance.register import forget
from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.rundown.actions import segments
from kaibo.domains.rundown.models import ScriptText, Segment
from kaibo.domains.rundown.tests.conftest import EVENING, MakePlan, segment
from kaibo.domains.selection.models import Link
from kaibo.kit.access import Actor
from kaibo.kit.fact import Fact

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _read() -> None:
    compliance.warm()


@pytest.fixture(autouse=True)
def _nothing_on_file() -> None:
    forget()


@pytest.fixture
def cream(make_plan: MakePlan, bag: dict[int, Link], floor: Actor) -> Segment:
    """A segment about the cream at 128 yuan."""
    row = segment(make_plan("面霜"), "面霜")
    return segments.change(floor, row.pk, expect=row.version, link_id=bag[3].pk)


def marks(
    desk: Browser, row: Segment, text: str, kind: str = "host_line", **more: Any
) -> list[dict[str, Any]]:
    """What is found in one block of the segment."""
    block = {"key": 7, "kind": kind, "text": text}
    answer = desk.post(f"/api/segments/{row.pk}/check", blocks=[block], **more)
    assert answer.status_code == 200, answer.content
    [one] = answer.json()["blocks"]
    assert one["key"] == 7
    found: list[dict[str, Any]] = one["marks"]
    return found


def test_a_price_is_held_against_the_link_of_the_segment(
    desk: Browser, cream: Segment, floor: Actor, bag: dict[int, Link]
) -> None:
    [one] = marks(desk, cream, "🧴姐妹们今天只要99块")
    assert (one["rule"], one["severity"], one["verdict"]) == ("PRC-04", "block", "violation")
    assert one["instead"] == "到手128元，以页面为准"
    units = "🧴姐妹们今天只要99块".encode("utf-16-le")[2 * one["start"] : 2 * one["end"]]
    assert units.decode("utf-16-le") == one["span"]
    assert marks(desk, cream, "姐妹们今天只要128") == []
    # The link without a price holds no claim of a price to be wrong.
    other = segments.change(floor, cream.pk, expect=cream.version, link_id=bag[4].pk)
    assert marks(desk, other, "姐妹们今天只要99块") == []


def test_a_segment_that_names_only_a_number_is_about_the_link_of_that_number(
    desk: Browser, make_plan: MakePlan, bag: dict[int, Link], floor: Actor
) -> None:
    row = segment(make_plan("面霜"), "面霜")
    assert marks(desk, row, "今天只要99块") == []
    row = segments.change(floor, row.pk, expect=row.version, link_no=3)
    assert [one["rule"] for one in marks(desk, row, "今天只要99块")] == ["PRC-04"]


def test_blanks_are_read_as_they_are_said_and_marked_as_they_are_written(
    desk: Browser, cream: Segment, floor: Actor, bag: dict[int, Link]
) -> None:
    assert marks(desk, cream, "🧴今天只要{到手价}元") == []
    text = "🧴{简称}加我微信，只要{到手价}元"
    [one] = marks(desk, cream, text)
    units = text.encode("utf-16-le")[2 * one["start"] : 2 * one["end"]].decode("utf-16-le")
    assert (one["rule"], "加我微信" in units, "到手价" in units) == ("OFF-01", True, False)


def test_what_is_between_the_people_behind_the_camera_is_no_claim(
    desk: Browser, cream: Segment
) -> None:
    line = "加我微信"
    for kind in ("host_line", "cohost", "interaction", "screen"):
        assert [one["rule"] for one in marks(desk, cream, line, kind)] == ["OFF-01"], kind
    for kind in ("console", "compliance_note"):
        assert marks(desk, cream, line, kind) == [], kind


def test_the_platform_of_the_room_decides_what_is_off_it(desk: Browser, cream: Segment) -> None:
    line = "关注我们公众号领券"
    assert len(marks(desk, cream, line, platform="douyin")) > len(
        marks(desk, cream, line, platform="wechat_channels")
    )


def test_proof_on_file_when_it_is_said_settles_a_claim_of_that_product(
    desk: Browser, cream: Segment, bag: dict[int, Link], operator: Actor
) -> None:
    line = "我们是全国销量第一"
    assert [one["verdict"] for one in marks(desk, cream, line)] == ["needs_evidence"]
    proof = evidence.add(
        operator,
        kind=EvidenceKind.SALES,
        title="年度报告",
        rules=["ABS-02"],
        products=[bag[1].product_id],
    )
    assert len(marks(desk, cream, line)) == 1
    mine = {"products": [bag[3].product_id]}
    proof = evidence.change(operator, proof.pk, expect=proof.version, **mine)
    assert marks(desk, cream, line) == []
    evidence.change(operator, proof.pk, expect=proof.version, valid_until=EVENING - 1)
    assert len(marks(desk, cream, line)) == 1


def test_words_somebody_answers_for_are_not_asked_about_again(
    desk: Browser, cream: Segment, operator: Actor, bag: dict[int, Link]
) -> None:
    [one] = marks(desk, cream, "我们是全国销量第一")
    compliance.accept_claim(
        operator,
        rule=one["rule"],
        said=one["span"],
        product=bag[3].product_id,
        reason="报告在法务那里",
    )
    assert marks(desk, cream, "我们是全国销量第一") == []
    assert len(marks(desk, cream, "我们是全网销量第一")) == 1


def test_checking_keeps_nothing(desk: Browser, cream: Segment) -> None:
    facts, kept = Fact.objects.count(), ScriptText.objects.get(segment=cream).version
    marks(desk, cream, "加我微信")
    assert (Fact.objects.count(), ScriptText.objects.get(segment=cream).version) == (facts, kept)


def test_what_it_was_held_against_is_named(desk: Browser, cream: Segment) -> None:
    answer = desk.post(f"/api/segments/{cream.pk}/check", blocks=[]).json()
    assert answer == {"blocks": [], "about": ["price", "settle_price"], "off": []}


@pytest.mark.parametrize(
    ("blocks", "where"),
    [
        ([{"key": 1, "kind": "host_line", "text": "字" * 1_001}], "blocks.0.text"),
        ([{"key": 1, "kind": "dance", "text": "字"}], "blocks.0.kind"),
        ([{"key": 1, "kind": "host_line", "text": "字"}] * 101, "blocks"),
    ],
)
def test_a_script_no_segment_may_have_is_not_checked(
    blocks: list[Any], where: str, desk: Browser, cream: Segment
) -> None:
    answer = desk.post(f"/api/segments/{cream.pk}/check", blocks=blocks)
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, where)


def test_half_an_emoji_and_tabs_are_checked_as_they_stand(desk: Browser, cream: Segment) -> None:
    [one] = marks(desk, cream, "\ud83d\t加我微信\n")
    assert (one["start"], one["end"]) == (2, 6)


def test_a_segment_that_is_not_there_is_told(desk: Browser) -> None:
    answer = desk.post("/api/segments/999/check", blocks=[])
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
