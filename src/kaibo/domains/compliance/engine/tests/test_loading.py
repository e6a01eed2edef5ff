"""A broken pack is told in words, with file, rule and place, and stops nothing beside it."""

from pathlib import Path

import pytest

from kaibo.domains.compliance.engine.checking import Checker
from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.loading import load_packs
from kaibo.domains.compliance.engine.pack_files import read_pack
from kaibo.domains.compliance.engine.packs import PackError, Problem
from kaibo.domains.compliance.engine.shipped import shipped_checker

HEAD = "title: 测试\nversion: '1'\nsource: 测试\n"
RULE = """
- id: {id}
  name: 测试
  category: test
  severity: high
  basis: 测试
  forbidden: 不许说{word}
  patterns: ['{pattern}']
  hits: [{word}, 说{word}, 再说{word}]
  passes: [甲, 乙, 丙]
"""


def rule(number: str, word: str, pattern: str = "") -> str:
    return RULE.format(id=number, word=word, pattern=pattern or word)


def rules(*told: str) -> str:
    return "rules:" + "".join(told)


def pack(folder: Path, name: str, **files: str | bytes) -> Path:
    """A pack folder; files by stem, `pack` for pack.yaml when it is not the usual one."""
    (folder / name).mkdir()
    for stem, says in ({"pack": HEAD} | files).items():
        raw = says if isinstance(says, bytes) else says.encode()
        (folder / name / f"{stem}.yaml").write_bytes(raw)
    return folder / name


def said(checker: Checker, text: str) -> set[str]:
    return {one.rule for one in checker.check(text, Context()).findings}


