"""What is still open in a plan, and what it adds up to, each in a sentence. [plain]"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kaibo.domains.rundown.choices import PlanKind
from kaibo.domains.rundown.rules import linear, loops, talk, texts
from kaibo.domains.rundown.values import PlanValue, SegmentValue
from kaibo.kit.clock import at_clock, length, on_calendar

# A round shorter or longer by less than this is as good as meant.
TARGET_SLACK = 30_000
# A link, or, while there is none, the number somebody wrote down.
_Key = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Issue:
    """One open point. `code` is stable; `segment` is the segment's id, null for the whole plan.
    `before_show` says that it should be settled before going live, which it never prevents."""

    code: str
    text: str
    segment: int | None
    before_show: bool


@dataclass(frozen=True, slots=True)
class RoleTotal:
    """Planned ms of one product role ("" = no product, or its role unknown)."""

    role: str
    ms: int
    segments: int


@dataclass(frozen=True, slots=True)
class LinkTotal:
    """One link's planned talk; see `rules.talk.Share`."""

    link_id: int | None
    link_no: int | None
    title: str
    ms: int
    segments: int
    share: int | None
    target: int | None
    off: int | None


@dataclass(frozen=True, slots=True)
class Totals:
    """What a plan adds up to. `over` compares the planned end with the end of the slot, + is
    too long; null for a loop, of which `rounds` whole ones fit into the slot."""

    planned_ms: int
    slot_ms: int
    ends_at: int | None
    over: int | None
    loop_ms: int
    target_ms: int | None
    rounds: int | None
    roles: tuple[RoleTotal, ...]
    links: tuple[LinkTotal, ...]
    issues: tuple[Issue, ...]


def totals(plan: PlanValue) -> Totals:
    """Everything the editor's bottom bar shows. In a loop, roles and links are of one round."""
    is_loop = plan.kind == PlanKind.LOOP
    loop_ms = loops.loop_length(plan.parts)
    slot_ms = plan.slot_end - plan.slot_start
    once = sum(part.duration for part in plan.parts if not part.in_loop)
    ends_at = None if is_loop else linear.planned_end(plan.parts, plan.slot_start)
    counted = [one for one in plan.segments if one.in_loop or not is_loop]
    return Totals(
        planned_ms=linear.total(plan.parts),
        slot_ms=slot_ms,
        ends_at=ends_at,
        over=None if ends_at is None else ends_at - plan.slot_end,
        loop_ms=loop_ms,
        target_ms=plan.target_ms,
        rounds=max(slot_ms - once, 0) // loop_ms if is_loop and loop_ms else None,
        roles=_roles(counted),
        links=_links(plan, counted),
        issues=tuple(open_issues(plan)),
    )


def open_issues(plan: PlanValue) -> Iterator[Issue]:
    """All open points: the plan's own first, then by segment."""
    yield from _of_plan(plan)
    clashes = {one[0].id: one for one in _clashes(plan)}
    for segment in plan.segments:
        yield from _of_segment(plan, segment)
        if segment.id in clashes:
            yield _clash(*clashes[segment.id])


def _of_plan(plan: PlanValue) -> Iterator[Issue]:
    if not plan.segments:
        yield Issue("no_segments", "脚本还是空的，加一个段落或套用一个模板。", None, True)
        return
    if plan.kind == PlanKind.LOOP:
        whole = loops.loop_length(plan.parts)
        if not whole:
            yield Issue("no_loop", "这是循环脚本，但循环里还没有段落（或时长都是 0）。", None, True)
        elif plan.target_ms is not None and abs(whole - plan.target_ms) >= TARGET_SLACK:
            word = "长" if whole > plan.target_ms else "短"
            yield Issue(
                "loop_off_target",
                f"一圈是 {length(whole)}，目标 {length(plan.target_ms)}，"
                f"{word}了 {length(abs(whole - plan.target_ms))}。",
                None,
                False,
            )
    else:
        over = linear.planned_end(plan.parts, plan.slot_start) - plan.slot_end
        if over > 0:
            yield Issue("over_slot", f"按计划要超出时段 {length(over)}，请删减或加时。", None, True)
    planned = {one.link_id for one in plan.segments if one.in_loop or plan.kind != PlanKind.LOOP}
    for target in plan.talk_targets:
        if target.link_id not in planned and target.share:
            name = f"{target.link_no} 号「{target.title}」" if target.link_no else "有个链接"
            text = f"{name}的讲解占比目标是 {talk.percent(target.share)}，脚本里却没有讲它的段落。"
            yield Issue("target_unplanned", text, None, False)
    share = sum(target.share for target in plan.talk_targets)
    if share > talk.WHOLE:
        yield Issue("share_over", f"讲解占比合计 {talk.percent(share)}，超过了 100%。", None, False)


