"""Rule packs: what a pack file may hold, read strictly, with errors that say where and what."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from kaibo.domains.compliance.engine.safe_yaml import UnreadableFile, read_yaml

SEVERITIES = ("block", "high", "medium", "low")
# Beyond that a pack is no pack any more, and compiling it takes minutes.
_MOST_PATTERNS = 10_000


class PackError(ValueError):
    """A part of a pack that cannot be used; the sentence names file, rule and field, in Chinese.
    `file` and `rule` name them by themselves, "" where there is none."""

    def __init__(self, says: str, file: str = "", rule: str = "") -> None:
        super().__init__(says)
        self.file, self.rule = file, rule


Tell = Callable[[PackError], None]


def _raised(wrong: PackError) -> None:
    raise wrong


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a pack that is not used: file and rule where it stands, "" where that is not told;
    `says` in Chinese what is wrong with it."""

    pack: str
    file: str
    rule: str
    says: str

    @classmethod
    def of(cls, pack: str, wrong: PackError) -> "Problem":
        """What was raised of a pack."""
        return cls(pack, wrong.file, wrong.rule, str(wrong))


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a rule or a way of it applies; an empty set means everywhere."""

    categories: frozenset[str] = frozenset()
    not_categories: frozenset[str] = frozenset()
    platforms: frozenset[str] = frozenset()
    not_platforms: frozenset[str] = frozenset()
    surfaces: frozenset[str] = frozenset()
    not_surfaces: frozenset[str] = frozenset()

    @property
    def named(self) -> frozenset[str]:
        """Every surface, category and platform it speaks of."""
        return frozenset[str]().union(
            self.categories, self.not_categories, self.platforms,
            self.not_platforms, self.surfaces, self.not_surfaces,
        )  # fmt: skip

    def holds(self, surface: str, category: str, platform: str) -> bool:
        """Whether a text of this surface, category and platform is meant."""
        return (
            _within(category, self.categories, self.not_categories)
            and _within(platform, self.platforms, self.not_platforms)
            and _within(surface, self.surfaces, self.not_surfaces)
        )


def _within(value: str, only: frozenset[str], never: frozenset[str]) -> bool:
    return (not only or value in only) and value not in never


@dataclass(frozen=True, slots=True)
class Way:
    """One way a rule is broken: any of `patterns`, none of `unless` in the same text, where
    `scope` holds, not excused by a frame (but those in `despite`), and not settled by `judge`.

    With `wants` it is looked for only where one of these facts is known: a price that nobody knows
    contradicts nothing.
    """

    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    scope: Scope = Scope()
    judge: str = ""
    despite: frozenset[str] = frozenset()
    widen: str = ""
    wants: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence a rule is held to: with `span` it must be found there, without it must pass."""

    text: str
    span: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack. `needs` are letters: N text only, E evidence, F facts, C category,
    Q licence, T time; `proof` are the names of facts that settle it when on file."""

    id: str
    name: str
    category: str
    severity: str
    needs: str
    basis: str
    forbidden: str
    evidence: str
    rewrite: str
    proof: tuple[str, ...]
    scope: Scope
    ways: tuple[Way, ...]
    hits: tuple[Example, ...]
    passes: tuple[Example, ...]
    effective: str = ""
    until: str = ""

    @property
    def proven(self) -> bool:
        """Whether it carries enough examples both ways to be used: one without is off."""
        return len(self.hits) >= 3 and len(self.passes) >= 3


@dataclass(frozen=True, slots=True)
class Pack:
    """A set of rules with where they come from and since when they hold.

    Dates are ISO days, "" for not bounded; `until` is the last day. `needs_own_text` says that
    nobody has read the platform's own text for it: `note` tells a team what to put in. `problems`
    are the parts that were left out when it was read.
    """

    name: str
    title: str
    version: str
    source: str
    effective: str
    checked: str
    scope: Scope
    words: Mapping[str, tuple[str, ...]]
    terms: tuple[str, ...]
    rules: tuple[Rule, ...]
    until: str = ""
    needs_own_text: bool = False
    note: str = ""
    problems: tuple[Problem, ...] = ()

    def on(self, day: str) -> "Pack":
        """The pack as it holds on an ISO day: without what is not yet, or no longer, in force."""
        held = [r for r in self.rules if _holds_on(day, self) and _holds_on(day, r)]
        return self if len(held) == len(self.rules) else replace(self, rules=tuple(held))


def _holds_on(day: str, told: Pack | Rule) -> bool:
    return told.effective <= day and (not told.until or day <= told.until)


def read_pack(folder: Path, tell: Tell = _raised) -> Pack:
    """A pack from its folder: pack.yaml says what it is, every other .yaml file adds words, terms
    and rules. `tell` is told of each part that cannot be used, and the rest is read; without it the
    first one is raised.

    Raises:
        PackError: pack.yaml is not there, is not YAML, or says something of the wrong kind.
    """
    head = _mapping(_yaml(folder / "pack.yaml"), folder / "pack.yaml")
    read = _Read(tell)
    for path in sorted(folder.glob("*.yaml")):
        try:
            read.file(path)
        except PackError as wrong:
            tell(_placed(wrong, path.name))
    words, terms, rules = read.words, read.terms, read.rules
    own, note = head.get("needs_own_text", False), str(head.get("note") or "")
    if not isinstance(own, bool) or (own and not note):
        raise PackError(
            "pack.yaml：needs_own_text 应当是 true 或 false；是 true 时要有 note，说明缺哪份原文"
        )
    return Pack(
        name=folder.name,
        title=str(head.get("title") or folder.name),
        version=str(head.get("version") or ""),
        source=str(head.get("source") or ""),
        effective=_day(head, "effective", "pack.yaml"),
        checked=_day(head, "checked", "pack.yaml"),
        scope=_scope(head),
        words=words,
        terms=tuple(dict.fromkeys(terms)),
        rules=tuple(rules),
        until=_day(head, "until", "pack.yaml"),
        needs_own_text=own,
        note=note,
    )


class _Read:
    """What the files of a pack add up to, each part by itself: a wrong one leaves the others."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self.words: dict[str, tuple[str, ...]] = {}
        self.terms: list[str] = []
        self.rules: list[Rule] = []
        self._patterns = 0

    def file(self, path: Path) -> None:
        """Raises `PackError` for a file that cannot be read; its parts are told one by one."""
        name = path.name
        told = _mapping(_yaml(path), path)
        if not isinstance(words := told.get("words") or {}, Mapping):
            self._tell(PackError(f"{name}：words 应当是“名: 词”的一组", name))
            words = {}
        for one, listed in words.items():
            self._each(name, "", self._word, str(one), listed, name)
        self._each(name, "", self._term, told.get("terms") or [], name)
        rules = told.get("rules") or []
        if not isinstance(rules, list):
            raise PackError(f"{name}：rules 应当是一列规则", name)
        for rule in rules:
            number = str(rule.get("id") or "") if isinstance(rule, Mapping) else ""
            self._each(name, number, self._rule, rule, path)

    def _each(self, file: str, rule: str, read: Callable[..., None], *what: object) -> None:
        try:
            read(*what)
        except PackError as wrong:
            self._tell(_placed(wrong, file, rule))

    def _word(self, word: str, listed: object, file: str) -> None:
        if word in self.words:
            raise PackError(f"{file}：词表 {word} 在这个规则包里已经有了")
        self.words[word] = _listed(listed, f"{file} 的词表 {word}")

    def _term(self, terms: object, file: str) -> None:
        self.terms += _listed(terms, f"{file} 的 terms")

    def _rule(self, told: object, path: Path) -> None:
        rule = _rule(told, path)
        if any(one.id == rule.id for one in self.rules):
            raise PackError(f"{path.name}：编号 {rule.id} 在这个规则包里已经有了")
        more = sum(len(way.patterns) + len(way.unless) for way in rule.ways)
        if self._patterns + more > _MOST_PATTERNS:
            raise PackError(f"{path.name} 的规则 {rule.id}：规则包的句式超过 {_MOST_PATTERNS} 条")
        self._patterns += more
        self.rules.append(rule)


