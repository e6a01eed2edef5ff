"""Last night's script for tonight: the plan of another show, on this show's slot and links."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.rundown import public
from kaibo.domains.rundown.models import Cue, Plan, Segment
from kaibo.domains.rundown.tests.conftest import EVENING
from kaibo.domains.selection.actions import links, shows
from kaibo.domains.selection.models import Link, Show
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY, HOUR, MINUTE

pytestmark = pytest.mark.django_db
START = EVENING + DAY + HOUR


@pytest.fixture
def tonight(operator: Actor, bag: dict[int, Link]) -> Show:
    """The next evening, an hour later and an hour shorter, with products 1 and 3 as 2 and 1."""
    show = shows.plan(
        operator,
        room="flagship-a",
        title="双十一",
        starts_at=START,
        ends_at=START + 3 * HOUR,
        kind="store_run",
    )
    for number, old in ((2, 1), (1, 3)):
        links.add(operator, show.pk, product=bag[old].product_id, sku=None, link_no=number)
    return show


@pytest.fixture
def written(desk: Browser, show: Show, bag: dict[int, Link]) -> dict[str, Any]:
    """Last night's plan: a loop of 1 and 4, a bag at 22:30 and one at 01:30, a bare number 9."""
    made = desk.post(f"/api/shows/{show.pk}/rundown", kind="loop", target_ms=600_000).json()
    path = f"/api/rundowns/{made['plan']['id']}"
    for title, more in (
        ("一号", {"link_no": 1, "in_loop": True, "duration_ms": 5 * MINUTE}),
        ("四号", {"link_no": 4, "in_loop": True}),
        ("福袋", {"hard_start": EVENING + 30 * MINUTE}),
        ("晚福袋", {"hard_start": EVENING + 3 * HOUR + 30 * MINUTE}),
        ("九号", {"link_no": 9, "note": "样品\n未到", "lane": "encore"}),
    ):
        made = desk.post(f"{path}/segments", title=title, **more).json()
    first = made["plan"]["segments"][0]["id"]
    line = {"kind": "host_line", "text": "{号} 号，到手 {到手价} 🧣"}
    desk.post(f"/api/segments/{first}/script", expect=1, blocks=[line])
    cue = {"offset_ms": 1_000, "duty": "console", "kind": "pin", "text": "弹 1 号"}
    desk.post(f"/api/segments/{first}/cues", **cue)
    shares = [{"link_id": bag[1].pk, "share": 4_000}, {"link_id": bag[4].pk, "share": 6_000}]
    version = made["plan"]["version"]
    answer: dict[str, Any] = desk.post(path, expect=version, talk_targets=shares).json()["plan"]
    return answer


def test_the_copy_speaks_of_this_shows_links_at_this_shows_times(
    desk: Browser, show: Show, tonight: Show, written: dict[str, Any]
) -> None:
    answer = desk.post(f"/api/shows/{tonight.pk}/rundown/copy", source=show.pk)
    assert answer.status_code == 201, answer.json()
    plan = answer.json()["plan"]
    assert (plan["kind"], plan["target_ms"], plan["slot_start"], plan["slot_end"]) == (
        "loop",
        600_000,
        START,
        START + 3 * HOUR,
    )
    assert [
        (one["title"], one["link_no"], one["goods"] and one["goods"]["title"], one["hard_start"])
        for one in plan["segments"]
    ] == [
        # The product stays and its number is tonight's; a product that is not in the bag is gone.
        ("一号", 2, "保湿面膜 5 片装", None),
        ("四号", None, None, None),
        ("福袋", None, None, START + 30 * MINUTE),
        # Three and a half hours in, this show is over.
        ("晚福袋", None, None, None),
        ("九号", 9, None, None),
    ]
    first, last = plan["segments"][0], plan["segments"][-1]
    assert [one["text"] for one in first["blocks"]] == ["{号} 号，到手 {到手价} 🧣"]
    assert [(one["offset_ms"], one["text"]) for one in first["cues"]] == [(1_000, "弹 1 号")]
    assert (first["in_loop"], first["duration_ms"]) == (True, 5 * MINUTE)
    assert (last["note"], last["lane"], last["in_loop"]) == ("样品\n未到", "encore", False)
    assert [(one["title"], one["share"]) for one in plan["talk_targets"]] == [("面膜", 4_000)]


def test_the_copied_plan_stays_as_it_was_and_the_copy_is_undone_whole(
    desk: Browser, show: Show, tonight: Show, written: dict[str, Any]
) -> None:
    made = desk.post(f"/api/shows/{tonight.pk}/rundown/copy", source=show.pk).json()
    source = public.plan_for_run(show.pk)
    assert source is not None and source.sha256 == written["sha256"]
    undone = desk.post(f"/api/rundowns/{made['plan']['id']}/undo", act=made["act"])
    assert undone.json()["undone"] == "复制脚本"
    assert public.plan_for_run(tonight.pk) is None
    assert Segment.objects.active().filter(plan__show_id=tonight.pk).count() == 0
    assert Cue.objects.active().count() == 1


def test_what_cannot_be_copied_makes_no_plan(
    desk: Browser, show: Show, tonight: Show, written: dict[str, Any]
) -> None:
    refused = [
        desk.post(f"/api/shows/{tonight.pk}/rundown/copy", source=tonight.pk),
        desk.post("/api/shows/999/rundown/copy", source=show.pk),
        desk.post(f"/api/shows/{show.pk}/rundown/copy", source=show.pk),
    ]
    assert [(one.status_code, one.json()["code"]) for one in refused] == [
        (404, "not_found"),
        (422, "invalid"),
        (409, "duplicate"),
    ]
    assert (Plan.objects.count(), Segment.objects.count()) == (1, 5)


def test_a_list_of_shows_names_their_plans(
    desk: Browser, show: Show, tonight: Show, written: dict[str, Any]
) -> None:
    desk.post(f"/api/shows/{tonight.pk}/rundown", kind="linear")
    found = desk.get(f"/api/rundowns?start={EVENING}&end={EVENING + 2 * DAY}")
    assert [{k: v for k, v in one.items() if k != "id"} for one in found] == [
        {
            "show_id": show.pk,
            "kind": "loop",
            "segments": 5,
            "planned_ms": 5 * MINUTE,
            "loop_ms": 5 * MINUTE,
        },
        {
            "show_id": tonight.pk,
            "kind": "linear",
            "segments": 0,
            "planned_ms": 0,
            "loop_ms": 0,
        },
    ]
    assert desk.get(f"/api/rundowns?start={EVENING - DAY}&end={EVENING}") == []
