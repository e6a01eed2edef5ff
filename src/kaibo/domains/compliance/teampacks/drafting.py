"""A text somebody wants to keep as a pack: looked through in bounded time, every error with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic

import yaml

from kaibo.domains.compliance.engine.checking import Checker
from kaibo.domains.compliance.engine.context import SURFACES
from kaibo.domains.compliance.engine.pack_files import HEAD, read_text
from kaibo.domains.compliance.engine.packs import Pack, PackError, Rule, Scope
from kaibo.domains.compliance.teampacks.joining import extended, twice
from kaibo.domains.compliance.teampacks.places import Lines
from kaibo.domains.compliance.teampacks.trying import Tried, drafted, tested

#: What a person writes by hand is far below; the largest pack that ships has 250,000 characters.
MOST_CHARACTERS, MOST_RULES, MOST_EXAMPLES = 500_000, 300, 5_000
#: A pack whose patterns and examples take longer than that holds everybody up, s.
MOST_SECONDS = 10.0
#: More errors than that at once help nobody.
MOST_WRONG = 50
MOST_SAID = 300
# On the wire half a character has become � already.
_HALF = re.compile("[\ud800-\udfff\ufffd]")
# Signs that turn the order of what is read, so that a rule says one thing and means another.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SCOPE = frozenset(Scope.__dataclass_fields__)
_HEAD = _SCOPE | frozenset(
    "title version source effective until checked needs_own_text note extends words terms rules".split()
)
_RULE = _SCOPE | frozenset(
    "id name category severity needs basis forbidden evidence rewrite proof ways hits passes "
    "effective until patterns unless judge despite widen wants".split()
)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What keeps a text from being kept: its line from 1, the rule ("" the pack), in Chinese why."""

    line: int
    rule: str
    says: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A text looked through. `pack` is there when it could be read at all; with nothing `wrong` it
    may be kept. `weak` are rules with too few examples, which stay off; `tests` its examples."""

    pack: Pack | None
    checker: Checker | None
    wrong: tuple[Wrong, ...]
    weak: tuple[str, ...] = ()
    tests: tuple[Tried, ...] = ()


def plain_text(text: str) -> str:
    """A text with the line ends of one system."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def looked_through(
    name: str, text: str, shipped: Sequence[Pack], others: Sequence[Pack], day: str
) -> Draft:
    """The text as the pack of that name; `others` are the team's other packs. Never raises for what
    the text holds."""
    wrong = _signs(text)
    if wrong:
        return Draft(None, None, (wrong,))
    told: list[PackError] = []
    try:
        pack = read_text(name, text, told.append)
    except PackError as error:
        return Draft(None, None, tuple(map(_unread, (*told, error))))
    lines = Lines(text)
    told += _odd(text, pack)
    try:
        pack = extended(pack, {one.name: one for one in shipped})
    except PackError as error:
        told.append(error)
    taken = {rule.id: one.name for one in (*shipped, *others) for rule in one.rules}
    told += [twice(rule, taken[rule.id]) for rule in pack.rules if rule.id in taken]
    checker, tests = None, tuple[Tried, ...]()
    if not told:
        checker, tests, found = _run(pack, day)
        told += found
    weak = tuple(rule.id for rule in pack.rules if not rule.proven)
    placed = [Wrong(lines.of(one.rule, str(one)), one.rule, _short(str(one))) for one in told]
    placed.sort(key=lambda one: one.line)
    return Draft(pack, checker, tuple(placed[:MOST_WRONG]), weak, tests)


