"""What a review says, part by part, as it is taken along: headings, sentences and rows of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kaibo.domains.review.findings import shapes
from kaibo.kit import money
from kaibo.kit.clock import MINUTE, at_clock, from_ms, length

#: Of the parts that compare; others have their own.
HEADER = ("条目", "本场", "对比", "差额（元）", "说明")
_RANKED = ("链接或轮次", "上下榜", "讲解每分钟（元）", "成交（元）", "讲解")
_PROMISED = ("说了什么", "几点", "谁记的", "", "")
_FOUND = ("问题", "状态", "责任人", "截止", "改进、方案和验证")
_FEN = ("fen", "fen_per_1000", "fen_per_min", "fen_per_hour")

Row = tuple[str, str | None, str | Decimal | None, str | Decimal | None, str]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with a sentence or none, and rows as long as its header; None is empty."""

    title: str
    lead: str
    rows: list[Row]
    header: tuple[str, ...] = HEADER


def sections(review: shapes.ReviewOut) -> list[Section]:
    """The parts in the order of the page; the sentence that closed it first."""
    return [
        Section("一句话结论", review.sentence or f"{review.state_label}，还没有写结论。", []),
        Section("这一场怎么样", "", list(_against(review.against))),
        _funnel(review),
        _turning(review),
        *(
            _ranking(title, found, review.sees_money)
            for title, found in (("链接排行", review.links), ("轮次排行", review.rounds))
        ),
        Section(
            "未兑现承诺",
            "" if review.promises else "交接单和场记里没有写到。",
            [(one.text, at_clock(one.at), one.by, None, "") for one in review.promises],
            _PROMISED,
        ),
        _findings("问题与改进", review.findings, "这一场还没有写问题。"),
        _findings("往场带过来的", review.carried, "没有往场留下的未了结项。"),
    ]


def said(value: float | None, unit: str) -> str | None:
    """A value in its unit as people read it; None unknown."""
    if value is None:
        return None
    exact = Decimal(str(value))
    if unit in _FEN:
        return money.yuan(int(exact.to_integral_value())) + " 元"
    if unit == "ratio":
        return f"{(exact * 100).quantize(Decimal('0.01'))}%"
    return f"{exact.normalize():f}"


def _yuan(fen: float | None) -> Decimal | None:
    return None if fen is None else Decimal(str(fen)).to_integral_value() / 100


def _against(found: shapes.AgainstOut) -> Iterator[Row]:
    """The show against its goals, its own baseline and its plan."""
    name, value = found.label or "成交", said(found.value, found.unit)
    if not found.metric:
        yield (name, None, None, None, found.why)
    for goal in found.goals:
        note = "不知道完成多少" if goal.share is None else f"完成 {said(goal.share, 'ratio')}"
        yield _held_to(f"{goal.label}，比目标", goal, note)
    if not found.goals:
        yield (f"{name}，比目标", value, None, None, found.why_no_goal)
    if found.usual is None:
        yield (f"{name}，比平常", value, None, None, found.why_no_usual)
    else:
        note = "对比是中位数" if found.usual.n > 1 else "对比是那一场"
        note += f"；本场的数来自{found.origin}" if found.origin else ""
        yield _held_to(f"{name}，比{found.usual.name}", found.usual, note)
    yield _plan(found)


def _held_to(name: str, one: shapes.HeldToOut, note: str) -> Row:
    fen = one.difference if one.unit in _FEN else None
    return (name, said(one.value, one.unit), said(one.against, one.unit), _yuan(fen), note)


def _plan(found: shapes.AgainstOut) -> Row:
    plan = found.plan
    if plan is None:
        return ("比计划", None, None, None, found.why_no_plan)
    parts = [f"计划 {at_clock(plan.start)}–{at_clock(plan.end)}"]
    parts += _off(plan.late_ms, "晚开", "早开")
    parts += [] if plan.over_ms is None else _off(plan.over_ms, "多播", "少播")
    parts += [f"没走：{'、'.join(plan.missed)}"] if plan.missed else []
    taken = f"走了 {plan.taken} 段" if plan.segments else None
    planned = f"{plan.segments} 段" if plan.segments else None
    return ("比计划", taken, planned, None, "；".join(parts))


