"""Script text and cues by API, and the history that shows the text before and after."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.rundown.models import Cue, ScriptText
from kaibo.domains.rundown.tests.conftest import MakePlan, segment
from kaibo.kit.fact import Fact

pytestmark = pytest.mark.django_db


def line(text: str, kind: str = "host_line") -> dict[str, str]:
    """One block as a page sends it."""
    return {"kind": kind, "text": text}


@pytest.fixture
def first(make_plan: MakePlan) -> int:
    """The id of a plan's only segment."""
    return segment(make_plan("面霜"), "面霜").pk


def test_text_comes_back_as_it_was_written(desk: Browser, first: int) -> None:
    text = "第一行\n\t缩进,逗号，\"双引号\" '单引号' =1+1 {不是空} 👩‍🏫🧴 <b>x</b> \\n"
    path = f"/api/segments/{first}/script"
    answer = desk.post(path, expect=1, blocks=[line(text), line("", "screen")]).json()
    shown = answer["plan"]["segments"][0]
    assert shown["script_version"] == 2
    assert shown["blocks"] == [
        {"kind": "host_line", "text": text, "shown": text},
        {"kind": "screen", "text": "", "shown": ""},
    ]
    pasted = desk.post(path, expect=2, blocks=[line("一\r\n二\r三")]).json()
    assert pasted["plan"]["segments"][0]["blocks"][0]["text"] == "一\n二\n三"
    assert ScriptText.objects.get().blocks == [line("一\n二\n三")]


@pytest.mark.parametrize(
    ("blocks", "where"),
    [
        ([line("坏\x00")], "blocks.0.text"),
        ([line("好"), line("字" * 1_001)], "blocks.1.text"),
        ([line("好", "dance")], "blocks.0.kind"),
        ([line("好")] * 101, "blocks"),
        ([{"kind": "screen"}], "blocks.0.text"),
        ([{**line("好"), "colour": "red"}], "blocks.0.colour"),
    ],
)
def test_a_bad_script_is_refused_with_its_place(
    blocks: list[Any], where: str, desk: Browser, first: int
) -> None:
    facts = Fact.objects.count()
    answer = desk.post(f"/api/segments/{first}/script", expect=1, blocks=blocks)
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, where)
    assert (ScriptText.objects.get().blocks, Fact.objects.count()) == ([], facts)


def test_cues_come_in_the_order_of_their_moment_and_speak_to_a_duty(
    desk: Browser, first: int
) -> None:
    path = f"/api/segments/{first}/cues"
    desk.post(path, offset_ms=90_000, duty="host", kind="price_reveal", text="报价，停两秒")
    made = desk.post(path, offset_ms=0, duty="console", kind="pin", text="弹 3 号 👍🏽").json()
    cues = made["plan"]["segments"][0]["cues"]
    assert [(one["offset_ms"], one["duty_label"], one["kind_label"]) for one in cues] == [
        (0, "中控", "弹讲解"),
        (90_000, "主播", "报价"),
    ]
    pin = made["made"][0]
    moved = desk.post(f"/api/cues/{pin}", expect=1, offset_ms=120_000).json()
    assert [one["text"] for one in moved["plan"]["segments"][0]["cues"]] == [
        "报价，停两秒",
        "弹 3 号 👍🏽",
    ]
    stale = desk.post(f"/api/cues/{pin}", expect=1, offset_ms=60_000)
    assert "时刻现在是「2:00」，你要写「1:00」。" in stale.json()["text"]
    desk.post(f"/api/cues/{pin}/retire", expect=2)
    back = desk.post(f"/api/cues/{pin}/restore", expect=3).json()
    assert len(back["plan"]["segments"][0]["cues"]) == 2


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"text": "一二三四五六七八九十一二三四五六"}, "text"),
        ({"text": " "}, "text"),
        ({"kind": "dance"}, "kind"),
        ({"duty": "dancer"}, "duty"),
        ({"offset_ms": -1}, "offset_ms"),
    ],
)
def test_a_bad_cue_is_refused_with_its_place(
    more: dict[str, Any], where: str, desk: Browser, first: int
) -> None:
    cue = {"offset_ms": 0, "duty": "console", "kind": "pin", "text": "弹 3 号", **more}
    answer = desk.post(f"/api/segments/{first}/cues", **cue)
    assert (answer.status_code, answer.json()["where"][0]["path"]) == (422, where)
    assert Cue.objects.count() == 0


def test_history_shows_the_text_before_and_after_and_who(
    desk: Browser, laptop: Browser, first: int
) -> None:
    path = f"/api/segments/{first}/script"
    desk.post(path, expect=1, blocks=[line("全网最低"), line("弹 3 号", "console")])
    laptop.post(
        path, expect=2, blocks=[line("到手价看购物袋"), line("弹 3 号", "console")], reason="合规"
    )
    laptop.post(f"/api/segments/{first}", expect=1, title="面霜 主推", duration_ms=360_000)
    steps = laptop.get(f"/api/segments/{first}/history")
    assert [(one["label"], one["by"], one["reason"]) for one in steps] == [
        ("改段落", "小红", ""),
        ("改脚本内容", "小红", "合规"),
        ("改脚本内容", "阿明", ""),
        ("加段落", "阿明", ""),
        ("加段落", "阿明", ""),
    ]
    assert steps[0]["fields"] == [
        {"field": "title", "label": "段落", "before": "面霜", "after": "面霜 主推"},
        {"field": "duration_ms", "label": "计划时长", "before": "5:00", "after": "6:00"},
    ]
    assert [(one["op"], one["text"]) for one in steps[1]["script"]] == [
        ("removed", "全网最低"),
        ("added", "到手价看购物袋"),
        ("same", "弹 3 号"),
    ]
    assert [(one["op"], one["text"]) for one in steps[2]["script"]] == [
        ("added", "全网最低"),
        ("added", "弹 3 号"),
    ]
    copy = laptop.post(f"/api/segments/{first}/duplicate", expect=2).json()["made"][0]
    born = laptop.get(f"/api/segments/{copy}/history")
    assert [line["op"] for step in born for line in step["script"]] == ["added", "added"]
    older = laptop.get(f"/api/segments/{first}/history?before={steps[2]['fact']}")
    assert [one["label"] for one in older] == ["加段落", "加段落"]
    assert laptop.client.get("/api/segments/999/history").status_code == 404