def _signs(text: str) -> Wrong | None:
    """What of the characters themselves is refused, before anything reads them."""
    if len(text) > MOST_CHARACTERS:
        says = f"规则包有 {len(text)} 个字，最多 {MOST_CHARACTERS} 个，请拆成几个包"
        return Wrong(1, "", says)
    for signs, says in (
        (_HALF, "有半个字符（多半是粘贴时断开的表情），请删掉"),
        (_TURNING, "有改变书写方向的隐形字符，看到的和写下的会不一样，请删掉"),
        (_CONTROL, "有看不见的控制字符，请删掉"),
    ):
        if met := signs.search(text):
            line = text.count("\n", 0, met.start()) + 1
            code = f"U+{ord(met[0]):04X}"
            return Wrong(line, "", f"第 {line} 行{says}（{code}）")
    if not text.strip():
        return Wrong(1, "", "规则包是空的")
    return None


def _unread(error: PackError) -> Wrong:
    """An error of a text that is no YAML, or no pack: its line stands in the sentence, if any."""
    met = re.search("第 ([0-9]+) 行", str(error))
    return Wrong(int(met[1]) if met else 1, error.rule, _short(str(error)))


def _short(says: str) -> str:
    """A sentence that quotes a pattern of any length, as a page can show it: what is wrong is at
    its end."""
    return says if len(says) <= MOST_SAID else f"{says[: MOST_SAID // 2]}…{says[-MOST_SAID // 2 :]}"


def _odd(text: str, pack: Pack) -> list[PackError]:
    """What is read over silently elsewhere, and here is most likely a slip of the pen."""
    told: list[PackError] = []
    given = yaml.safe_load(text)
    told += _unknown(given, _HEAD, HEAD, "")
    for rule in given.get("rules") or []:
        if isinstance(rule, Mapping):
            number = str(rule.get("id") or "")
            told += _unknown(rule, _RULE, f"规则 {number}", number)
    scopes = [("", pack.scope), *((rule.id, rule.scope) for rule in pack.rules)]
    for number, scope in scopes:
        for surface in sorted((scope.surfaces | scope.not_surfaces) - SURFACES):
            says = f"没有叫“{surface}”的版面；有 {'、'.join(sorted(SURFACES))}"
            told.append(PackError(f"规则 {number}：{says}" if number else says, HEAD, number))
    if not given.get("rules"):
        told.append(PackError("规则包里一条规则也没有", HEAD))
    if len(pack.rules) > MOST_RULES:
        told.append(PackError(f"规则有 {len(pack.rules)} 条，一个包最多 {MOST_RULES} 条", HEAD))
    examples = sum(len(rule.hits) + len(rule.passes) for rule in pack.rules)
    if examples > MOST_EXAMPLES:
        told.append(PackError(f"例句有 {examples} 句，一个包最多 {MOST_EXAMPLES} 句", HEAD))
    return told


def _unknown(
    given: Mapping[object, object], known: frozenset[str], where: str, rule: str
) -> list[PackError]:
    return [
        PackError(f"{where}：没有名为“{name}”的项，是不是写错了", HEAD, rule)
        for name in given
        if name not in known
    ]


def _run(pack: Pack, day: str) -> tuple[Checker | None, tuple[Tried, ...], list[PackError]]:
    """Compiled rule by rule, then held to its examples, each time as long as there is time."""
    end, told = monotonic() + MOST_SECONDS, list[PackError]()
    for rule in pack.rules:
        try:
            drafted(_only(pack, rule))
        except PackError as error:
            told.append(error)
        if monotonic() > end:
            told.append(_too_slow(rule))
            break
    if told:
        return None, (), told
    checker, tests = drafted(pack), list[Tried]()
    for rule in pack.rules:
        tests += tested(pack, checker, day, [rule])
        if monotonic() > end:
            told.append(_too_slow(rule))
            break
    told += [PackError(one.says, HEAD, one.rule) for one in tests if not one.right]
    return checker, tuple(tests), told


def _too_slow(rule: Rule) -> PackError:
    return PackError(
        f"规则 {rule.id}：到这里用了 {MOST_SECONDS:.0f} 秒还没有查完，句式太多或太宽，请拆成几个包",
        HEAD,
        rule.id,
    )


def _only(pack: Pack, rule: Rule) -> Pack:
    return replace(pack, rules=(rule,), terms=())
