"""Script text: what may stand in it, its blanks, and what differs between two versions."""

from __future__ import annotations

import pytest

from kaibo.domains.rundown.rules import texts
from kaibo.domains.rundown.rules.texts import Block, Line
from kaibo.kit.errors import Refusal


def block(text: str, kind: str = "host_line") -> Block:
    """One block."""
    return Block(kind=kind, text=text)


def test_blanks_are_filled_and_unknown_ones_stay() -> None:
    text = "{号} 号 {品名}，到手 {到手价}，{机制}{别的}"
    assert texts.fill(text, {"号": "3", "品名": "面霜", "机制": ""}) == (
        "3 号 面霜，到手 {到手价}，{机制}{别的}"
    )
    assert texts.blanks_in("{到手价} {号} {到手价} {别的}") == ["{到手价}", "{号}"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("放本圈第一批", 6),
        ("", 0),
        ("弹3号^`", 5),
        ("👩‍🏫👍🏽", 2),
        ("e\u0301☀️", 2),
        ("一二三四五六七八九十一二三四五", 15),
    ],
)
def test_characters_are_counted_as_people_see_them(text: str, count: int) -> None:
    assert texts.characters(text) == count


def test_a_cue_of_sixteen_characters_is_refused_and_one_of_fifteen_is_not() -> None:
    texts.check_cue("一二三四五六七八九十一二三四五")
    with pytest.raises(Refusal) as refused:
        texts.check_cue("一二三四五六七八九十一二三四五六")
    assert refused.value.text == "口令最多 15 个字，这里有 16 个。写短一点，现场才看得清。"
    with pytest.raises(Refusal):
        texts.check_cue("  \n")


def test_blocks_keep_tabs_commas_lines_and_emoji_and_refuse_the_rest_with_their_place() -> None:
    texts.check_blocks([block('第一行\n第二行\t制表,逗号，"引号" 👩‍🏫'), block("", "screen")])
    with pytest.raises(Refusal) as refused:
        texts.check_blocks([block("好"), block("坏\x00"), block("字" * 1_001), block("x", "dance")])
    assert [place.path for place in refused.value.where] == [
        "blocks.1.text",
        "blocks.2.text",
        "blocks.3.kind",
    ]
    with pytest.raises(Refusal):
        texts.check_blocks([block("一")] * 101)


def test_a_comparison_shows_what_went_and_what_came() -> None:
    before = [block("开场"), block("弹 3 号", "console"), block("收尾")]
    after = [block("开场"), block("弹 5 号", "console"), block("收尾"), block("谢谢")]
    assert texts.differences(before, after) == (
        Line("same", "host_line", "开场"),
        Line("removed", "console", "弹 3 号"),
        Line("added", "console", "弹 5 号"),
        Line("same", "host_line", "收尾"),
        Line("added", "host_line", "谢谢"),
    )
    assert texts.differences([], []) == ()


def test_blank_lines_alone_are_no_script() -> None:
    assert texts.is_empty([]) and texts.is_empty([block(" \n\t")])
    assert not texts.is_empty([block(""), block("好")])
