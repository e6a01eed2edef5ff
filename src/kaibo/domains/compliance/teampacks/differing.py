"""What differs between two versions of a pack: its head, its words and its rules, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from kaibo.domains.compliance.engine.packs import Example, Pack, Rule, Scope, Way

#: What a pack says of itself; its rules, words and terms are told apart.
_HEAD = (
    "title version source effective until checked needs_own_text note extends scope terms".split()
)


@dataclass(frozen=True, slots=True)
class Changed:
    """A field with what it was and is, as lines; of a list only the lines that differ."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleDiff:
    """A rule of either version: `how` is added, removed or changed; `changed` is empty unless it
    was changed."""

    rule: str
    name: str
    how: str
    changed: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """The difference of two versions; rules in the order of the later one, removed ones last."""

    head: tuple[Changed, ...]
    words: tuple[Changed, ...]
    rules: tuple[RuleDiff, ...]


def differing(before: Pack, after: Pack) -> Diff:
    """What it takes to come from one to the other."""
    was, now = ({rule.id: rule for rule in pack.rules} for pack in (before, after))
    rules = [_rule(was.get(rule.id), rule) for rule in after.rules]
    gone = [
        RuleDiff(rule.id, rule.name, "removed", ()) for rule in before.rules if rule.id not in now
    ]
    return Diff(
        head=_changed({name: _lines(getattr(before, name)) for name in _HEAD},
                      {name: _lines(getattr(after, name)) for name in _HEAD}),
        words=_changed(_listed(before.words), _listed(after.words)),
        rules=(*(one for one in rules if one is not None), *gone),
    )  # fmt: skip


def _rule(before: Rule | None, after: Rule) -> RuleDiff | None:
    if before is None:
        return RuleDiff(after.id, after.name, "added", ())
    changed = _changed(_fields(before), _fields(after))
    return RuleDiff(after.id, after.name, "changed", changed) if changed else None


def _fields(rule: Rule) -> dict[str, tuple[str, ...]]:
    return {one.name: _lines(getattr(rule, one.name)) for one in fields(rule) if one.name != "id"}


def _listed(words: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(listed) for name, listed in words.items()}


def _changed(
    before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]
) -> tuple[Changed, ...]:
    told = []
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name, ()), after.get(name, ())
        if was != now:
            gone, new = (_without(one, other) for one, other in ((was, now), (now, was)))
            # Only the order differs: then the order is what is shown.
            told.append(Changed(name, gone, new) if gone or new else Changed(name, was, now))
    return tuple(told)


def _without(lines: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    known = frozenset(others)
    return tuple(line for line in lines if line not in known)


def _lines(value: object) -> tuple[str, ...]:
    """A value of a pack or rule as lines people can compare; nothing is no line."""
    if isinstance(value, Scope):
        return tuple(
            f"{one.name}: {', '.join(sorted(getattr(value, one.name)))}"
            for one in fields(value)
            if getattr(value, one.name)
        )
    if isinstance(value, Way):
        return tuple(
            f"{one.name}: {line}"
            for one in fields(value)
            for line in _lines(getattr(value, one.name))
        )
    if isinstance(value, Example):
        marked = value.text.replace(value.span, f"⟦{value.span}⟧", 1) if value.span else value.text
        context = "，".join(f"{key}={said}" for key, said in sorted(value.context.items()))
        return (f"{marked}（{context}）" if context else marked,)
    if isinstance(value, tuple | list):
        return tuple(line for one in value for line in _lines(one))
    if isinstance(value, frozenset):
        return tuple(sorted(map(str, value)))
    if isinstance(value, bool):
        return ("true",) if value else ()
    return (str(value),) if value else ()
