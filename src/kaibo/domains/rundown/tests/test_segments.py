"""Segments by API: placed, changed, copied, taken out, tied to the show's links."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.rundown.actions import segments
from kaibo.domains.rundown.models import Cue, Plan, ScriptText, Segment
from kaibo.domains.rundown.tests.conftest import MIDNIGHT, MakePlan, segment, titles
from kaibo.domains.selection.actions import links, products
from kaibo.domains.selection.models import Link, Show
from kaibo.domains.selection.rules import Move
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.kit.errors import Refusal

pytestmark = pytest.mark.django_db


def test_segments_go_where_they_are_put_and_times_run_over_midnight(
    desk: Browser, show: Show, bag: dict[int, Link], make_plan: MakePlan
) -> None:
    plan = make_plan("开场", "收尾")
    first = segment(plan, "开场").pk
    base = f"/api/rundowns/{plan.pk}"
    talk = desk.post(
        f"{base}/segments",
        after=first,
        title="面霜",
        duration_ms=110 * MINUTE,
        link_no=3,
        lane="talk",
    ).json()
    bag_at = desk.post(
        f"{base}/segments",
        after=talk["made"][0],
        title="整点福袋",
        duration_ms=3 * MINUTE,
        hard_start=MIDNIGHT,
        lane="interaction",
    ).json()["plan"]
    desk.post(f"{base}/segments", after=0, title="试音")
    assert titles(plan) == ["试音", "开场", "面霜", "整点福袋", "收尾"]
    shown = bag_at["segments"]
    assert [(one["title"], one["position"]) for one in shown] == [
        ("开场", 1),
        ("面霜", 2),
        ("整点福袋", 3),
        ("收尾", 4),
    ]
    assert shown[1]["goods"] == {
        "link_id": bag[3].pk,
        "link_no": 3,
        "title": "修护面霜 50 克",
        "short": "面霜",
        "role": "hero_role",
        "final_price": 12_800,
        "offer": "拍1发1",
    }
    assert (shown[2]["start"], shown[2]["gap"], shown[2]["clash"]) == (MIDNIGHT, 5 * MINUTE, 0)
    assert shown[3]["end"] == MIDNIGHT + 8 * MINUTE


def test_a_copy_stands_behind_its_original_with_script_and_cues_and_no_hard_start(
    desk: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan("甲", "乙")
    first = segment(plan, "甲")
    desk.post(f"/api/segments/{first.pk}", expect=1, hard_start=MIDNIGHT, note="先讲")
    blocks = [{"kind": "host_line", "text": "大家好"}]
    desk.post(f"/api/segments/{first.pk}/script", expect=1, blocks=blocks)
    cue = {"offset_ms": 60_000, "duty": "console", "kind": "pin", "text": "弹 3 号"}
    desk.post(f"/api/segments/{first.pk}/cues", **cue)
    answer = desk.post(f"/api/segments/{first.pk}/duplicate", expect=2).json()
    assert titles(plan) == ["甲", "甲", "乙"]
    copy = answer["plan"]["segments"][1]
    assert [copy["id"]] == answer["made"]
    assert (copy["note"], copy["hard_start"], copy["duration_ms"]) == ("先讲", None, 5 * MINUTE)
    assert copy["blocks"] == [{"kind": "host_line", "text": "大家好", "shown": "大家好"}]
    assert [(one["offset_ms"], one["text"]) for one in copy["cues"]] == [(60_000, "弹 3 号")]
    assert (ScriptText.objects.count(), Cue.objects.count()) == (3, 2)


def test_a_segment_is_taken_out_and_back(desk: Browser, make_plan: MakePlan) -> None:
    plan = make_plan("甲", "乙")
    first = segment(plan, "甲").pk
    assert desk.post(f"/api/segments/{first}/retire", expect=1).status_code == 200
    assert titles(plan) == ["乙"]
    late = desk.post(f"/api/segments/{first}", expect=2, title="改")
    assert (late.status_code, late.json()["code"]) == (409, "retired")
    assert (
        desk.post(f"/api/segments/{first}/script", expect=1, blocks=[]).json()["code"] == "retired"
    )
    assert desk.post(f"/api/segments/{first}/restore", expect=2).status_code == 200
    assert titles(plan) == ["乙", "甲"]


def test_a_title_pasted_from_a_cell_is_one_line(desk: Browser, make_plan: MakePlan) -> None:
    plan = make_plan()
    title = '\ufeff 面霜\t30ml,"大"\n👩‍🏫 '
    made = desk.post(f"/api/rundowns/{plan.pk}/segments", title=title, note="一\r\n二\t三").json()
    [shown] = made["plan"]["segments"]
    assert shown["title"] == '面霜 30ml,"大" 👩‍🏫'
    assert shown["note"] == "一\n二\t三"
    same = desk.post(f"/api/segments/{shown['id']}", expect=1, title=shown["title"]).json()
    assert same["plan"]["segments"][0]["version"] == 1


def test_a_number_becomes_the_link_that_has_it_and_stays_with_it(
    desk: Browser, operator: Actor, bag: dict[int, Link], make_plan: MakePlan
) -> None:
    plan = make_plan("甲")
    first = segment(plan, "甲").pk
    desk.post(f"/api/segments/{first}", expect=1, link_no=3)
    assert (Segment.objects.get().link_id, Segment.objects.get().link_no) == (bag[3].pk, None)
    now = {number: Link.objects.get(pk=link.pk) for number, link in bag.items()}
    links.reorder(
        operator,
        now[1].show_id,
        [Move(now[3].pk, now[3].version, 5), Move(now[5].pk, now[5].version, 3)],
    )
    shown = desk.get(f"/api/rundowns/{plan.pk}")["segments"][0]
    assert (shown["link_no"], shown["goods"]["short"]) == (5, "面霜")
    later = desk.post(f"/api/segments/{first}", expect=2, link_no=8).json()["plan"]["segments"][0]
    assert (later["link_id"], later["link_no"], later["goods"]) == (None, 8, None)
    foreign = desk.post(f"/api/segments/{first}", expect=3, link_id=10**6)
    assert foreign.json()["text"] == "本场没有这个链接，它可能已被移走。"
    gone = desk.post(f"/api/segments/{first}", expect=3, link_no=None).json()
    assert gone["plan"]["segments"][0]["link_no"] is None


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"title": "  "}, "title"),
        ({"title": "字" * 61}, "title"),
        ({"title": "铃\x07"}, "title"),
        ({"duration_ms": -1}, "duration_ms"),
        ({"duration_ms": 24 * HOUR + 1}, "duration_ms"),
        ({"duration_ms": 1.5}, "duration_ms"),
        ({"link_no": 0}, "link_no"),
        ({"lane": "sideways"}, "lane"),
        ({"colour": "red"}, "colour"),
        ({"hard_start": -5}, "hard_start"),
        ({"after": 10**30}, "after"),
    ],
)
def test_a_bad_segment_is_refused_with_its_place(
    more: dict[str, Any], where: str, desk: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan()
    answer = desk.post(f"/api/rundowns/{plan.pk}/segments", **{"title": "好", **more})
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, where)
    assert (Segment.objects.count(), Plan.objects.get().version) == (0, 1)


def test_five_hundred_segments_are_enough(
    floor: Actor, make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan("甲", "乙")
    monkeypatch.setattr(segments, "MOST_SEGMENTS", 2)
    with pytest.raises(Refusal) as refused:
        segments.add(floor, plan.pk, title="丙", duration_ms=0)
    assert refused.value.code == "too_many_segments"
    assert titles(plan) == ["甲", "乙"]


def test_a_number_written_before_its_link_exists_stands_for_the_link_that_gets_it(
    desk: Browser, operator: Actor, bag: dict[int, Link], make_plan: MakePlan
) -> None:
    plan = make_plan("甲")
    first = segment(plan, "甲").pk
    waiting = desk.post(f"/api/segments/{first}", expect=1, link_no=6).json()["plan"]["segments"][0]
    assert (waiting["link_id"], waiting["link_no"], waiting["goods"]) == (None, 6, None)
    product = products.add(operator, title="护手霜", short="", category="", role="")
    late = links.add(operator, bag[1].show_id, product=product.pk, sku=None, link_no=6)
    shown = desk.get(f"/api/rundowns/{plan.pk}")["segments"][0]
    assert (shown["link_id"], shown["link_no"]) == (late.pk, 6)
    assert (shown["goods"]["title"], shown["goods"]["final_price"]) == ("护手霜", None)
    assert shown["version"] == 2
