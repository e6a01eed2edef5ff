"""Undo: one's own last act, for ten seconds, if nothing it touched was changed since."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.rundown import public
from kaibo.domains.rundown.actions import undo
from kaibo.domains.rundown.models import Cue, Plan, Segment
from kaibo.domains.rundown.tests.conftest import MIDNIGHT, MakePlan, segment, titles
from kaibo.domains.selection.models import Show
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.clock import now_ms

pytestmark = pytest.mark.django_db
Ids = dict[str, int]
Act = Callable[[Browser, Plan, Ids], Any]
LINE = {"kind": "host_line", "text": "新"}
CUE = {"offset_ms": 0, "duty": "floor", "kind": "scene", "text": "切特写"}


def _order(desk: Browser, plan: Plan, ids: Ids) -> Any:
    moved = [{"segment": ids["乙"], "expect": 1, "in_loop": True}]
    position = [ids["丙"], ids["甲"], ids["乙"]]
    return desk.post(
        f"/api/rundowns/{plan.pk}/order", expect=plan.version, position=position, moved=moved
    )


ACTS: dict[str, Act] = {
    "加段落": lambda desk, plan, ids: desk.post(
        f"/api/rundowns/{plan.pk}/segments", after=ids["甲"], title="新", hard_start=MIDNIGHT
    ),
    "改段落": lambda desk, plan, ids: desk.post(
        f"/api/segments/{ids['甲']}", expect=1, title="新", lane="talk", hard_start=MIDNIGHT
    ),
    "移除段落": lambda desk, plan, ids: desk.post(f"/api/segments/{ids['乙']}/retire", expect=1),
    "复制段落": lambda desk, plan, ids: desk.post(f"/api/segments/{ids['甲']}/duplicate", expect=1),
    "改脚本内容": lambda desk, plan, ids: desk.post(
        f"/api/segments/{ids['甲']}/script", expect=1, blocks=[LINE]
    ),
    "加口令": lambda desk, plan, ids: desk.post(f"/api/segments/{ids['甲']}/cues", **CUE),
    "调整顺序": _order,
    "改脚本设置": lambda desk, plan, ids: desk.post(
        f"/api/rundowns/{plan.pk}", expect=plan.version, target_ms=60_000, kind="linear"
    ),
    "套用模板": lambda desk, plan, ids: desk.post(
        f"/api/rundowns/{plan.pk}/template", template="loop_18min_5links", after=ids["甲"]
    ),
    "收起脚本": lambda desk, plan, ids: desk.post(
        f"/api/rundowns/{plan.pk}/retire", expect=plan.version
    ),
}


@pytest.mark.parametrize("label", ACTS)
def test_every_act_is_undone_whole(
    label: str, desk: Browser, make_plan: MakePlan, show: Show
) -> None:
    plan = make_plan("甲", "乙", "丙", kind="loop")
    ids = {title: segment(plan, title).pk for title in "甲乙丙"}
    before = public.plan_for_run(show.pk)
    assert before is not None
    done = ACTS[label](desk, plan, ids)
    assert done.status_code < 300, done.json()
    changed = public.plan_for_run(show.pk)
    assert changed is None or changed.sha256 != before.sha256
    undone = desk.post(f"/api/rundowns/{plan.pk}/undo")
    assert (undone.status_code, undone.json().get("undone")) == (200, label)
    after = public.plan_for_run(show.pk)
    assert after is not None and after.rev > before.rev
    assert (after.sha256, public.content(after)) == (before.sha256, public.content(before))


def test_only_ones_own_last_act_and_only_once(
    desk: Browser, laptop: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan("甲", "乙")
    first, second = (segment(plan, title).pk for title in "甲乙")
    laptop.post(f"/api/segments/{second}", expect=1, title="小红的")
    desk.post(f"/api/segments/{first}", expect=1, title="阿明的")
    # 小红 takes back her own act, though 阿明's came after it, for he touched another segment.
    assert laptop.post(f"/api/rundowns/{plan.pk}/undo").status_code == 200
    assert titles(plan) == ["阿明的", "乙"]
    again = laptop.post(f"/api/rundowns/{plan.pk}/undo")
    assert (again.status_code, again.json()["code"]) == (409, "nothing_to_undo")
    assert titles(plan) == ["阿明的", "乙"]


def test_an_act_is_taken_back_by_its_name_though_others_of_mine_followed(
    desk: Browser, laptop: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan("甲", "乙")
    first, second = (segment(plan, title).pk for title in "甲乙")
    retired = desk.post(f"/api/segments/{first}/retire", expect=1).json()
    typed = desk.post(f"/api/segments/{second}/script", expect=1, blocks=[LINE]).json()
    path = f"/api/rundowns/{plan.pk}/undo"
    refused = laptop.post(path, act=retired["act"])
    assert (refused.status_code, refused.json()["code"]) == (409, "nothing_to_undo")
    assert titles(plan) == ["乙"]
    assert desk.post(path, act=retired["act"]).json()["undone"] == "移除段落"
    assert titles(plan) == ["甲", "乙"]
    # What was typed meanwhile is still there, and may be taken back too; each only once.
    assert segment(plan, "乙").script.blocks == [LINE]
    assert desk.post(path, act=retired["act"]).json()["code"] == "changed_since"
    assert desk.post(path, act=typed["act"]).json()["undone"] == "改脚本内容"
    assert desk.post(path, act="x").status_code == 422
    assert segment(plan, "乙").script.blocks == []


def test_an_act_whose_rows_somebody_has_changed_since_stays(
    desk: Browser, laptop: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan("甲", "乙")
    first = segment(plan, "甲").pk
    desk.post(f"/api/segments/{first}", expect=1, title="阿明的")
    laptop.post(f"/api/segments/{first}", expect=2, note="小红加的")
    refused = desk.post(f"/api/rundowns/{plan.pk}/undo")
    assert (refused.status_code, refused.json()["code"]) == (409, "changed_since")
    assert refused.json()["text"] == "段落「阿明的」之后又被 小红 改过，没有撤销。请直接改回来。"
    row = Segment.objects.get(pk=first)
    assert (row.title, row.note, row.version) == ("阿明的", "小红加的", 3)


def test_a_row_changed_twice_in_one_act_goes_back_to_where_it_began(
    desk: Browser, floor: Actor, make_plan: MakePlan
) -> None:
    plan = make_plan()
    with journal.act(floor, "rundown.plan.change") as writing:
        row = writing.lock(Plan, plan.pk, expect=1)
        writing.put(row, target_ms=1)
        writing.put(row, target_ms=2)
    assert desk.post(f"/api/rundowns/{plan.pk}/undo").json()["plan"]["target_ms"] is None


def test_a_new_segment_into_which_somebody_put_a_cue_stays(
    desk: Browser, laptop: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan()
    made = desk.post(f"/api/rundowns/{plan.pk}/segments", title="新").json()["made"][0]
    assert laptop.post(f"/api/segments/{made}/cues", **CUE).status_code == 201
    refused = desk.post(f"/api/rundowns/{plan.pk}/undo")
    assert refused.json()["text"] == "段落「新」之后又被 小红 改过，没有撤销。请直接改回来。"
    assert (titles(plan), Cue.objects.active().count()) == (["新"], 1)


def test_after_ten_seconds_it_is_too_late(
    desk: Browser, make_plan: MakePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan("甲")
    answer = desk.post(f"/api/segments/{segment(plan, '甲').pk}", expect=1, title="改").json()
    assert 9_000 < answer["undo_until"] - now_ms() <= 10_000
    limit = undo.UNDO_MS + undo.GRACE_MS
    monkeypatch.setattr(undo, "now_ms", lambda: now_ms() + limit + 1)
    late = desk.post(f"/api/rundowns/{plan.pk}/undo")
    assert (late.status_code, late.json()["code"]) == (409, "too_late")
    assert late.json()["text"] == "「改段落」已过去超过 10 秒，不能再撤销。请直接改回来。"
    assert titles(plan) == ["改"]
    monkeypatch.setattr(undo, "now_ms", lambda: now_ms() + undo.UNDO_MS)
    assert desk.post(f"/api/rundowns/{plan.pk}/undo").status_code == 200
    assert titles(plan) == ["甲"]


def test_with_nothing_done_there_is_nothing_to_undo(laptop: Browser, make_plan: MakePlan) -> None:
    plan = make_plan("甲")
    assert laptop.post(f"/api/rundowns/{plan.pk}/undo").json()["code"] == "nothing_to_undo"
    assert laptop.post("/api/rundowns/999/undo").status_code == 404
    assert (titles(plan), Cue.objects.count()) == (["甲"], 0)
