"""Reads rule packs, strictly, from a folder or from one text; errors say where and what, in Chinese."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from kaibo.domains.compliance.engine.pack_fields import day, listed, mapping, rule_of, scope
from kaibo.domains.compliance.engine.packs import Pack, PackError, Rule
from kaibo.domains.compliance.engine.safe_yaml import UnreadableFile, read_yaml, yaml_of

# Beyond that a pack is no pack any more, and compiling it takes minutes.
_MOST_PATTERNS = 10_000
#: The file that says what a pack is; of a pack kept as one text, the only one.
HEAD = "pack.yaml"

Tell = Callable[[PackError], None]


def _raised(wrong: PackError) -> None:
    raise wrong


def read_pack(folder: Path, tell: Tell = _raised) -> Pack:
    """A pack from its folder: pack.yaml says what it is, every other .yaml file adds words, terms
    and rules. `tell` is told of each part that cannot be used, and the rest is read; without it the
    first one is raised.

    Raises:
        PackError: pack.yaml is not there, is not YAML, or says something of the wrong kind.
    """
    head = mapping(_yaml(folder / HEAD), HEAD)
    read = _Read(tell)
    for path in sorted(folder.glob("*.yaml")):
        try:
            read.file(path.name, _yaml(path))
        except PackError as wrong:
            tell(_placed(wrong, path.name))
    return _pack(folder.name, head, read)


def read_text(name: str, text: str, tell: Tell = _raised) -> Pack:
    """A pack from one text, which says what it is and holds its words, terms and rules. Told and
    raised as `read_pack` does; the file is called pack.yaml."""
    try:
        told = mapping(yaml_of(text.encode(), HEAD), HEAD)
    except UnreadableFile as wrong:
        raise PackError(str(wrong), HEAD) from None
    read = _Read(tell)
    try:
        read.file(HEAD, told)
    except PackError as wrong:
        tell(_placed(wrong, HEAD))
    return _pack(name, told, read)


def _pack(name: str, head: Mapping[str, Any], read: "_Read") -> Pack:
    own, note = head.get("needs_own_text", False), str(head.get("note") or "")
    if not isinstance(own, bool) or (own and not note):
        raise PackError(
            f"{HEAD}：needs_own_text 应当是 true 或 false；是 true 时要有 note，说明缺哪份原文"
        )
    return Pack(
        name=name,
        title=str(head.get("title") or name),
        version=str(head.get("version") or ""),
        source=str(head.get("source") or ""),
        effective=day(head, "effective", HEAD),
        checked=day(head, "checked", HEAD),
        scope=scope(head),
        words=read.words,
        terms=tuple(dict.fromkeys(read.terms)),
        rules=tuple(read.rules),
        until=day(head, "until", HEAD),
        needs_own_text=own,
        note=note,
        extends=str(head.get("extends") or ""),
    )


class _Read:
    """What the files of a pack add up to, each part by itself: a wrong one leaves the others."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self.words: dict[str, tuple[str, ...]] = {}
        self.terms: list[str] = []
        self.rules: list[Rule] = []
        self._patterns = 0

    def file(self, name: str, says: object) -> None:
        """Raises `PackError` for a file that says no mapping; its parts are told one by one."""
        told = mapping(says, name)
        if not isinstance(words := told.get("words") or {}, Mapping):
            self._tell(PackError(f"{name}：words 应当是“名: 词”的一组", name))
            words = {}
        for one, entries in words.items():
            self._each(name, "", self._word, str(one), entries, name)
        self._each(name, "", self._term, told.get("terms") or [], name)
        rules = told.get("rules") or []
        if not isinstance(rules, list):
            raise PackError(f"{name}：rules 应当是一列规则", name)
        for rule in rules:
            number = str(rule.get("id") or "") if isinstance(rule, Mapping) else ""
            self._each(name, number, self._rule, rule, name)

    def _each(self, file: str, rule: str, read: Callable[..., None], *what: object) -> None:
        try:
            read(*what)
        except PackError as wrong:
            self._tell(_placed(wrong, file, rule))

    def _word(self, word: str, entries: object, file: str) -> None:
        if word in self.words:
            raise PackError(f"{file}：词表 {word} 在这个规则包里已经有了")
        self.words[word] = listed(entries, f"{file} 的词表 {word}")

    def _term(self, terms: object, file: str) -> None:
        self.terms += listed(terms, f"{file} 的 terms")

    def _rule(self, told: object, file: str) -> None:
        one = rule_of(told, file)
        if any(kept.id == one.id for kept in self.rules):
            raise PackError(f"{file}：编号 {one.id} 在这个规则包里已经有了")
        more = sum(len(way.patterns) + len(way.unless) for way in one.ways)
        if self._patterns + more > _MOST_PATTERNS:
            raise PackError(f"{file} 的规则 {one.id}：规则包的句式超过 {_MOST_PATTERNS} 条")
        self._patterns += more
        self.rules.append(one)


def _placed(wrong: PackError, file: str, rule: str = "") -> PackError:
    return PackError(str(wrong), wrong.file or file, wrong.rule or rule)


def _yaml(path: Path) -> object:
    try:
        return read_yaml(path)
    except UnreadableFile as wrong:
        raise PackError(str(wrong), path.name) from None
