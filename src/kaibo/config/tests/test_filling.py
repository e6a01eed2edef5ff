"""What the server puts into a press by value, and that recording is never refused for want of it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kaibo.config.commands import Press
from kaibo.config.filling import Filling
from kaibo.config.http import Failed
from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.tests.hall import ROOM, Evening, Hall, opened, planned
from kaibo.domains.rundown import public as rundown
from kaibo.domains.rundown.actions import plans, scripts, segments
from kaibo.domains.rundown.models import Plan
from kaibo.domains.rundown.rules.texts import Block
from kaibo.domains.selection.actions import shows
from kaibo.domains.selection.models import Show
from kaibo.kit.access import Actor, system
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.live.desk import CommandRefused
from kaibo.live.events import most_x_bytes

# Presses are filled in threads with connections of their own: rows must be committed.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lead() -> Actor:
    return system("test")


@pytest.fixture
def evening(lead: Actor) -> Evening:
    rooms.add(lead, ident=ROOM, title="旗舰店A", platform=Platform.DOUYIN)
    return planned(lead)


@pytest.fixture
def hall(evening: Evening, tmp_path: Path) -> Iterator[Hall]:
    with opened(tmp_path / "data") as made:
        yield made


def filled(kind: str, room: str = ROOM, wait_s: float = 20.0, **fields: Any) -> dict[str, Any]:
    """`x` of a press after it was filled."""
    filling = Filling(wait_s)
    press = Press(command_id="k", kind=kind, **fields)
    try:
        return asyncio.run(filling.fill(room, press)).x or {}
    finally:
        filling.close()


def test_an_arming_carries_the_whole_plan_with_its_hash(hall: Hall, evening: Evening) -> None:
    plan = rundown.plan_for_run(evening.show)
    assert plan is not None
    x = filled("show.arm", ref=str(evening.show), x={"title": "页面上的", "plan": "old"})
    assert x == {
        "title": "双十一前夜",
        "plan": rundown.content(plan),
        "sha256": plan.sha256,
        "plan_rev": plan.rev,
    }
    assert x["plan"]["segments"][1]["goods"]["final_price"] == 8_900


def test_a_take_carries_the_segment_of_that_instant_and_which_time_it_is(
    hall: Hall, evening: Evening, lead: Actor
) -> None:
    hall.press("show.start", 0, ref=str(evening.show))
    ref = str(evening.main)
    first = filled("segment.take", ref=ref, x={"segment": {"title": "页面上的"}})
    assert (first["segment"]["title"], first["instance"]) == ("主推 3 号", 1)
    assert first["segment"]["blocks"] == [
        {"kind": "host_line", "text": "{号}号，到手{到手价}元", "shown": "3号，到手89元"}
    ]
    assert "without" not in first and first["plan_rev"] == rundown.rev_of_show(evening.show)
    hall.press("segment.take", 1, ref=ref, x=first)
    hall.press("segment.take", MINUTE, ref=str(evening.opening))
    segments.change(lead, evening.main, expect=1, title="改名了")
    second = filled("segment.take", ref=ref)
    assert (second["segment"]["title"], second["instance"]) == ("改名了", 2)
    hall.press("show.end", HOUR)
    hall.press("show.start", 2 * HOUR, ref="next")
    assert filled("segment.take", ref=ref)["instance"] == 1, "another show counts anew"


def test_a_show_of_another_room_is_not_armed_here_but_recorded_when_it_starts(
    hall: Hall, evening: Evening
) -> None:
    with pytest.raises(Failed) as caught:
        filled("show.arm", room="flagship-b", ref=str(evening.show))
    assert (caught.value.status, caught.value.code) == (409, "other_room")
    assert caught.value.text.startswith(f"「双十一前夜」排在直播间「{ROOM}」，不是「flagship-b」")
    x = filled(
        "show.start", room="flagship-b", ref=str(evening.show), x={"open_items": ["no_price"]}
    )
    assert x == {"title": "双十一前夜", "planned_room": ROOM, "open_items": ["no_price"]}
    assert filled("show.start", ref=str(evening.show)) == {"title": "双十一前夜"}


@pytest.mark.parametrize("ref", ["晚场", "0", "99999999", "-1", "1' --", None])
def test_what_nobody_planned_is_recorded_as_sent(ref: str | None, hall: Hall) -> None:
    sent = {"segment": {"title": "加场"}}
    assert filled("show.arm", ref=ref, x={"title": "加场"}) == {
        "title": "加场",
        "without": ["plan"],
    }
    assert filled("show.start", ref=ref, x={"title": "加场"}) == {"title": "加场"}
    assert filled("segment.take", ref=ref, x=sent) == {
        **sent, "instance": 1, "without": ["segment"],
    }  # fmt: skip
    assert filled("note", x={"a": 1}) == {"a": 1}


def test_a_show_without_a_plan_is_armed_without_one(
    hall: Hall, evening: Evening, lead: Actor
) -> None:
    plans.retire(lead, evening.plan, expect=Plan.objects.get(pk=evening.plan).version)
    assert filled("show.arm", ref=str(evening.show)) == {
        "title": "双十一前夜", "without": ["plan"],
    }  # fmt: skip


def test_a_database_that_hangs_holds_nobody_up(
    hall: Hall, evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def hangs(segment: int) -> None:
        go.wait(20)

    monkeypatch.setattr(rundown, "segment_for_take", hangs)
    filling = Filling(0.05)
    press = Press(
        command_id="k", kind="segment.take", ref=str(evening.main), x={"segment": {"a": 1}}
    )

    async def both() -> tuple[Press, Press]:
        return await filling.fill(ROOM, press), await filling.fill(ROOM, press)

    try:
        for found in asyncio.run(both()):
            assert found.x == {"segment": {"a": 1}, "without": ["segment", "instance"]}
    finally:
        go.set()
        filling.close()
    assert press.x == {"segment": {"a": 1}}, "the page's own press is not touched"


def test_a_fault_costs_the_copy_and_not_the_press(
    hall: Hall, evening: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(show: int) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(rundown, "plan_for_run", breaks)
    x = filled("show.arm", ref=str(evening.show), x={"title": "晚场", "without": ["stale"]})
    assert x == {"title": "晚场", "without": ["plan"]}


def test_a_script_too_long_for_the_log_is_left_out_first(
    hall: Hall, evening: Evening, lead: Actor
) -> None:
    long: list[Block] = [{"kind": "host_line", "text": "话" * 1_000}] * 100
    for title in ("一", "二"):
        row = segments.add(lead, evening.plan, title=title, duration_ms=1)
        scripts.write(lead, row.pk, expect=1, blocks=long)
    plan = rundown.plan_for_run(evening.show)
    assert plan is not None and len(rundown.canonical(plan)) > most_x_bytes("show.arm")
    x = filled("show.arm", ref=str(evening.show))
    assert x["without"] == ["plan.blocks"] and x["sha256"] == plan.sha256
    assert [one["title"] for one in x["plan"]["segments"]][-2:] == ["一", "二"]
    assert all(one["blocks"] == [] for one in x["plan"]["segments"])
    hall.press("show.arm", 0, ref=str(evening.show), x=x)


def test_a_handover_carries_the_sheet_unless_the_page_sent_one(
    hall: Hall, evening: Evening
) -> None:
    hall.press("show.start", 0, ref=str(evening.show))
    x = filled("handover", ref=str(evening.shift), x={"word": "先讲 3 号"})
    sheet = {one["id"]: one for one in x["sheet"]}
    assert (sheet["shift"]["value"], x["word"]) == (None, "先讲 3 号")
    assert sheet["next_up"]["value"] == "开场"
    assert filled("handover", ref="1", x={"sheet": [], "word": ""})["sheet"] == []
    assert filled("handover", room="nobody", ref="1") == {"without": ["sheet"]}


def test_a_show_called_off_can_still_be_started(hall: Hall, evening: Evening, lead: Actor) -> None:
    shows.retire(lead, evening.show, expect=Show.objects.get(pk=evening.show).version)
    assert filled("show.start", ref=str(evening.show)) == {"title": "双十一前夜"}


def test_an_odd_and_large_body_is_for_the_desk_to_refuse(hall: Hall, evening: Evening) -> None:
    odd = {"plan": {"segments": [1]}, "segment": [], "pad": "x" * 20_000, "big": 10**30}
    x = filled("show.start", ref=str(evening.show), x=odd)
    assert x == {
        "title": "双十一前夜", "pad": odd["pad"], "big": 10**30, "without": ["plan", "segment"],
    }  # fmt: skip
    with pytest.raises(CommandRefused) as caught:
        hall.press("show.start", 0, ref=str(evening.show), x=x)
    assert caught.value.code == "x_too_large"
