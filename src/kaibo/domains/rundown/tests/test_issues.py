"""What is open in a plan, said in sentences; by value, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kaibo.domains.rundown.rules.issues import RoleTotal, open_issues, totals
from kaibo.domains.rundown.values import (
    BlockValue,
    CueValue,
    Goods,
    PlanValue,
    SegmentValue,
    TalkTarget,
)
from kaibo.kit.clock import HOUR, MINUTE, SHANGHAI, to_ms

START = to_ms(datetime(2026, 11, 10, 23, 0, tzinfo=SHANGHAI))
CREAM = Goods(7, 3, "修护面霜 50 克", "面霜", "hero_role", 12_800, "拍1发1", None)
SEGMENT = SegmentValue(
    id=1,
    version=1,
    position=1,
    title="面霜",
    purpose="",
    duration_ms=10 * MINUTE,
    link_id=7,
    link_no=3,
    goods=CREAM,
    hard_start=None,
    in_loop=False,
    lane="talk",
    note="",
    script_id=1,
    script_version=1,
    blocks=(BlockValue("host_line", "好", "好"),),
    cues=(),
)
PLAN = PlanValue(
    id=1,
    show_id=1,
    version=1,
    rev=1,
    kind="linear",
    slot_start=START,
    slot_end=START + 2 * HOUR,
    target_ms=None,
    talk_targets=(),
    segments=(SEGMENT,),
    sha256="",
)


def told(plan: PlanValue) -> list[tuple[str, str]]:
    """Code and sentence of every open point."""
    return [(issue.code, issue.text) for issue in open_issues(plan)]


def of_segment(segment: SegmentValue, kind: str = "linear") -> list[tuple[str, str]]:
    """Open points of a plan of one segment."""
    return told(replace(PLAN, kind=kind, segments=(segment,)))


def test_a_whole_plan_has_nothing_open() -> None:
    assert told(PLAN) == []
    assert totals(PLAN).roles == (RoleTotal("hero_role", 10 * MINUTE, 1),)


def test_a_plan_with_nothing_in_it_says_how_to_begin() -> None:
    assert told(replace(PLAN, segments=())) == [
        ("no_segments", "脚本还是空的，加一个段落或套用一个模板。")
    ]
    assert of_segment(SEGMENT, kind="loop") == [
        ("no_loop", "这是循环脚本，但循环里还没有段落（或时长都是 0）。")
    ]


def test_too_long_for_the_slot_is_plus_and_said() -> None:
    long = replace(SEGMENT, duration_ms=2 * HOUR + 5 * MINUTE)
    assert of_segment(long) == [("over_slot", "按计划要超出时段 5:00，请删减或加时。")]
    assert totals(replace(PLAN, segments=(long,))).over == 5 * MINUTE
    assert totals(PLAN).over == -110 * MINUTE


def test_hard_starts_that_collide_or_lie_outside() -> None:
    second = replace(SEGMENT, id=2, position=2, title="福袋", hard_start=START + 8 * MINUTE)
    assert told(replace(PLAN, segments=(SEGMENT, second))) == [
        (
            "hard_clash",
            "第 2 段「福袋」硬点 23:08 撞上前面的段落：前面到 23:10:00 才完，差 2:00。",
        )
    ]
    just = replace(second, hard_start=START + 10 * MINUTE)
    assert told(replace(PLAN, segments=(SEGMENT, just))) == []
    assert of_segment(replace(SEGMENT, hard_start=START + 2 * HOUR)) == [
        ("over_slot", "按计划要超出时段 10:00，请删减或加时。"),
        ("hard_outside", "第 1 段「面霜」的硬点 11月11日 01:00 不在本场时段里。"),
    ]
    looped = replace(SEGMENT, hard_start=START + HOUR, in_loop=True)
    assert [code for code, _ in of_segment(looped, kind="loop")] == ["hard_in_loop"]


def test_goods_that_are_gone_have_no_number_or_no_price() -> None:
    assert of_segment(replace(SEGMENT, goods=None, link_no=None)) == [
        ("link_gone", "第 1 段「面霜」的商品已不在本场的排品里，请换一个链接。")
    ]
    assert of_segment(replace(SEGMENT, goods=None, link_id=None)) == [
        ("no_link", "第 1 段「面霜」写的是 3 号链接，本场还没有这个号。")
    ]
    bare = replace(SEGMENT, goods=replace(CREAM, link_no=None, final_price=None), link_no=None)
    assert of_segment(bare) == [
        ("no_price", "第 1 段「面霜」的商品「面霜」还没有到手价，请到排品里补上。"),
        ("no_number", "第 1 段「面霜」的商品「面霜」还没有链接号。"),
    ]
    free = replace(SEGMENT, goods=replace(CREAM, final_price=0))
    assert of_segment(free) == []


def test_no_length_no_text_blanks_and_cues_after_the_end() -> None:
    rest = replace(
        SEGMENT,
        duration_ms=0,
        blocks=(BlockValue("host_line", " ", " "),),
        cues=(CueValue(1, 1, 30_000, "console", "pin", "弹 3 号"),),
    )
    assert of_segment(rest) == [
        ("no_length", "第 1 段「面霜」还没有时长。"),
        ("empty_script", "第 1 段「面霜」还没有脚本内容。"),
        ("cue_late", "第 1 段「面霜」的口令「弹 3 号」在第 0:30，这一段只有 0:00。"),
    ]
    blank = replace(SEGMENT, blocks=(BlockValue("host_line", "{机制}", "{机制}"),) * 2)
    assert of_segment(blank) == [("unfilled", "第 1 段「面霜」还有没填上的空：{机制}。")]


def test_a_loop_off_its_target_by_half_a_minute_is_said_and_by_less_is_not() -> None:
    looped = replace(SEGMENT, in_loop=True)
    loop = replace(PLAN, kind="loop", segments=(looped,))
    assert told(replace(loop, target_ms=10 * MINUTE + 29_999)) == []
    assert told(replace(loop, target_ms=9 * MINUTE)) == [
        ("loop_off_target", "一圈是 10:00，目标 9:00，长了 1:00。")
    ]
    found = totals(replace(loop, segments=(looped, replace(SEGMENT, id=2, position=2))))
    assert (found.loop_ms, found.rounds, found.over, found.ends_at) == (10 * MINUTE, 11, None, None)


def test_shares_over_all_and_shares_nobody_talks_about() -> None:
    targets = (TalkTarget(7, 3, "面霜", 9_000), TalkTarget(9, None, "", 2_050))
    assert told(replace(PLAN, talk_targets=targets)) == [
        ("target_unplanned", "有个链接的讲解占比目标是 20.5%，脚本里却没有讲它的段落。"),
        ("share_over", "讲解占比合计 110.5%，超过了 100%。"),
    ]
