"""A plan by value: the baseline of a run, its sha256, and a segment as it is taken."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.rundown import public
from kaibo.domains.rundown.actions import inserting, plans, scripts, segments
from kaibo.domains.rundown.models import Cue, Plan, Segment
from kaibo.domains.rundown.tests.conftest import EVENING, MIDNIGHT, MakePlan, segment
from kaibo.domains.selection.actions import links
from kaibo.domains.selection.models import Link, Show
from kaibo.kit.access import Actor
from kaibo.kit.clock import MINUTE

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(floor: Actor, bag: dict[int, Link], make_plan: MakePlan) -> Plan:
    """A loop with two segments, a script with a blank and a cue."""
    made = make_plan("福利", "面霜", kind="loop")
    row = segment(made, "面霜")
    segments.change(floor, row.pk, expect=1, link_no=3, in_loop=True)
    blocks: Any = [{"kind": "host_line", "text": "{号} 号，到手 {到手价}\t👩‍🏫"}]
    scripts.write(floor, row.pk, expect=1, blocks=blocks)
    scripts.add_cue(floor, row.pk, offset_ms=60_000, duty="console", kind="pin", text="弹 3 号")
    return Plan.objects.get(pk=made.pk)


def value(show: Show) -> public.PlanValue:
    """The plan of the show by value."""
    found = public.plan_for_run(show.pk)
    assert found is not None
    return found


def test_the_whole_plan_by_value(plan: Plan, bag: dict[int, Link], show: Show) -> None:
    found = value(show)
    assert (found.id, found.show_id, found.kind) == (plan.pk, show.pk, "loop")
    assert found.segments[1] == public.SegmentValue(
        id=segment(plan, "面霜").pk,
        version=2,
        position=2,
        title="面霜",
        purpose="",
        duration_ms=5 * MINUTE,
        link_id=bag[3].pk,
        link_no=3,
        goods=public.Goods(
            bag[3].pk, 3, "修护面霜 50 克", "面霜", "hero_role", 12_800, "拍1发1", None
        ),
        hard_start=None,
        in_loop=True,
        lane="",
        note="",
        script_id=found.segments[1].script_id,
        script_version=2,
        blocks=(
            public.BlockValue("host_line", "{号} 号，到手 {到手价}\t👩‍🏫", "3 号，到手 128\t👩‍🏫"),
        ),
        cues=(public.CueValue(Cue.objects.get().pk, 1, 60_000, "console", "pin", "弹 3 号"),),
    )
    body = public.canonical(found)
    assert hashlib.sha256(body).hexdigest() == found.sha256
    assert json.loads(body) == public.content(found)
    assert not any(isinstance(one, float) for one in _leaves(json.loads(body)))
    assert public.plan_for_run(999) is None


def test_the_same_plan_has_the_same_sha_however_often_it_is_read(plan: Plan, show: Show) -> None:
    assert value(show) == value(show)


Change = Callable[[Actor, Plan, Segment, Cue, dict[int, Link]], object]
CHANGES: dict[str, Change] = {
    "title": lambda a, p, s, c, b: segments.change(a, s.pk, expect=2, title="面霜二"),
    "purpose": lambda a, p, s, c, b: segments.change(a, s.pk, expect=2, purpose="承接"),
    "length": lambda a, p, s, c, b: segments.change(a, s.pk, expect=2, duration_ms=1),
    "link": lambda a, p, s, c, b: segments.change(a, s.pk, expect=2, link_id=b[1].pk),
    "number only": lambda a, p, s, c, b: segments.change(a, s.pk, expect=2, link_no=77),
    "hard start": lambda a, p, s, c, b: segments.change(a, s.pk, expect=2, hard_start=MIDNIGHT),
    "in loop": lambda a, p, s, c, b: segments.change(a, s.pk, expect=2, in_loop=False),
    "lane": lambda a, p, s, c, b: segments.change(a, s.pk, expect=2, lane="talk"),
    "note": lambda a, p, s, c, b: segments.change(a, s.pk, expect=2, note="慢"),
    "script": lambda a, p, s, c, b: scripts.write(
        a, s.pk, expect=2, blocks=[{"kind": "host_line", "text": "3 号，到手 128\t👩‍🏫"}]
    ),
    "cue text": lambda a, p, s, c, b: scripts.change_cue(a, c.pk, expect=1, text="弹3号"),
    "cue moment": lambda a, p, s, c, b: scripts.change_cue(a, c.pk, expect=1, offset_ms=1),
    "cue gone": lambda a, p, s, c, b: scripts.retire_cue(a, c.pk, expect=1),
    "order": lambda a, p, s, c, b: plans.arrange(
        a, p.pk, expect=p.version, position=p.position[::-1]
    ),
    "one more": lambda a, p, s, c, b: segments.add(a, p.pk, title="面霜", duration_ms=0),
    "one less": lambda a, p, s, c, b: segments.retire(a, s.pk, expect=2),
    "kind": lambda a, p, s, c, b: plans.change(a, p.pk, expect=p.version, kind="linear"),
    "slot": lambda a, p, s, c, b: plans.change(a, p.pk, expect=p.version, slot_start=EVENING + 1),
    "target": lambda a, p, s, c, b: plans.change(a, p.pk, expect=p.version, target_ms=1),
    "share": lambda a, p, s, c, b: plans.change(
        a, p.pk, expect=p.version, talk_targets=[{"link_id": b[3].pk, "share": 1}]
    ),
    "price": lambda a, p, s, c, b: links.set_offer(
        a, b[3].pk, expect=b[3].version, final_price=12_900, offer="拍1发1"
    ),
    "offer": lambda a, p, s, c, b: links.set_offer(
        a, b[3].pk, expect=b[3].version, final_price=12_800, offer="拍1发2"
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_any_change_gives_another_sha(
    what: str, floor: Actor, plan: Plan, bag: dict[int, Link], show: Show
) -> None:
    before = value(show)
    row = segment(plan, "面霜")
    CHANGES[what](floor, plan, row, Cue.objects.get(), bag)
    after = value(show)
    assert after.sha256 != before.sha256
    # What the shop changes is not a change of the plan: only the value tells of it.
    assert (after.rev > before.rev) == (what not in ("price", "offer"))


def test_there_and_back_is_the_same_plan_under_a_higher_rev(
    floor: Actor, plan: Plan, show: Show
) -> None:
    before = value(show)
    row = segment(plan, "面霜")
    segments.change(floor, row.pk, expect=2, title="别的")
    segments.change(floor, row.pk, expect=3, title="面霜")
    after = value(show)
    assert (after.sha256, after.rev) == (before.sha256, before.rev + 2)


def test_a_segment_is_taken_by_value_with_the_plans_rev(
    floor: Actor, plan: Plan, show: Show
) -> None:
    row = segment(plan, "面霜")
    taken = public.segment_for_take(row.pk)
    assert taken == public.SegmentTake(plan.pk, show.pk, value(show).rev, value(show).segments[1])
    segments.change(floor, row.pk, expect=2, title="改过")
    assert taken.segment.title == "面霜"
    later = public.segment_for_take(row.pk)
    assert later is not None
    assert (later.segment.title, later.plan_rev) == ("改过", taken.plan_rev + 1)
    assert public.rev_of_show(show.pk) == later.plan_rev
    segments.retire(floor, row.pk, expect=3)
    assert public.segment_for_take(row.pk) is None
    assert public.segment_for_take(10**6) is None


def test_a_plan_serves_the_rules_of_timing_as_it_is(
    floor: Actor, make_plan: MakePlan, show: Show, bag: dict[int, Link]
) -> None:
    plan = make_plan(kind="linear")
    inserting.insert(floor, plan.pk, "special_4h")
    found = value(show)
    times = public.planned(found.parts, found.slot_start)
    assert times[-1].end == found.slot_end
    start = [public.Taken(found.segments[0].id, found.slot_start + 4 * MINUTE)]
    seen = public.outlook(
        found.parts, found.slot_start, start, start[0].at, slot_end=found.slot_end
    )
    # 4 minutes late, and the three lucky bags have 2 + 1 + 1 minutes of air before them.
    assert [one.over for one in seen.segments if one.over] == [240_000] * 5 + [120_000] * 5 + (
        [60_000] * 5
    )
    assert (seen.over, seen.slot_over) == (0, 0)


def _leaves(body: Any) -> list[Any]:
    if isinstance(body, dict):
        return [leaf for one in body.values() for leaf in _leaves(one)]
    if isinstance(body, list):
        return [leaf for one in body for leaf in _leaves(one)]
    return [body]
