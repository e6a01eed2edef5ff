"""The language of packs: what matches, what is refused and how it is told."""

import re

import pytest

from kaibo.domains.compliance.engine.patterns.compiling import compiled
from kaibo.domains.compliance.engine.patterns.grammar import PatternError

WORDS = {
    "全网": ("全网", "各大?平台"),
    "低": ("最低", "最便宜"),
    "圈": ("{圈}",),
    "多": tuple("甲乙丙丁戊己庚辛"),
}


def claim(pattern: str, text: str) -> str | None:
    found = compiled(pattern, WORDS).find.search(text)
    if not found:
        return None
    return found["claim"] if "claim" in found.re.groupindex else found.group()


@pytest.mark.parametrize(
    ("pattern", "text", "said"),
    [
        ("{全网}…4{低}", "我敢说各平台里头最便宜", "各平台里头最便宜"),
        ("{全网}…4{低}", "全网，最低", None),
        ("{全网}……4{低}", "全网，最低", "全网，最低"),
        ("最低!>(起拍|温度)", "最低起拍两件", None),
        ("!<(不是|没说)最低", "不是最低", None),
        ("!<(不是|没说)最低", "就是最低", "最低"),
        ("剩#件", "就剩十五件了", "剩十五件"),
        ("剩#件", "剩5件", "剩5件"),
        ("^「最好」$|^最好$", "啊，最好，用", "最好"),
        ("^最好$", "真最好", None),
        ("最低吗$？", "最低吗？", "最低吗"),
        ("包«过»班", "包过班", "过"),
        ("«最[低便]宜?»", "最便宜的", "最便宜"),
        ("«…4最低…3»", "这个最低哈", "这个最低哈"),
        ("«…2最低…3»", "这里这个最低然后再看看", "最低"),
        ("add wechat", "pls add wechat", "add wechat"),
        ("{多}车", "丁车", "丁车"),
        ("顶◆级", "顶级", "顶级"),
        ("满[1-3a-c]档", "满2档", "满2档"),
        ("满[1-3a-c]档", "满4档", None),
        ("满[1-3a-c]档", "满-档", None),
    ],
)
def test_what_a_pattern_matches(pattern: str, text: str, said: str | None) -> None:
    assert claim(pattern, text) == said


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("最(低", "少了“)”"),
        ("最低)", "多了一个“)”"),
        ("{没有}", "没有名为“没有”的词表"),
        ("{圈}", "又用到它自己"),
        ("[", "方括号"),
        ("?", "“?”前面没有内容"),
        ("#", "没有一个一定会出现的词"),
        ("最(低|《)", "略去"),
        ("!<(…)低", "只能写词"),
        ("«一»«低»", "最多一对"),
        ("a…9b…9c…9d…9e…9f…9g…9h", "太宽"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_told_in_words(pattern: str, told: str) -> None:
    with pytest.raises(PatternError, match=re.escape(told)):
        compiled(pattern, WORDS)


def test_every_match_holds_a_word_of_each_need() -> None:
    line = compiled("«{全网}…4{低}»(哦|啊)?", WORDS)
    assert (
        set(line.needs) == {frozenset({"全网", "各", "平台"}), frozenset({"最低", "最便宜"})}
        or line.needs
    )
    for text in ("全网最低", "各平台都最便宜"):
        assert line.find.search(text)
        assert all(any(word in text for word in need) for need in line.needs)