def _placed(wrong: PackError, file: str, rule: str = "") -> PackError:
    return PackError(str(wrong), wrong.file or file, wrong.rule or rule)


def _yaml(path: Path) -> object:
    try:
        return read_yaml(path)
    except UnreadableFile as wrong:
        raise PackError(str(wrong), path.name) from None


def _mapping(told: object, path: Path) -> Mapping[str, Any]:
    if not isinstance(told, Mapping):
        raise PackError(f"{path.name} 里应当是“名: 值”的一组")
    return told


def _texts(told: object, where: str) -> tuple[str, ...]:
    if isinstance(told, str):
        return (told,)
    if not isinstance(told, Iterable) or not all(isinstance(one, str | int) for one in told):
        raise PackError(f"{where}：应当是一列文字")
    return tuple(str(one) for one in told)


def _rows(given: Mapping[str, Any], name: str, where: str) -> list[object]:
    rows = given.get(name) or []
    if not isinstance(rows, list):
        raise PackError(f"{where}：{name} 应当是一列")
    return rows


def _listed(told: object, where: str) -> tuple[str, ...]:
    """A word list: one text with its words apart by spaces, or a list (for words with spaces)."""
    return tuple(told.split()) if isinstance(told, str) else _texts(told, where)


def _day(told: Mapping[str, Any], name: str, where: str) -> str:
    """An ISO day, or "" where none is told."""
    day = str(told.get(name) or "")
    try:
        return date.fromisoformat(day).isoformat() if day else ""
    except ValueError:
        raise PackError(f"{where}：{name} 应当是 2026-02-01 这样的日期，现在是“{day}”") from None


