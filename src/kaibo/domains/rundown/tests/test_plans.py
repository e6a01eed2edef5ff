"""Plans by API: made for a show, filled, put in order, added up."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser, MakeUser
from kaibo.domains.rundown import reading
from kaibo.domains.rundown.actions import plans, segments
from kaibo.domains.rundown.models import Plan
from kaibo.domains.rundown.tests.conftest import EVENING, MIDNIGHT, MakePlan, segment, titles
from kaibo.domains.selection.models import Link, Show
from kaibo.kit.access import Actor
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty

pytestmark = pytest.mark.django_db


def test_a_show_gets_one_plan_for_its_slot(desk: Browser, show: Show) -> None:
    missing = desk.client.get(f"/api/shows/{show.pk}/rundown")
    assert (missing.status_code, missing.json()["text"]) == (
        404,
        "这一场还没有脚本。新建一份，或从模板开始。",
    )
    made = desk.post(f"/api/shows/{show.pk}/rundown", kind="loop", target_ms=18 * MINUTE)
    assert made.status_code == 201
    plan = made.json()["plan"]
    assert (plan["slot_start"], plan["slot_end"]) == (EVENING, EVENING + 4 * HOUR)
    assert (plan["version"], plan["rev"], plan["segments"]) == (1, 1, [])
    again = desk.post(f"/api/shows/{show.pk}/rundown", kind="loop")
    assert (again.status_code, again.json()["text"]) == (409, "这一场已经有脚本了。")
    unknown = desk.post("/api/shows/999/rundown", kind="loop")
    assert (unknown.status_code, unknown.json()["where"][0]["path"]) == (422, "show_id")
    backward = desk.post(f"/api/shows/{show.pk}/rundown", slot_start=EVENING, slot_end=EVENING)
    assert backward.json()["where"][0]["path"] == "slot_end"
    assert Plan.objects.count() == 1
    assert desk.get(f"/api/shows/{show.pk}/rundown") == plan


def test_many_segments_are_reordered_and_moved_into_the_loop_in_one_act(
    desk: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan("甲", "乙", "丙", "丁", kind="loop")
    ids = {title: segment(plan, title).pk for title in "甲乙丙丁"}
    wanted = [ids[title] for title in "丁乙甲丙"]
    moved = [{"segment": ids[title], "expect": 1, "in_loop": True} for title in "丁乙"]
    facts = Fact.objects.count()
    answer = desk.post(
        f"/api/rundowns/{plan.pk}/order", expect=plan.version, position=wanted, moved=moved
    ).json()["plan"]
    assert [one["title"] for one in answer["segments"]] == ["丁", "乙", "甲", "丙"]
    assert [one["loop_at"] for one in answer["segments"]] == [0, 5 * MINUTE, None, None]
    # One row for the order, however many were moved, and one for each that changed sides.
    assert Fact.objects.count() == facts + 3
    back = [{"segment": ids["丁"], "expect": 2, "in_loop": False}]
    out = desk.post(
        f"/api/rundowns/{plan.pk}/order", expect=answer["version"], position=wanted, moved=back
    ).json()["plan"]
    assert [one["in_loop"] for one in out["segments"]] == [False, True, False, False]
    # Nothing but a side changed: the page that follows the plan is told all the same.
    told = Fact.objects.filter(subject_type="rundown.plan").order_by("pk").last()
    assert told is not None and told.verb == "rundown.plan.arrange"
    assert Plan.objects.get().version == answer["version"]
    undone = desk.post(f"/api/rundowns/{plan.pk}/undo").json()["plan"]
    assert [one["in_loop"] for one in undone["segments"]] == [True, True, False, False]


@pytest.mark.parametrize("wrong", [[], [1], "twice", "foreign"])
def test_an_order_that_is_not_the_plans_own_segments_is_refused(
    wrong: Any, desk: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan("甲", "乙")
    if wrong == "twice":
        wrong = [*plan.position, plan.position[0]]
    elif wrong == "foreign":
        wrong = [*plan.position, 10**9]
    answer = desk.post(f"/api/rundowns/{plan.pk}/order", expect=plan.version, position=wrong)
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, "position")
    assert Plan.objects.get().position == plan.position


def test_rev_rises_with_every_change_of_anything_in_the_plan(
    desk: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan("甲", "乙")
    first = segment(plan, "甲").pk
    seen = [reading.rev(plan)]

    def act(path: str, **body: Any) -> dict[str, Any]:
        answer = desk.post(path, **body)
        assert answer.status_code < 300, answer.json()
        seen.append(answer.json()["plan"]["rev"])
        found: dict[str, Any] = answer.json()
        return found

    act(f"/api/segments/{first}", expect=1, title="甲一")
    act(f"/api/segments/{first}/script", expect=1, blocks=[{"kind": "screen", "text": "特写"}])
    cue = act(
        f"/api/segments/{first}/cues", offset_ms=0, duty="floor", kind="scene", text="切特写"
    )["made"][0]
    act(f"/api/cues/{cue}", expect=1, text="切全景")
    act(f"/api/cues/{cue}/retire", expect=2)
    version = act(f"/api/segments/{first}/duplicate", expect=2)["plan"]["version"]
    act(f"/api/rundowns/{plan.pk}", expect=version, target_ms=60_000)
    act(f"/api/segments/{first}/retire", expect=2)
    act(f"/api/rundowns/{plan.pk}/undo")
    assert all(a < b for a, b in pairwise(seen)), seen
    facts = Fact.objects.count()
    # Saving what is there already is no change: no version, no Fact, no message to other pages.
    same = desk.post(f"/api/rundowns/{plan.pk}", expect=version + 1, kind="linear").json()
    assert same["code"] == "stale"
    now = Plan.objects.get().version
    answer = desk.post(f"/api/rundowns/{plan.pk}", expect=now, kind="linear").json()
    assert (answer["plan"]["rev"], Fact.objects.count()) == (seen[-1], facts)


def test_whatever_changes_inside_is_told_of_the_plan(desk: Browser, make_plan: MakePlan) -> None:
    plan = make_plan("甲")
    first = segment(plan, "甲").pk
    before = Fact.objects.filter(subject_type="rundown.plan", subject_id=plan.pk).count()
    desk.post(f"/api/segments/{first}", expect=1, title="改过")
    desk.post(f"/api/segments/{first}/script", expect=1, blocks=[{"kind": "screen", "text": "x"}])
    told = Fact.objects.filter(subject_type="rundown.plan", subject_id=plan.pk).order_by("pk")
    assert [fact.verb for fact in told][before:] == [
        "rundown.segment.change",
        "rundown.script.write",
    ]
    assert Plan.objects.get().version == plan.version


def test_two_hundred_segments_are_one_page_and_one_row_to_reorder(
    floor: Actor, desk: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan()
    for number in range(200):
        segments.add(floor, plan.pk, title=f"第{number}段", duration_ms=MINUTE)
    plan = Plan.objects.get()
    backward = plan.position[::-1]
    facts = Fact.objects.count()
    answer = desk.post(f"/api/rundowns/{plan.pk}/order", expect=plan.version, position=backward)
    shown = answer.json()["plan"]["segments"]
    assert [one["id"] for one in shown] == backward
    assert (shown[-1]["title"], shown[-1]["end"]) == ("第0段", EVENING + 200 * MINUTE)
    assert Fact.objects.count() == facts + 1
    totals = desk.get(f"/api/rundowns/{plan.pk}/totals")
    assert (totals["planned_ms"], totals["over"]) == (200 * MINUTE, -40 * MINUTE)


def test_totals_say_what_is_open_each_in_a_sentence(
    desk: Browser, bag: dict[int, Link], make_plan: MakePlan
) -> None:
    plan = make_plan(kind="loop", target_ms=18 * MINUTE)
    base = f"/api/rundowns/{plan.pk}"
    loop = {"in_loop": True, "lane": "talk"}
    desk.post(f"{base}/segments", title="主推", duration_ms=10 * MINUTE, link_no=3, **loop)
    desk.post(f"{base}/segments", title="利润", duration_ms=5 * MINUTE, link_no=4, **loop)
    for title, hard in (("福袋", MIDNIGHT), ("换班", MIDNIGHT + MINUTE)):
        desk.post(f"{base}/segments", title=title, duration_ms=3 * MINUTE, hard_start=hard)
    script = [{"kind": "host_line", "text": "{号} 号 {简称}，到手 {到手价}"}]
    for one in desk.get(base)["segments"][:2]:
        desk.post(f"/api/segments/{one['id']}/script", expect=1, blocks=script)
    version = desk.get(base)["version"]
    targets = [{"link_id": bag[3].pk, "share": 6_000}, {"link_id": bag[5].pk, "share": 1_000}]
    desk.post(base, expect=version, talk_targets=targets)

    shown = desk.get(base)
    assert shown["segments"][0]["blocks"][0]["shown"] == "3 号 面霜，到手 128"
    totals = desk.get(f"{base}/totals")
    assert (totals["loop_ms"], totals["rounds"], totals["over"]) == (15 * MINUTE, 15, None)
    assert totals["roles"] == [
        {"role": "hero_role", "ms": 10 * MINUTE, "segments": 1},
        {"role": "margin_role", "ms": 5 * MINUTE, "segments": 1},
    ]
    assert [(one["title"], one["share"], one["off"]) for one in totals["links"]] == [
        ("面霜", 6_666, 666),
        ("水乳", 3_333, None),
        ("喷雾", 0, -1_000),
    ]
    assert [(one["code"], one["text"]) for one in totals["issues"]] == [
        ("loop_off_target", "一圈是 15:00，目标 18:00，短了 3:00。"),
        ("target_unplanned", "5 号「喷雾」的讲解占比目标是 10%，脚本里却没有讲它的段落。"),
        ("no_price", "第 2 段「利润」的商品「水乳」还没有到手价，请到排品里补上。"),
        ("unfilled", "第 2 段「利润」还有没填上的空：{到手价}。"),
        ("empty_script", "第 3 段「福袋」还没有脚本内容。"),
        ("empty_script", "第 4 段「换班」还没有脚本内容。"),
        (
            "hard_clash",
            "第 4 段「换班」硬点 00:01 撞上前面的段落：前面到 00:03:00 才完，差 2:00。",
        ),
    ]


def test_shares_of_talk_name_links_of_the_show_once_and_at_most_all_of_it(
    desk: Browser, bag: dict[int, Link], make_plan: MakePlan
) -> None:
    plan = make_plan()
    path = f"/api/rundowns/{plan.pk}"

    def refused(*pairs: tuple[int, int]) -> str:
        rows = [{"link_id": link, "share": share} for link, share in pairs]
        answer = desk.post(path, expect=1, talk_targets=rows)
        assert answer.status_code == 422
        return str(answer.json()["text"])

    one, two = bag[1].pk, bag[2].pk
    assert refused((one, 6_000), (two, 4_050)) == "讲解占比合计 100.5%，超过 100%，请调低几个。"
    assert refused((one, 1), (one, 2)) == "同一个链接写了两次。"
    assert refused((10**6, 1)) == "本场没有这个链接。"
    assert Plan.objects.get().talk_targets == []


def test_who_may_read_may_not_always_write(
    make_user: MakeUser, make_plan: MakePlan, show: Show
) -> None:
    plan = make_plan("甲")
    page = Browser("192.168.1.30")
    page.sign_in(make_user("kefu", "客服小林", Duty.SERVICE))
    assert page.client.get(f"/api/shows/{show.pk}/rundown").status_code == 200
    first = segment(plan, "甲").pk
    for path in (
        f"/api/segments/{first}",
        f"/api/segments/{first}/retire",
        f"/api/rundowns/{plan.pk}",
    ):
        assert page.post(path, expect=1).status_code == 403
    assert page.post(f"/api/rundowns/{plan.pk}/undo").status_code == 403
    assert page.post(f"/api/shows/{show.pk}/rundown").status_code == 403
    assert titles(plan) == ["甲"]


def test_a_plan_is_put_away_and_makes_room_for_another(
    desk: Browser, show: Show, make_plan: MakePlan
) -> None:
    old = make_plan("甲")
    assert desk.post(f"/api/rundowns/{old.pk}/retire", expect=old.version).status_code == 200
    inside = desk.post(f"/api/segments/{segment(old, '甲').pk}", expect=1, title="乙")
    assert (inside.status_code, inside.json()["code"]) == (409, "retired")
    assert desk.post(f"/api/shows/{show.pk}/rundown").status_code == 201
    back = desk.post(f"/api/rundowns/{old.pk}/restore", expect=old.version + 1)
    assert (back.status_code, back.json()["code"]) == (409, "duplicate")
    assert desk.client.get("/api/rundowns/999").status_code == 404


def test_a_plan_of_a_cancelled_show_is_not_made(floor: Actor, ming: User) -> None:
    with pytest.raises(Refusal):
        plans.make(floor, 12345)
    assert Plan.objects.count() == 0
