"""Templates: whole, coherent, and put into a plan in one act."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.rundown import templates
from kaibo.domains.rundown.choices import BLOCK_LABELS, CUE_LABELS, LANE_LABELS, CueKind
from kaibo.domains.rundown.models import Cue, Plan, Segment
from kaibo.domains.rundown.rules import texts
from kaibo.domains.rundown.tests.conftest import EVENING, MakePlan, titles
from kaibo.domains.selection.models import Link
from kaibo.kit.clock import HOUR, MINUTE
from kaibo.kit.fact import Fact

WORDS = Path(__file__).parents[5] / "docs" / "words.md"
# Claims that no script of ours may teach.
NEVER = re.compile("全网最|第一品牌|国家级|根治|祛疤|仅剩|最后一件|刷屏扣|假装|托儿")


def test_there_is_a_loop_a_special_and_a_welfare_show() -> None:
    found = {one.id: (one.kind.value, len(one.segments)) for one in templates.every().values()}
    assert found == {
        "loop_18min_5links": ("loop", 10),
        "special_4h": ("linear", 21),
        "welfare_1h": ("linear", 12),
    }
    loop = templates.named("loop_18min_5links")
    assert sum(one.seconds for one in loop.segments if one.in_loop) == loop.target_s == 18 * 60
    assert {one.link_no for one in loop.segments if one.link_no} == {1, 2, 3, 4, 5}
    assert sum(one.share for one in loop.talk_targets) == 10_000


@pytest.mark.parametrize("template", templates.every().values(), ids=lambda one: str(one.id))
def test_a_template_keeps_the_rules_it_is_put_under(template: templates.Template) -> None:
    for one in template.segments:
        assert one.blocks and 0 < len(one.title) <= 60 and len(one.purpose) <= 200
        texts.check_blocks(
            [texts.Block(kind=block.kind.value, text=block.text) for block in one.blocks]
        )
        for cue in one.cues:
            texts.check_cue(cue.text)
            assert cue.at_s <= one.seconds, cue
        for block in one.blocks:
            assert not NEVER.search(block.text), block.text
            # Every blank is one we fill, and stands in a segment that has goods to fill it from.
            assert re.findall(r"\{.*?\}", block.text) == [
                blank for blank in re.findall(r"\{.*?\}", block.text) if blank[1:-1] in texts.BLANKS
            ]
            assert one.link_no is not None or not texts.blanks_in(block.text)


def test_every_cue_kind_is_a_word_of_the_floor() -> None:
    known = set(re.findall(r"^\| [^|]+ \| `(\w+)` \|", WORDS.read_text("utf-8"), re.MULTILINE))
    assert {kind.value for kind in CueKind} <= known
    assert list(CUE_LABELS) == list(CueKind)
    assert all(BLOCK_LABELS.values()) and all(LANE_LABELS.values())


@pytest.mark.django_db
def test_a_loop_is_inserted_whole_in_one_act_with_the_shows_own_goods(
    desk: Browser, bag: dict[int, Link], make_plan: MakePlan
) -> None:
    plan = make_plan("甲", "乙", kind="loop")
    first = Plan.objects.get().position[0]
    answer = desk.post(
        f"/api/rundowns/{plan.pk}/template", template="loop_18min_5links", after=first
    )
    assert answer.status_code == 201
    shown = answer.json()["plan"]
    assert [one["title"] for one in shown["segments"]] == [
        "甲",
        "开播暖场",
        "福利开圈",
        "主推 A",
        "主推 B",
        "互动问答",
        "利润款",
        "常规款过款",
        "转圈",
        "整点福袋",
        "下播收尾",
        "乙",
    ]
    assert answer.json()["made"] == [one["id"] for one in shown["segments"][1:-1]]
    welfare = shown["segments"][2]
    assert (welfare["link_id"], welfare["loop_at"]) == (bag[1].pk, 0)
    assert welfare["blocks"][0]["shown"].startswith("先上 1 号 面膜，到手 9.90，")
    assert shown["segments"][9]["hard_start"] == EVENING + HOUR
    assert shown["target_ms"] == 18 * MINUTE
    assert [(one["link_id"], one["share"]) for one in shown["talk_targets"]][:2] == [
        (bag[1].pk, 1_200),
        (bag[2].pk, 2_800),
    ]
    acts = Fact.objects.filter(verb="rundown.template.insert").values_list("act", flat=True)
    assert len(set(acts)) == 1
    totals = desk.get(f"/api/rundowns/{plan.pk}/totals")
    assert totals["loop_ms"] == 18 * MINUTE
    assert [one["code"] for one in totals["issues"]] == [
        "empty_script",
        "no_price",
        "unfilled",
        "empty_script",
    ]


@pytest.mark.django_db
def test_a_linear_template_fills_its_slot_and_a_show_without_goods_keeps_the_numbers(
    desk: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan()
    desk.post(f"/api/rundowns/{plan.pk}/template", template="special_4h")
    shown = desk.get(f"/api/rundowns/{plan.pk}")
    assert shown["segments"][-1]["end"] == shown["slot_end"]
    assert [one["gap"] for one in shown["segments"] if one["gap"]] == [
        2 * MINUTE,
        MINUTE,
        MINUTE,
    ]
    assert not any(one["clash"] for one in shown["segments"])
    assert (shown["segments"][1]["link_id"], shown["segments"][1]["link_no"]) == (None, 1)
    issues = desk.get(f"/api/rundowns/{plan.pk}/totals")["issues"]
    assert issues[0]["text"] == "第 2 段「福利开场」写的是 1 号链接，本场还没有这个号。"
    assert {one["code"] for one in issues} == {"no_link", "unfilled"}


@pytest.mark.django_db
def test_what_lies_outside_a_short_slot_loses_its_hard_start(
    desk: Browser, make_plan: MakePlan
) -> None:
    plan = make_plan(kind="loop", slot_start=EVENING, slot_end=EVENING + 40 * MINUTE)
    desk.post(f"/api/rundowns/{plan.pk}/template", template="loop_18min_5links")
    assert Segment.objects.get(title="整点福袋").hard_start is None


@pytest.mark.django_db
def test_an_unknown_template_changes_nothing(desk: Browser, make_plan: MakePlan) -> None:
    plan = make_plan("甲")
    answer = desk.post(f"/api/rundowns/{plan.pk}/template", template="../../etc/passwd")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert (titles(plan), Cue.objects.count()) == (["甲"], 0)
    names = [one["id"] for one in desk.get("/api/rundown/templates")]
    assert names == ["loop_18min_5links", "special_4h", "welfare_1h"]
    words = desk.get("/api/rundown/words")
    assert {"code": "host_line", "label": "主播话术"} in words["blocks"]
    assert words["blanks"] == ["{品名}", "{简称}", "{号}", "{到手价}", "{机制}"]