def _of_segment(plan: PlanValue, segment: SegmentValue) -> Iterator[Issue]:
    name = f"第 {segment.position} 段「{segment.title}」"

    def issue(code: str, text: str, *, before_show: bool = True) -> Issue:
        return Issue(code, name + text, segment.id, before_show)

    if segment.goods is None and segment.link_id is not None:
        yield issue("link_gone", "的商品已不在本场的排品里，请换一个链接。")
    elif segment.goods is None and segment.link_no is not None:
        yield issue("no_link", f"写的是 {segment.link_no} 号链接，本场还没有这个号。")
    elif segment.goods is not None:
        if segment.goods.final_price is None:
            yield issue("no_price", f"的商品「{_goods(segment)}」还没有到手价，请到排品里补上。")
        if segment.goods.link_no is None:
            yield issue(
                "no_number", f"的商品「{_goods(segment)}」还没有链接号。", before_show=False
            )
    if not segment.duration_ms:
        yield issue("no_length", "还没有时长。", before_show=False)
    if texts.is_empty([{"kind": one.kind, "text": one.text} for one in segment.blocks]):
        yield issue("empty_script", "还没有脚本内容。", before_show=False)
    blanks = {blank: None for one in segment.blocks for blank in texts.blanks_in(one.shown)}
    if blanks:
        yield issue("unfilled", f"还有没填上的空：{'、'.join(blanks)}。")
    hard = segment.hard_start
    if hard is not None and segment.in_loop and plan.kind == PlanKind.LOOP:
        yield issue("hard_in_loop", "在循环里，每圈都会讲到，不能有硬点。请移出循环或去掉硬点。")
    elif hard is not None and not plan.slot_start <= hard < plan.slot_end:
        yield issue("hard_outside", f"的硬点 {on_calendar(hard)} 不在本场时段里。")
    for cue in segment.cues:
        if cue.offset_ms > segment.duration_ms:
            yield issue(
                "cue_late",
                f"的口令「{cue.text}」在第 {length(cue.offset_ms)}，"
                f"这一段只有 {length(segment.duration_ms)}。",
                before_show=False,
            )


def _clashes(plan: PlanValue) -> Iterator[tuple[SegmentValue, int]]:
    """Segments whose hard start is overrun by what stands before it, with by how much."""
    if plan.kind != PlanKind.LOOP:
        by_id = {one.id: one for one in plan.segments}
        times = linear.planned(plan.parts, plan.slot_start)
        yield from ((by_id[time.id], time.clash) for time in times if time.clash)
        return
    one_offs = [(one.hard_start, one) for one in plan.segments if not one.in_loop]
    until = 0
    for hard, one in sorted(
        ((hard, one) for hard, one in one_offs if hard is not None),
        key=lambda pair: (pair[0], pair[1].position),
    ):
        if hard < until:
            yield one, until - hard
        until = max(until, hard) + one.duration_ms


def _clash(segment: SegmentValue, by: int) -> Issue:
    hard = segment.hard_start or 0
    return Issue(
        "hard_clash",
        f"第 {segment.position} 段「{segment.title}」硬点 {at_clock(hard)} 撞上前面的段落："
        f"前面到 {at_clock(hard + by, seconds=True)} 才完，差 {length(by)}。",
        segment.id,
        True,
    )


def _roles(segments: list[SegmentValue]) -> tuple[RoleTotal, ...]:
    found: dict[str, list[int]] = {}
    for one in segments:
        found.setdefault(one.goods.role if one.goods else "", []).append(one.duration_ms)
    return tuple(
        RoleTotal(role, sum(lengths), len(lengths)) for role, lengths in sorted(found.items())
    )


def _links(plan: PlanValue, segments: list[SegmentValue]) -> tuple[LinkTotal, ...]:
    """By link in the order of the plan; links that only have a target come last."""
    first: dict[_Key, SegmentValue] = {}
    ms: dict[_Key, int] = {}
    count: dict[_Key, int] = {}
    for one in segments:
        if one.link_id is None and one.link_no is None:
            continue
        key = (one.link_id, one.link_no if one.link_id is None else None)
        first.setdefault(key, one)
        ms[key] = ms.get(key, 0) + one.duration_ms
        count[key] = count.get(key, 0) + 1
    named = {target.link_id: target for target in plan.talk_targets}
    targets: dict[_Key, int] = {
        (target.link_id, None): target.share for target in plan.talk_targets
    }
    by_key = {share.key: share for share in talk.shares(ms, targets)}
    found = []
    for key in [*ms, *(key for key in targets if key not in ms)]:
        share, segment, meant = by_key[key], first.get(key), named.get(key[0] or 0)
        found.append(
            LinkTotal(
                key[0],
                segment.link_no if segment else meant.link_no if meant else None,
                _goods(segment) if segment else meant.title if meant else "",
                share.ms,
                count.get(key, 0),
                share.share,
                share.target,
                share.off,
            )
        )
    return tuple(found)


def _goods(segment: SegmentValue) -> str:
    return (segment.goods.short or segment.goods.title) if segment.goods else ""
