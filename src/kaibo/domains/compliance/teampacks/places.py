"""On which line of a pack's text something stands, so that an error can be shown beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# An example is quoted without the marks about its span.
_MARKS = re.compile("[⟦⟧]")


@dataclass(frozen=True, slots=True)
class _Said:
    """A scalar of the text, as it reads, and its line from 1."""

    text: str
    line: int


class Lines:
    """The lines of a text that has been read as YAML before: it is bounded, and it is YAML."""

    def __init__(self, text: str) -> None:
        root = yaml.compose(text, Loader=_LOADER)
        self._all = list(_scalars(root)) if root is not None else []
        #: Rule by its id, the first of each → its line, and what stands in it.
        self._rules: dict[str, tuple[int, list[_Said]]] = {}
        for node in _rules(root):
            number = _id(node)
            self._rules.setdefault(number, (_line(node), list(_scalars(node))))

    def of_rule(self, rule: str) -> int:
        """Where a rule begins; 1 when none is called so."""
        return self._rules[rule][0] if rule in self._rules else 1

    def of(self, rule: str, says: str) -> int:
        """The line a sentence about a rule (or, with "", about the pack) speaks of: where the
        longest of what it quotes stands, else where the rule begins."""
        first, within = self._rules.get(rule, (1, self._all))
        told = [one for one in within if len(one.text) > 1 and one.text != rule]
        named = [one for one in told if f"“{one.text}”" in says]
        named = named or [one for one in told if one.text in says]
        return max(named, key=lambda one: len(one.text)).line if named else first


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1 if node.start_mark else 1


def _rules(root: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(root, yaml.MappingNode):
        for key, value in root.value:
            if key.value == "rules" and isinstance(value, yaml.SequenceNode):
                yield from (one for one in value.value if isinstance(one, yaml.MappingNode))


def _id(rule: yaml.MappingNode) -> str:
    found = [value.value for key, value in rule.value if key.value == "id"]
    return str(found[0]) if found and isinstance(found[0], str) else ""


def _scalars(node: yaml.Node) -> Iterator[_Said]:
    """Each scalar under a node once, however often an alias repeats it."""
    seen: set[int] = set()
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, yaml.ScalarNode):
            yield _Said(_MARKS.sub("", str(one.value)), _line(one))
        elif isinstance(one, yaml.MappingNode):
            waiting += [part for pair in reversed(one.value) for part in reversed(pair)]
        elif isinstance(one, yaml.SequenceNode):
            waiting += reversed(one.value)