GOOD = rules(rule("T-1", "香菜"), rule("T-2", "芹菜"))
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
)


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (b"rules: [\xcf\xe3\xb2\xcb]\n", "第 1 行不是 UTF-8"),
        (b"words: {a: 1\nrules: ]", "第 2 行第 6 列不是能读的 YAML"),
        (b"- 1\n- 2\n", "应当是“名: 值”的一组"),
        (b"", "应当是“名: 值”的一组"),
        (b"rules: 7\n", "rules 应当是一列规则"),
        (BOMB.encode(), "展开后太大"),
        (b"a: &a [*a]\n", "引用了它自己"),
        (b"[" * 200_000, "嵌套超过 40 层"),
        (b"- " * 200_000, "嵌套超过 40 层"),
        (b"a: !!python/object/apply:os.system [ls]\n", "不是能读的 YAML"),
        (b"a: 2026-13-45\n", "不是能读的 YAML"),
        (b"\x00\x01", "不是能读的 YAML"),
    ],
    ids=["gbk", "syntax", "list", "empty", "number", "bomb", "self", "flow", "block", "tag", "date", "nul"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_and_the_others_are_used(
    tmp_path: Path, broken: bytes, says: str
) -> None:
    packs, problems = load_packs([pack(tmp_path, "own", good=GOOD, wrong=broken)])
    (problem,) = problems
    assert (problem.pack, problem.file) == ("own", "wrong.yaml")
    assert says in problem.says
    checker = Checker(packs)
    assert checker.problems == (problem,)
    assert said(checker, "买香菜送芹菜") == {"T-1", "T-2"}


def test_a_file_of_100_mb_is_told_by_its_size_and_not_read(tmp_path: Path) -> None:
    folder = pack(tmp_path, "own", good=GOOD)
    with (folder / "huge.yaml").open("wb") as huge:
        huge.truncate(100_000_000)
    packs, problems = load_packs([folder])
    assert [(one.file, one.says) for one in problems] == [
        ("huge.yaml", "huge.yaml 有 100 MB，规则文件最多 2 MB，请拆成几个文件")
    ]
    assert said(Checker(packs), "香菜") == {"T-1"}


@pytest.mark.parametrize("head", [None, b"", b"effective: soon\n", b"\xff\xfe", b"title: ["])
def test_a_pack_without_its_head_is_off_and_told_and_the_next_one_is_used(
    tmp_path: Path, head: bytes | None
) -> None:
    first = pack(tmp_path, "first", good=GOOD)
    (first / "pack.yaml").unlink()
    if head is not None:
        (first / "pack.yaml").write_bytes(head)
    packs, problems = load_packs([first, pack(tmp_path, "second", good=rules(rule("S-1", "茴香")))])
    assert {one.pack for one in problems} == {"first"}
    assert "pack.yaml" in problems[0].says
    checker = Checker(packs)
    assert checker.problems == tuple(problems)
    assert said(checker, "香菜和茴香") == {"S-1"}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (rule("T-9", "香葱", "(香葱"), "少了“)”"),
        (rule("T-9", "香葱", "{葱类}"), "没有名为“葱类”的词表"),
        (rule("T-9", "香葱", "{空}"), "词表“空”是空的"),
        (rule("T-9", "香葱", "…9香…9葱…9姜…9蒜…9椒…9盐…9醋…9"), "太宽"),
        (rule("T-9", "香葱", "(香|香香)" * 40 + "葱"), "太宽"),
        (rule("T-9", "香葱", "{一}"), "展开后超过"),
        (rule("T-9", "香葱").replace("severity: high", "severity: grave"), "severity 应当是"),
        (rule("T-9", "香葱").replace("basis: 测试", "basis:"), "缺少 basis"),
        (rule("T-9", "香葱").replace("  patterns:", "  judge: 神仙\n  patterns:"), "没有名为“神仙”的判定"),
        (rule("T-9", "香葱").replace("[甲, 乙, 丙]", "5"), "passes 应当是一列"),
        (rule("T-1", "香葱"), "编号 T-1 在这个规则包里已经有了"),
        ("\n- 香葱\n", "应当是“名: 值”的一组"),
    ],
)  # fmt: skip
def test_a_wrong_rule_is_off_and_told_and_the_other_rules_of_its_file_are_used(
    tmp_path: Path, wrong: str, says: str
) -> None:
    words = "words:\n  空: []\n  一: ['" + "{二}" * 9 + "']\n  二: ['" + "{三}" * 9 + "']\n"
    words += (
        "  三: ['" + "{四}" * 9 + "']\n  四: ['" + "{五}" * 9 + "']\n  五: ['" + "葱" * 9 + "']\n"
    )
    words += "  六: [" + ", ".join(["'{一}'"] * 9) + "]\n"
    told = rules(rule("T-1", "香菜"), wrong.replace("{一}", "{六}"), rule("T-2", "芹菜"))
    checker = Checker(load_packs([pack(tmp_path, "own", words=words, some=told)])[0])
    (problem,) = checker.problems
    assert says in problem.says
    assert problem.rule in (wrong[7:10], "")
    assert said(checker, "买香菜送芹菜和香葱") == {"T-1", "T-2"}


def test_who_writes_rules_gets_the_first_error_raised(tmp_path: Path) -> None:
    folder = pack(tmp_path, "own", some=rules(rule("T-9", "香葱", "(香葱")))
    with pytest.raises(PackError, match="T-9"):
        Checker([read_pack(folder)], drafts=True)
    (folder / "bad.yaml").write_text("rules: [{id: T-3}]", encoding="utf-8")
    with pytest.raises(PackError, match=r"bad.yaml 的规则 T-3：缺少 name") as raised:
        read_pack(folder)
    assert (raised.value.file, raised.value.rule) == ("bad.yaml", "T-3")


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "pack" / "pack.yaml").mkdir(parents=True)
    packs, problems = load_packs([tmp_path / "none", tmp_path / "file", tmp_path / "pack"])
    assert [one.pack for one in problems] == ["none", "file", "pack"]
    assert [one.rules for one in packs] == [(), (), ()]
    assert Checker(packs).problems == tuple(problems)


def test_what_ships_has_no_problem() -> None:
    assert shipped_checker().problems == ()
    assert Problem.of("own", PackError("坏了")) == Problem("own", "", "", "坏了")