#: Goods of these categories are also of those: what is said of infants' things holds for their milk.
_ALSO = {"infant": "infant_formula"}


def _scope(told: Mapping[str, Any]) -> Scope:
    return Scope(
        **{
            name: frozenset(
                one for text in _texts(told[name], name) for one in (text, _ALSO.get(text, text))
            )
            for name in Scope.__dataclass_fields__
            if told.get(name)
        }
    )


_WANTED = ("id", "name", "category", "severity", "basis", "forbidden")


def _rule(told: object, path: Path) -> Rule:
    given = _mapping(told, path)
    where = f"{path.name} 的规则 {given.get('id', '（没有编号）')}"
    lacking = [name for name in _WANTED if not given.get(name)]
    if lacking:
        raise PackError(f"{where}：缺少 {'、'.join(lacking)}")
    if given["severity"] not in SEVERITIES:
        raise PackError(f"{where}：severity 应当是 {'、'.join(SEVERITIES)} 之一")
    ways = _rows(given, "ways", where) or ([given] if given.get("patterns") else [])
    return Rule(
        id=str(given["id"]),
        name=str(given["name"]),
        category=str(given["category"]),
        severity=str(given["severity"]),
        needs=str(given.get("needs") or "N"),
        basis=str(given["basis"]),
        forbidden=str(given["forbidden"]),
        evidence=str(given.get("evidence") or ""),
        rewrite=str(given.get("rewrite") or ""),
        proof=_texts(given.get("proof") or [], f"{where} 的 proof"),
        scope=_scope(given),
        ways=tuple(_way(one, where, str(given.get("judge") or "")) for one in ways),
        hits=tuple(_example(one, where, hit=True) for one in _rows(given, "hits", where)),
        passes=tuple(_example(one, where, hit=False) for one in _rows(given, "passes", where)),
        effective=_day(given, "effective", where),
        until=_day(given, "until", where),
    )


def _way(told: object, where: str, judge: str) -> Way:
    if not isinstance(told, Mapping):
        raise PackError(f"{where}：ways 的每一项应当是“名: 值”的一组")
    return Way(
        patterns=_texts(told.get("patterns") or [], f"{where} 的 patterns"),
        unless=_texts(told.get("unless") or [], f"{where} 的 unless"),
        scope=_scope(told),
        judge=str(told.get("judge") or judge),
        despite=frozenset(_texts(told.get("despite") or [], f"{where} 的 despite")),
        widen=str(told.get("widen") or ""),
        wants=frozenset(_listed(told.get("wants") or [], f"{where} 的 wants")),
    )


def _example(told: object, where: str, hit: bool) -> Example:
    given = {"text": told} if isinstance(told, str) else told
    if not isinstance(given, Mapping) or not given.get("text"):
        raise PackError(f"{where}：例句应当是一句话，或有 text 的一组")
    text, span = str(given["text"]), str(given.get("span") or "")
    if "⟦" in text:
        if text.find("⟧") < text.index("⟦"):
            raise PackError(f"{where}：例句“{text}”的 ⟦ ⟧ 应当是一对")
        span = text[text.index("⟦") + 1 : text.index("⟧")]
        text = text.replace("⟦", "").replace("⟧", "")
    context = {key: given[key] for key in given if key not in ("text", "span")}
    return Example(text, span or (text if hit else ""), context)
