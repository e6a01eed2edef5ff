"""Two people in one plan: nobody's work is lost without a word."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.rundown import reading
from kaibo.domains.rundown.actions import plans, segments
from kaibo.domains.rundown.models import Plan, ScriptText, Segment
from kaibo.domains.rundown.tests.conftest import MakePlan, segment, titles
from kaibo.kit.access import Actor
from kaibo.kit.clock import MINUTE
from kaibo.kit.errors import Refusal


@pytest.mark.django_db
def test_of_two_edits_of_one_segment_the_second_sees_both_values(
    desk: Browser, laptop: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan("面霜")
    first = segment(plan, "面霜").pk
    path = f"/api/segments/{first}"
    assert desk.post(path, expect=1, duration_ms=8 * MINUTE).status_code == 200
    refused = laptop.post(path, expect=1, duration_ms=6 * MINUTE, note="慢一点")
    assert (refused.status_code, refused.json()["code"]) == (409, "stale")
    assert "计划时长现在是「8:00」，你要写「6:00」。" in refused.json()["text"]
    assert "已被 阿明" in refused.json()["text"]
    assert [
        (one["field"], one["current"], one["yours"]) for one in refused.json()["values"]["fields"]
    ] == [("duration_ms", 8 * MINUTE, 6 * MINUTE), ("note", "", "慢一点")]
    row = Segment.objects.get()
    assert (row.duration_ms, row.note, row.version) == (8 * MINUTE, "", 2)


@pytest.mark.django_db
def test_of_two_scripts_written_at_the_first_time_the_second_is_stale_too(
    desk: Browser, laptop: Browser, make_plan: MakePlan
) -> None:
    path = f"/api/segments/{segment(make_plan('甲'), '甲').pk}/script"
    mine, yours = ([{"kind": "host_line", "text": text}] for text in ("我的", "你的"))
    assert desk.post(path, expect=1, blocks=mine).status_code == 200
    refused = laptop.post(path, expect=1, blocks=yours)
    assert refused.json()["code"] == "stale"
    [field] = refused.json()["values"]["fields"]
    assert (field["current"], field["yours"]) == (mine, yours)
    assert ScriptText.objects.get().blocks == mine


@pytest.mark.django_db
def test_of_two_orders_the_second_sees_both(
    desk: Browser, laptop: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan("甲", "乙", "丙")
    a, b, c = plan.position
    path = f"/api/rundowns/{plan.pk}/order"
    assert desk.post(path, expect=plan.version, position=[c, a, b]).status_code == 200
    refused = laptop.post(path, expect=plan.version, position=[b, a, c])
    assert refused.json()["code"] == "stale"
    [field] = refused.json()["values"]["fields"]
    assert (field["label"], field["current"], field["yours"]) == ("段落顺序", [c, a, b], [b, a, c])
    assert titles(plan) == ["丙", "甲", "乙"]


@pytest.mark.django_db
def test_who_writes_text_does_not_hinder_who_reorders(
    desk: Browser, laptop: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan("甲", "乙")
    a, b = plan.position
    blocks = [{"kind": "host_line", "text": "好"}]
    assert desk.post(f"/api/segments/{a}/script", expect=1, blocks=blocks).status_code == 200
    assert desk.post(f"/api/segments/{a}", expect=1, title="甲一").status_code == 200
    moved = laptop.post(f"/api/rundowns/{plan.pk}/order", expect=plan.version, position=[b, a])
    assert moved.status_code == 200
    assert titles(plan) == ["乙", "甲一"]


@pytest.mark.django_db
def test_a_stale_segment_in_a_reorder_undoes_the_whole_reorder(
    desk: Browser, laptop: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan("甲", "乙", kind="loop")
    a, b = plan.position
    desk.post(f"/api/segments/{a}", expect=1, title="甲一")
    moved = [{"segment": a, "expect": 1, "in_loop": True}]
    refused = laptop.post(
        f"/api/rundowns/{plan.pk}/order", expect=plan.version, position=[b, a], moved=moved
    )
    assert refused.json()["code"] == "stale"
    assert titles(plan) == ["甲一", "乙"]
    assert not Segment.objects.get(pk=a).in_loop


@pytest.mark.django_db(transaction=True)
def test_at_the_same_moment_two_add_and_one_of_two_orders_wins(
    floor: Actor, operator: Actor, make_plan: MakePlan
) -> None:
    plan = make_plan("甲", "乙")
    _both(
        lambda: segments.add(floor, plan.pk, title="丙", duration_ms=0),
        lambda: segments.add(operator, plan.pk, title="丁", duration_ms=0),
    )
    assert sorted(titles(plan)) == sorted(["甲", "乙", "丙", "丁"])
    now = Plan.objects.get()
    a, b, c, d = now.position
    results = _both(
        lambda: plans.arrange(floor, plan.pk, expect=now.version, position=[b, a, c, d]),
        lambda: plans.arrange(operator, plan.pk, expect=now.version, position=[d, c, b, a]),
    )
    assert [result.code for result in results if isinstance(result, Refusal)] == ["stale"]
    changed = Plan.objects.get()
    assert changed.position in ([b, a, c, d], [d, c, b, a])
    assert reading.rev(changed) == reading.rev(now) + 1


def _both(first: Callable[[], object], second: Callable[[], object]) -> list[object]:
    """Run both at once in threads of their own; what they returned or refused, in any order."""
    results: list[object] = []
    start = threading.Barrier(2)

    def run(work: Callable[[], object]) -> None:
        try:
            start.wait(timeout=10)
            results.append(work())
        except Refusal as refusal:
            results.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(results) == 2
    return results
