"""The packs in use: those that ship, the team's own beside them, and what the team decided of rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kaibo.domains.compliance.engine.pack_files import HEAD, read_text
from kaibo.domains.compliance.engine.packs import Pack, PackError, Problem, Rule, Scope


@dataclass(frozen=True, slots=True)
class Kept:
    """The version in force of a team's pack: its name, its number from 1, and its YAML text."""

    name: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Adjusted:
    """What the team decided of a rule: `on` false switches it off; `severity` "" leaves it. `step`
    counts the decisions about this rule, the newest holds."""

    rule: str
    step: int
    on: bool
    severity: str


def extended(pack: Pack, bases: Mapping[str, Pack]) -> Pack:
    """A pack with the word lists of the one it extends, and its scope wherever it says none.

    Raises:
        PackError: it extends a pack that is not among the bases.
    """
    if not pack.extends:
        return pack
    base = bases.get(pack.extends)
    if base is None:
        known = "、".join(sorted(bases))
        raise PackError(f"extends 写的“{pack.extends}”不是随包来的规则包；有 {known}", HEAD)
    scope = Scope(
        **{
            name: getattr(pack.scope, name) or getattr(base.scope, name)
            for name in Scope.__dataclass_fields__
        }
    )
    return replace(pack, words={**base.words, **pack.words}, scope=scope)


def joined(shipped: Sequence[Pack], kept: Iterable[Kept]) -> list[Pack]:
    """The shipped packs and behind them the team's, by name. What of one cannot be used is off and
    told in its `problems`; a rule whose id another pack has already is."""
    bases = {pack.name: pack for pack in shipped}
    taken = {rule.id: pack.name for pack in shipped for rule in pack.rules}
    packs = list(shipped)
    for one in sorted(kept, key=lambda each: each.name):
        pack = _used(one, bases, taken)
        taken |= {rule.id: pack.name for rule in pack.rules}
        packs.append(pack)
    return packs


def _used(one: Kept, bases: Mapping[str, Pack], taken: Mapping[str, str]) -> Pack:
    told: list[PackError] = []
    try:
        pack = extended(read_text(one.name, one.text, told.append), bases)
    except PackError as wrong:
        told.append(wrong)
        pack = empty_pack(one.name)
    except Exception as wrong:
        # Whatever an older or newer engine makes of it: told, and it stops nothing.
        told.append(PackError(f"规则包 {one.name} 读不出来：{type(wrong).__name__} {wrong}", HEAD))
        pack = empty_pack(one.name)
    rules = []
    for rule in pack.rules:
        if rule.id in taken:
            told.append(twice(rule, taken[rule.id]))
        else:
            rules.append(rule)
    problems = tuple(Problem.of(one.name, wrong) for wrong in told)
    version = f"{pack.version} 第{one.number}版".strip()
    return replace(pack, rules=tuple(rules), problems=problems, version=version)


def empty_pack(name: str, title: str = "") -> Pack:
    """A pack of which nothing can be used, or nothing is."""
    return Pack(name, title or name, "", "", "", "", Scope(), {}, (), ())


def twice(rule: Rule, pack: str) -> PackError:
    """A rule whose id stands in another pack."""
    return PackError(f"规则 {rule.id}：这个编号在规则包 {pack} 里已经有了，请换一个", HEAD, rule.id)


def adjusted(packs: Iterable[Pack], decided: Iterable[Adjusted]) -> list[Pack]:
    """The packs with the team's decisions: rules switched off are left out, severities changed. The
    version says so, because what a review was signed under is another set of rules then."""
    by_rule = {one.rule: one for one in decided if not one.on or one.severity}
    return [_adjusted(pack, by_rule) for pack in packs]


def _adjusted(pack: Pack, by_rule: Mapping[str, Adjusted]) -> Pack:
    met = [by_rule[rule.id] for rule in pack.rules if rule.id in by_rule]
    if not met:
        return pack
    rules = tuple(_as_decided(rule, by_rule.get(rule.id)) for rule in pack.rules)
    said = "、".join(
        f"{one.rule}{f'→{one.severity}' if one.on else ' 停用'}"
        for one in sorted(met, key=lambda one: one.rule)
    )
    kept = tuple(rule for rule in rules if rule is not None)
    return replace(pack, rules=kept, version=f"{pack.version}（{said}）")


def _as_decided(rule: Rule, one: Adjusted | None) -> Rule | None:
    if one is None:
        return rule
    return replace(rule, severity=one.severity or rule.severity) if one.on else None
