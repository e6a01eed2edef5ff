"""A plan as a whole: made for a show, its slot and targets, its order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kaibo.domains.rundown import goods
from kaibo.domains.rundown.actions.editing import tell
from kaibo.domains.rundown.choices import PlanKind
from kaibo.domains.rundown.models import Plan, Segment
from kaibo.domains.rundown.rules import talk
from kaibo.domains.selection import public as selection
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY
from kaibo.kit.errors import Place, invalid

LONGEST_SLOT = 2 * DAY


@dataclass(frozen=True, slots=True)
class Moved:
    """A segment that goes into the loop or out of it, as somebody saw it."""

    segment: int
    expect: int
    in_loop: bool


def make(
    actor: Actor,
    show_id: int,
    *,
    kind: str = PlanKind.LOOP,
    slot_start: int | None = None,
    slot_end: int | None = None,
    target_ms: int | None = None,
) -> Plan:
    """The plan of a show; its slot is the show's unless said. Refusals: `invalid`, `duplicate`."""
    show = selection.show(show_id)
    if show is None or not show.active:
        raise invalid([Place("show_id", "没有这一场，它可能已被取消。")])
    start = show.starts_at if slot_start is None else slot_start
    end = show.ends_at if slot_end is None else slot_end
    _check_slot(start, end)
    return journal.create(
        actor,
        "rundown.plan.create",
        Plan,
        show_id=show_id,
        kind=kind,
        slot_start=start,
        slot_end=end,
        target_ms=target_ms,
    )


def change(actor: Actor, plan_id: int, *, expect: int, **given: Any) -> Plan:
    """Change what is given of `kind`, `slot_start`, `slot_end`, `target_ms`, `talk_targets`."""
    with journal.act(actor, "rundown.plan.change") as writing:
        plan = writing.change(Plan, plan_id, expect=expect, **given)
        _check_slot(plan.slot_start, plan.slot_end)
        if "talk_targets" in given:
            _check_targets(plan)
        return plan


def arrange(
    actor: Actor,
    plan_id: int,
    *,
    expect: int,
    position: Sequence[int],
    moved: Sequence[Moved] = (),
) -> Plan:
    """The whole order at once, with what goes into the loop or out of it.

    `position` names every segment of the plan once. Refusals: `stale` with both orders, `invalid`.
    """
    with journal.act(actor, "rundown.plan.arrange") as writing:
        plan = writing.change(Plan, plan_id, expect=expect, position=list(position))
        mine = Segment.objects.active().filter(plan=plan)
        if sorted(position) != sorted(mine.values_list("pk", flat=True)):
            raise invalid([Place("position", "顺序里要有本场的每个段落，各一次。请刷新后再排。")])
        for index, one in enumerate(moved):
            if one.segment not in position:
                raise invalid([Place(f"moved.{index}.segment", "这个段落不在本场脚本里。")])
            writing.change(Segment, one.segment, expect=one.expect, in_loop=one.in_loop)
        tell(writing, plan)
        return plan


def retire(actor: Actor, plan_id: int, *, expect: int, reason: str = "") -> Plan:
    """Put a plan away with all that is in it; the show may then get another."""
    return journal.retire(actor, "rundown.plan.retire", Plan, plan_id, expect=expect, reason=reason)


def restore(actor: Actor, plan_id: int, *, expect: int) -> Plan:
    """Take a plan back, unless the show has another by now (`duplicate`)."""
    with journal.act(actor, "rundown.plan.restore") as writing:
        return writing.restore(Plan, plan_id, expect=expect)


def _check_slot(start: int, end: int) -> None:
    if end <= start:
        raise invalid([Place("slot_end", "时段的结束要晚于开始。")])
    if end - start > LONGEST_SLOT:
        raise invalid([Place("slot_end", "一个时段最长 48 小时，请检查日期。")])


def _check_targets(plan: Plan) -> None:
    links = goods.of_show(plan.show_id)
    seen = [one["link_id"] for one in plan.talk_targets]
    for index, number in enumerate(seen):
        if number not in links:
            raise invalid([Place(f"talk_targets.{index}.link_id", "本场没有这个链接。")])
        if number in seen[:index]:
            raise invalid([Place(f"talk_targets.{index}.link_id", "同一个链接写了两次。")])
    whole = sum(one["share"] for one in plan.talk_targets)
    if whole > talk.WHOLE:
        text = f"讲解占比合计 {talk.percent(whole)}，超过 100%，请调低几个。"
        raise invalid([Place("talk_targets", text)])
