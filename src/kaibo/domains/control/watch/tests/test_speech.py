"""What is said on air: held against the link explained at that second, told once, put right."""

from __future__ import annotations

import pytest

from kaibo.domains.compliance.actions import evidence
from kaibo.domains.compliance.choices import EvidenceKind
from kaibo.domains.control.watch.tests.conftest import Floor
from kaibo.domains.control.watch.watching import Watch
from kaibo.kit.access import system

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_price_is_held_against_the_link_explained_at_that_second(floor: Floor) -> None:
    floor.say(500, "今天只要六十九块带走")
    assert floor.alerts == [], "nothing is on the table: what cannot be bound says nothing"
    floor.pitch(1_000, floor.evening.link)
    floor.say(2_000, "今天只要八十九块带走")
    assert floor.alerts == []
    said = floor.say(3_000, "今天只要六十九块带走")
    [alert] = floor.alerts
    assert alert.x["rule"] == "PRC-04"
    assert (alert.raised.ref, alert.x["src"], alert.x["at"]) == (said.id, "asr:1", said.ts)
    assert "69" in alert.x["reason"] and "89" in alert.x["reason"]
    assert alert.x["say"] == "更正：到手89元，以页面为准"
    assert (alert.x["link"], alert.x["surface"]) == (floor.evening.link, "live_speech")
    assert alert.raised.by == "system" and alert.is_loud


def test_another_link_has_other_facts(floor: Floor) -> None:
    floor.pitch(1_000, floor.evening.mask_link, "kaibo:1")
    floor.say(2_000, "今天只要六十九块带走")
    assert floor.alerts == [], "nobody has said what the mask costs"


def test_what_is_said_again_is_the_same_alert(floor: Floor) -> None:
    floor.pitch(1_000, floor.evening.link)
    for at in (2_000, 30_000, 60_000):
        floor.say(at, "六十九块直接拍")
    [alert] = floor.alerts
    assert alert.count == 3


def test_the_right_price_said_on_air_closes_it_with_the_words(floor: Floor) -> None:
    floor.pitch(1_000, floor.evening.link)
    floor.say(2_000, "六十九块直接拍")
    floor.say(8_000, "说错了说错了，不是六十九")
    assert floor.ends == [None], "a correction that names nothing closes nothing"
    said = floor.say(12_000, "更正一下，到手八十九块，以页面为准")
    closed = floor.alerts[0].closed
    assert closed is not None and closed.x["how"] == "corrected"
    assert (closed.text, closed.by, closed.x["heard"]) == (said.text, "system", said.id)


def test_whoever_reads_the_line_she_was_given_has_put_it_right(floor: Floor) -> None:
    floor.say(2_000, "这款是全网最好的精华")
    [alert] = floor.alerts
    floor.say(9_000, f"家人们{alert.x['say']}哈")
    closed = floor.alerts[0].closed
    assert closed is not None and closed.x["how"] == "corrected"


@pytest.mark.parametrize(("reason", "alerts"), [("harmless", 1), ("proved", 1), ("misheard", 2)])
def test_what_was_put_aside_for_good_is_not_told_again(
    floor: Floor, reason: str, alerts: int
) -> None:
    floor.say(2_000, "这款是全网最好的精华")
    floor.dismiss(5_000, floor.alerts[0], reason)
    floor.say(60_000, "这款是全网最好的精华")
    assert len(floor.alerts) == alerts


def test_a_claim_over_two_segments_is_one_alert(floor: Floor) -> None:
    floor.pitch(1_000, floor.evening.link)
    floor.say(2_000, "这款精华今天到手价只要")
    floor.say(5_000, "六十九块钱")
    assert [one.x["rule"] for one in floor.alerts] == ["PRC-04"]


def test_three_interrupt_in_an_hour_the_others_stand_in_the_list(floor: Floor) -> None:
    for at, word in enumerate(("精华", "面膜", "口红", "面霜", "洗面奶")):
        floor.say(2_000 + at * 20_000, f"这款是全网最好的{word}")
    found = [one.is_loud for one in floor.alerts if one.x["severity"] in ("block", "high")]
    assert found.count(True) == min(3, len(found)) and len(floor.alerts) >= 1


def test_told_again_after_a_restart_it_makes_the_same_alerts(floor: Floor) -> None:
    floor.pitch(1_000, floor.evening.link)
    floor.say(2_000, "六十九块直接拍")
    floor.say(30_000, "六十九块直接拍")
    before = floor.alerts
    again = Watch()
    for room, events in again.again().items():
        again.hear(room, events)
    assert floor.alerts == before
    floor.watch = again
    floor.say(40_000, "六十九块直接拍")
    assert [one.count for one in floor.alerts] == [3]
    floor.say(50_000, "更正，到手八十九块，以页面为准")
    assert floor.alerts[0].closed is not None


def test_outside_of_a_show_nothing_is_listened_to(floor: Floor) -> None:
    floor.hall.press("show.end", 1_000)
    floor.say(2_000, "这款是全网最好的精华")
    assert floor.alerts == []


def test_proof_on_file_settles_what_wants_proof(floor: Floor) -> None:
    floor.pitch(1_000, floor.evening.link)
    floor.say(2_000, "我们家精华全国销量第一")
    assert [one.x["rule"] for one in floor.alerts] == ["ABS-02"]
    evidence.add(
        system("test"),
        kind=EvidenceKind.SALES,
        title="销量报告",
        rules=["ABS-02"],
        products=[floor.evening.essence],
    )
    floor.say(60_000, "我们家面膜销量全国第一")
    assert [one.count for one in floor.alerts] == [1]
    floor.pitch(70_000, floor.evening.mask_link, "kaibo:2")
    floor.say(80_000, "我们家面膜全国销量第一")
    assert len(floor.alerts) == 2, "the proof is of another product"
