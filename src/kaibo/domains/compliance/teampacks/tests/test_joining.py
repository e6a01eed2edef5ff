"""A team's packs beside those that ship, and what the team decided of rules."""

from __future__ import annotations

from dataclasses import replace

from kaibo.domains.compliance.engine.checking import Checker
from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.pack_files import read_text
from kaibo.domains.compliance.engine.packs import Pack
from kaibo.domains.compliance.teampacks.differing import differing
from kaibo.domains.compliance.teampacks.joining import Adjusted, Kept, adjusted, joined
from kaibo.domains.compliance.teampacks.tests.texts import BREAKS, OURS, pack_of

BASE = read_text("base", pack_of("B-1", "香菜"))


def told(packs: list[Pack], text: str, platform: str = "") -> set[tuple[str, str]]:
    found = Checker(packs).check(text, Context(platform=platform)).findings
    return {(one.rule, one.severity) for one in found}


def test_a_teams_pack_speaks_beside_the_shipped_ones_on_its_platform() -> None:
    packs = joined([BASE], [Kept("ours", 3, OURS)])
    assert [(pack.name, pack.version) for pack in packs] == [
        ("base", "1"),
        ("ours", "2026.12 第3版"),
    ]
    assert told(packs, f"香菜，{BREAKS}", "kuaishou") == {("B-1", "high"), ("OURS-01", "high")}
    assert told(packs, f"香菜，{BREAKS}", "douyin") == {("B-1", "high")}


def test_a_pack_that_broke_since_is_off_and_told_and_the_others_go_on() -> None:
    kept = [
        Kept("broken", 1, "rules: ["),
        Kept("half", 2, pack_of("H-1", "(芹菜")),
        Kept("odd", 1, "title: \ud800"),
        Kept("twin", 1, pack_of("B-1", "茴香")),
        Kept("whole", 1, pack_of("W-1", "香葱")),
    ]
    checker = Checker(joined([BASE], kept))
    assert [(one.pack, one.rule) for one in checker.problems] == [
        ("broken", ""),
        ("odd", ""),
        ("twin", "B-1"),
        ("half", "H-1"),
    ]
    assert "在规则包 base 里已经有了" in checker.problems[2].says
    found = checker.check("香菜芹菜茴香香葱", Context()).findings
    assert {one.rule for one in found} == {"B-1", "W-1"}


def test_a_rule_is_switched_off_or_made_graver_and_the_version_says_so() -> None:
    packs = [read_text("two", pack_of("A-1", "香菜")), read_text("other", pack_of("A-2", "香葱"))]
    decided = [Adjusted("A-1", 1, False, ""), Adjusted("A-2", 2, True, "block")]
    now = adjusted(packs, decided)
    assert told(now, "香菜香葱") == {("A-2", "block")}
    assert [pack.version for pack in now] == ["1（A-1 停用）", "1（A-2→block）"]
    back = [Adjusted("A-1", 2, True, ""), Adjusted("A-2", 3, True, "")]
    assert adjusted(packs, back) == packs


def test_what_another_checker_compiled_is_taken_over_and_answers_the_same() -> None:
    first = Checker([BASE])
    more = Checker([BASE, read_text("ours", OURS)], like=first)
    assert more._scopes[0][1] is first._scopes[0][1]
    found = more.check(f"香菜，{BREAKS}", Context(platform="kuaishou")).findings
    assert {one.rule for one in found} == {"B-1", "OURS-01"}
    graver = replace(BASE, rules=(replace(BASE.rules[0], severity="block"),))
    assert told([graver], "香菜") == {("B-1", "block")}
    [found_now] = Checker([graver], like=first).check("香菜", Context()).findings
    assert found_now.severity == "block"


def test_two_versions_differ_by_rule_and_field() -> None:
    after = OURS.replace("severity: high", "severity: block").replace(
        "  - 一箱八十件，按箱发\n", "  - 一箱八十件，按箱发\n  - 拍了三件试试\n"
    )
    after = after.replace("version: \"2026.12\"", "version: \"2027.01\"") + """- id: OURS-02
  name: 新的
  category: test
  severity: low
  basis: b
  forbidden: f
"""  # fmt: skip
    before = OURS + "- {id: OURS-09, name: 旧的, category: c, severity: low, basis: b, forbidden: f}\n"  # fmt: skip
    diff = differing(read_text("ours", before), read_text("ours", after))
    assert [(one.field, one.before, one.after) for one in diff.head] == [
        ("version", ("2026.12",), ("2027.01",))
    ]
    assert [(one.rule, one.how) for one in diff.rules] == [
        ("OURS-01", "changed"),
        ("OURS-02", "added"),
        ("OURS-09", "removed"),
    ]
    assert [(one.field, one.before, one.after) for one in diff.rules[0].changed] == [
        ("severity", ("high",), ("block",)),
        ("passes", (), ("拍了三件试试",)),
    ]
    same = read_text("ours", OURS)
    assert (differing(same, same).head, differing(same, same).rules) == ((), ())
