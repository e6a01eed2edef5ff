"""Rule packs: what a pack file may hold, read strictly, with errors that say where and what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

SEVERITIES = ("block", "high", "medium", "low")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PackError(ValueError):
    """A pack that cannot be used; the sentence names file, rule and field, in Chinese."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a rule or a way of it applies; an empty set means everywhere."""

    categories: frozenset[str] = frozenset()
    not_categories: frozenset[str] = frozenset()
    platforms: frozenset[str] = frozenset()
    not_platforms: frozenset[str] = frozenset()
    surfaces: frozenset[str] = frozenset()
    not_surfaces: frozenset[str] = frozenset()

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

    @property
    def proven(self) -> bool:
        """Whether it carries enough examples both ways to be used: one without is off."""
        return len(self.hits) >= 3 and len(self.passes) >= 3


@dataclass(frozen=True, slots=True)
class Pack:
    """A set of rules with where they come from and since when they hold."""

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


def read_pack(folder: Path) -> Pack:
    """A pack from its folder: pack.yaml says what it is, every other .yaml file adds words, terms
    and rules.

    Raises:
        PackError: a file that is not YAML, a field that is missing or of the wrong kind.
    """
    head = _mapping(_yaml(folder / "pack.yaml"), folder / "pack.yaml")
    words: dict[str, tuple[str, ...]] = {}
    terms: list[str] = []
    rules: list[Rule] = []
    for path in sorted(folder.glob("*.yaml")):
        told = _mapping(_yaml(path), path)
        for name, listed in (told.get("words") or {}).items():
            if str(name) in words:
                raise PackError(f"{path.name}：词表 {name} 在这个规则包里已经有了")
            words[str(name)] = _listed(listed, f"{path.name} 的词表 {name}")
        terms += _listed(told.get("terms") or [], f"{path.name} 的 terms")
        rules += [_rule(one, path) for one in told.get("rules") or []]
    twice = {rule.id for rule in rules if sum(r.id == rule.id for r in rules) > 1}
    if twice:
        raise PackError(f"规则包 {folder.name}：编号重复：{'、'.join(sorted(twice))}")
    return Pack(
        name=folder.name,
        title=str(head.get("title") or folder.name),
        version=str(head.get("version") or ""),
        source=str(head.get("source") or ""),
        effective=str(head.get("effective") or ""),
        checked=str(head.get("checked") or ""),
        scope=_scope(head),
        words=words,
        terms=tuple(dict.fromkeys(terms)),
        rules=tuple(rules),
    )


def _yaml(path: Path) -> object:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except FileNotFoundError:
        raise PackError(f"规则包里没有文件 {path.name}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as wrong:
        raise PackError(f"{path.name} 不是能读的 YAML：{wrong}") from None


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


def _listed(told: object, where: str) -> tuple[str, ...]:
    """A word list: one text with its words apart by spaces, or a list (for words with spaces)."""
    return tuple(told.split()) if isinstance(told, str) else _texts(told, where)


def _scope(told: Mapping[str, Any]) -> Scope:
    return Scope(
        **{
            name: frozenset(_texts(told[name], name))
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
    ways = given.get("ways") or ([given] if given.get("patterns") else [])
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
        hits=tuple(_example(one, where, hit=True) for one in given.get("hits") or []),
        passes=tuple(_example(one, where, hit=False) for one in given.get("passes") or []),
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
        span = text[text.index("⟦") + 1 : text.index("⟧")]
        text = text.replace("⟦", "").replace("⟧", "")
    context = {key: given[key] for key in given if key not in ("text", "span")}
    return Example(text, span or (text if hit else ""), context)
