"""A text is looked through before it is kept: each error with its line, whatever the text holds."""

from __future__ import annotations

from time import monotonic

import pytest

from kaibo.domains.compliance.engine.shipped import shipped_packs
from kaibo.domains.compliance.teampacks import drafting
from kaibo.domains.compliance.teampacks.drafting import Draft, looked_through, plain_text
from kaibo.domains.compliance.teampacks.tests.texts import OURS, pack_of

SHIPPED = shipped_packs()
PATTERN = "«(已经|都)(卖|走|拍)了#(单|件)»"


def looked(text: str, *others: str) -> Draft:
    read = [looked_through("theirs", one, SHIPPED, [], "").pack for one in others]
    kept = [pack for pack in read if pack is not None]
    return looked_through("ours", text, SHIPPED, kept, "2026-11-23")


def test_a_good_pack_is_read_and_its_examples_are_run_one_by_one() -> None:
    draft = looked(OURS)
    assert (draft.wrong, draft.weak) == ((), ())
    assert [(one.text, one.wanted, one.found) for one in draft.tests[:2]] == [
        ("这款已经卖了八千单", "已经卖了八千单", ("已经卖了八千单",)),
        ("都拍了三百件了，手慢无", "都拍了三百件", ("都拍了三百件",)),
    ]
    assert [(one.wanted, one.found) for one in draft.tests[3:]] == [("", ())] * 3
    assert all(one.right for one in draft.tests)


WRONG = [
    ("(卖|走|拍)", "((卖|走|拍)", 15, "OURS-01", "少了“)”"),
    ("severity: high", "severity: grave", 10, "OURS-01", "severity 应当是"),
    ("  basis:", "  bassis:", 11, "OURS-01", "没有名为“bassis”的项"),
    ("checked: ", "chekced: ", 4, "", "没有名为“chekced”的项"),
    ("2026-11-20", "2026-13-20", 1, "", "checked 应当是"),
    ("  rewrite", "  surfaces: [billboard]\n  rewrite", 13, "OURS-01", "没有叫“billboard”的版面"),
    ("platforms:", "extends: nowhere\nplatforms:", 5, "", "不是随包来的规则包"),
    ("OURS-01", "ABS-02", 7, "ABS-02", "在规则包 china 里已经有了"),
    ("一箱八十件", "已经卖了八十件", 23, "OURS-01", "应当放过，却找到了“已经卖了八十件”"),
    ("这款⟦已经", "这款⟦还没", 17, "OURS-01", "没有找到"),
    ("这款⟦已经卖了八千单⟧", "⟦这款真是很香很好用⟧已经卖了八千单", 17, "OURS-01", "处找到，找到的是"),
    ("rules:", "rules: ]", 6, "", "不是能读的 YAML"),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "line", "rule", "says"), WRONG)
def test_what_is_wrong_is_told_with_rule_and_line(
    good: str, bad: str, line: int, rule: str, says: str
) -> None:
    assert OURS.count(good) >= 1
    wrong = looked(OURS.replace(good, bad, 1)).wrong
    met = [one for one in wrong if says in one.says]
    assert [(one.line, one.rule) for one in met] == [(line, rule)], wrong


def test_a_number_that_another_pack_of_the_team_has_is_refused() -> None:
    [wrong] = looked(OURS, pack_of("OURS-01", "香菜")).wrong
    assert "在规则包 theirs 里已经有了" in wrong.says


def test_a_pack_may_use_the_words_of_the_one_it_extends_and_stands_where_that_stands() -> None:
    china = next(pack for pack in SHIPPED if pack.name == "china")
    name = next(iter(china.words))
    word = next(one for one in china.words[name] if one.isalpha())
    text = pack_of("OURS-02", word).replace(f"patterns: ['{word}']", f"patterns: ['{{{name}}}']")
    assert "没有名为" in looked(text).wrong[0].says
    assert looked(f"extends: china\n{text}").wrong == ()
    pack = looked(f"extends: douyin\n{pack_of('OURS-02', '香菜')}").pack
    assert pack is not None
    assert pack.scope.platforms == {"douyin"}


SIGNS = [
    (OURS.replace("亲，", "亲\u202e，"), "改变书写方向", 19),
    (OURS.replace("亲，", "亲\u2067，"), "改变书写方向", 19),
    (OURS.replace("亲，", "亲\ud83d，"), "半个字符", 19),
    (OURS.replace("亲，", "亲\x00，"), "控制字符", 19),
    (OURS.replace("亲，", "亲\x9b，"), "控制字符", 19),
    ("", "空的", 1),
    ("字" * 10_000_000, "最多 500000 个", 1),
]


@pytest.mark.parametrize(("text", "says", "line"), SIGNS, ids=lambda one: str(one)[:12])
def test_signs_that_hide_something_are_refused_with_their_line(
    text: str, says: str, line: int
) -> None:
    [wrong] = looked(text).wrong
    assert (says in wrong.says, wrong.line) == (True, line)


BOMBS = [
    OURS.replace(PATTERN, "(a|b)?" * 60),
    OURS.replace(PATTERN, "(" * 5_000),
    OURS.replace(PATTERN, "…9香" * 9),
    OURS.replace(PATTERN, "|".join(f"{chr(0x4E00 + n % 5000)}{chr(0x4E00 + n // 7)}" for n in range(60_000))),
    "a: " + "[" * 100_000,
    "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)),
]  # fmt: skip


@pytest.mark.parametrize("text", BOMBS, ids=["ways", "deep", "gaps", "long", "nested", "aliases"])
def test_a_bomb_is_refused_at_once_in_a_sentence_that_fits_a_page(text: str) -> None:
    begun = monotonic()
    wrong = looked(text).wrong
    assert monotonic() - begun < 5
    assert wrong
    assert max(len(one.says) for one in wrong) <= drafting.MOST_SAID + 1


def test_a_pack_that_takes_too_long_is_left_off_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "MOST_SECONDS", 0.0)
    assert "还没有查完" in looked(OURS).wrong[0].says


def test_a_rule_with_too_few_examples_may_be_kept_and_is_told() -> None:
    draft = looked(OURS.replace("  - 亲，⟦已经走了两千单⟧呢\n", ""))
    assert (draft.wrong, draft.weak) == ((), ("OURS-01",))


def test_line_ends_of_another_system_are_the_same_text() -> None:
    assert plain_text("\ufeff" + OURS.replace("\n", "\r\n")) == OURS