def _off(ms: int, later: str, sooner: str) -> list[str]:
    """By how much a time is off; a minute more or less is on time."""
    return [] if abs(ms) < MINUTE else [f"{later if ms > 0 else sooner} {length(abs(ms))}"]


def _funnel(review: shapes.ReviewOut) -> Section:
    found = review.funnel
    if found is None:
        return Section("漏斗拆解", review.why_no_funnel, [])
    rows: list[Row] = [
        ("成交金额", said(found.now, "fen"), said(found.before, "fen"), _yuan(found.difference), "")
    ]
    for step in found.steps:
        now = said(step.now.value, step.unit) if step.now else None
        before = said(step.before.value, step.unit) if step.before else None
        usual = "" if step.usual is None else "在平常范围里" if step.usual else "超出平常范围"
        rows.append((step.label, now, before, _yuan(step.part), usual))
    rows += [(one.label, None, None, None, one.why) for one in found.absent]
    lead = f"和{found.against_label}比（{found.origin_label}）。" + "".join(found.notes)
    return Section("漏斗拆解", lead, rows)


def _turning(review: shapes.ReviewOut) -> Section:
    found = review.turning
    rows: list[Row] = []
    for one in found.turns:
        air = "、".join(dict.fromkeys(span.label for span in one.on_air))
        pressed = "、".join(
            f"{at_clock(press.at)} {press.label}{f'「{press.text}」' if press.text else ''}"
            for press in one.pressed
        )
        said_too = [
            f"{other.label} {said(other.value, other.unit)}"
            for other in one.beside
            if other.value is not None
        ]
        text = one.text + (f"那时在播：{air}。" if air else "")
        text += f"前后三分钟按过：{pressed}。" if pressed else ""
        text += f"同时：{'，'.join(said_too)}。" if said_too else ""
        when = f"{at_clock(one.start)}–{at_clock(one.end)}"
        rows.append((when, said(one.value, found.unit), said(one.usual, found.unit), None, text))
    claim = found.claim or "只说当时，不说原因。"
    return Section("转折点", found.why or f"看的是{found.label}。{claim}", rows)


def _ranking(title: str, found: shapes.RankingOut | None, money_too: bool) -> Section:
    if found is None:
        return Section(title, "" if money_too else "没有查看成交的权限。", [])
    rows: list[Row] = [
        (one.label, way, _yuan(one.per_minute), _yuan(one.gmv), _talked(one))
        for way, many in (("最高", found.top), ("最低", found.bottom))
        for one in many
    ]
    lead = f"讲解每分钟的成交金额，排了 {found.ranked} 个。"
    if found.short:
        lead += f"另有 {len(found.short)} 个讲解不到 3 分钟，不排。"
    if found.unknown:
        lead += f"另有 {len(found.unknown)} 个缺成交或讲解时长。"
    return Section(title, lead, rows, _RANKED)


def _talked(one: shapes.RankedOut) -> str:
    talk = "—" if one.talk_ms is None else length(one.talk_ms)
    return f"{talk}，{'—' if one.pieces is None else one.pieces} 件"


def _findings(title: str, found: list[shapes.FindingOut], nothing: str) -> Section:
    rows: list[Row] = [
        (
            one.problem,
            one.state_label,
            one.owner_name,
            one.deadline.isoformat() if one.deadline else None,
            "；".join(part.rstrip("。；") for part in _done_about(one) if part),
        )
        for one in found
    ]
    return Section(title, "" if found else nothing, rows, _FOUND)


def _done_about(one: shapes.FindingOut) -> Iterator[str]:
    yield one.improvement
    yield one.plan
    wanted = said(one.wanted, one.unit)
    if wanted is not None:
        yield f"验证：{one.metric_label} {one.direction_label} {wanted}，看 {one.verify_shows} 场"
    for seen in one.verified:
        held = {True: "达到", False: "没到", None: ""}[seen.reached]
        yield f"{_day(seen.start)} {said(seen.value, one.unit) or '不知道'} {held}".strip()
    yield one.verdict or one.proposal_text
    yield f"{_day(one.show_start)} 定的"


def _day(at: int) -> str:
    """The date of a show, as the team's calendar has it: its shows often have one name."""
    return from_ms(at).strftime("%m-%d")
