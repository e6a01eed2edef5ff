"""What a pack's head may say: days, and whether it waits for somebody's own text."""

from pathlib import Path

import pytest

from kaibo.domains.compliance.engine.pack_files import read_pack
from kaibo.domains.compliance.engine.packs import PackError

RULE = """
rules:
- {id: X-01, name: n, category: c, severity: low, basis: b, forbidden: f, patterns: [词]%s}
"""


def pack_of(folder: Path, head: str, rule: str = "") -> Path:
    (folder / "pack.yaml").write_text(head, encoding="utf-8")
    (folder / "rules.yaml").write_text(RULE % rule, encoding="utf-8")
    return folder


def test_days_are_read_whether_quoted_or_not(tmp_path: Path) -> None:
    head = 'title: t\neffective: "2026-02-01"\nuntil: 2026-12-31\nchecked: 2026-11-22\n'
    pack = read_pack(pack_of(tmp_path, head, ", effective: 2026-03-01, until: '2026-03-31'"))
    assert (pack.effective, pack.until, pack.checked) == ("2026-02-01", "2026-12-31", "2026-11-22")
    assert [(rule.effective, rule.until) for rule in pack.rules] == [("2026-03-01", "2026-03-31")]
    days = ("2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01")
    assert [len(pack.on(day).rules) for day in days] == [0, 1, 1, 0]


def test_a_pack_without_days_always_holds(tmp_path: Path) -> None:
    pack = read_pack(pack_of(tmp_path, "title: t\n"))
    assert pack.on("1999-01-01") is pack
    assert pack.on("2099-12-31") is pack


@pytest.mark.parametrize("field", ["effective", "until", "checked"])
def test_a_day_that_is_none_is_refused_with_the_field(tmp_path: Path, field: str) -> None:
    pack_of(tmp_path, f'{field}: "2026-13-01"\n')
    told = f"pack.yaml：{field} 应当是 2026-02-01 这样的日期，现在是“2026-13-01”"
    with pytest.raises(PackError, match=told):
        read_pack(tmp_path)


def test_a_rules_day_that_is_none_is_refused_with_the_rule(tmp_path: Path) -> None:
    pack_of(tmp_path, "title: t\n", ", effective: 明年")
    with pytest.raises(PackError, match="的规则 X-01：effective 应当是"):
        read_pack(tmp_path)


def test_a_pack_that_needs_own_text_says_which(tmp_path: Path) -> None:
    pack = read_pack(pack_of(tmp_path, "needs_own_text: true\nnote: 缺站外交易的原文\n"))
    assert (pack.needs_own_text, pack.note) == (True, "缺站外交易的原文")
    assert read_pack(pack_of(tmp_path, "title: t\n")).needs_own_text is False


@pytest.mark.parametrize("head", ["needs_own_text: true\n", "needs_own_text: 是\nnote: 缺\n"])
def test_a_need_without_a_note_or_not_yes_or_no_is_refused(tmp_path: Path, head: str) -> None:
    with pytest.raises(PackError, match="needs_own_text 应当是 true 或 false"):
        read_pack(pack_of(tmp_path, head))
