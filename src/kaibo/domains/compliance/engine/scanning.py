"""Finds matches of many patterns in one pass: an automaton over the words they cannot do without."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick_rs

from kaibo.domains.compliance.engine.packs import Rule, Way
from kaibo.domains.compliance.engine.patterns.compiling import Compiled

# Above this length a pattern is tried around its words only, not on the whole text.
_SHORT = 400


@dataclass(frozen=True, slots=True)
class Line:
    """One pattern of one way of one rule."""

    rule: Rule
    way: Way
    pattern: Compiled
    unless: tuple[Compiled, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """`line` matched; the claim is text[start:end], the whole match text[from_:to]."""

    line: Line
    start: int
    end: int
    from_: int
    to: int


class Scanner:
    """All lines of all packs behind one automaton."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = tuple(lines)
        by_trigger: dict[str, list[int]] = {}
        for number, line in enumerate(self.lines):
            for trigger in line.pattern.triggers:
                by_trigger.setdefault(trigger, []).append(number)
        self._wanted = [tuple(numbers) for numbers in by_trigger.values()]
        self._found = ahocorasick_rs.AhoCorasick(list(by_trigger))

    def matches(self, text: str, active: frozenset[int] | None = None) -> Iterator[Match]:
        """Every match of the active lines (numbers; None: all) on a folded text."""
        places: dict[int, list[tuple[int, int]]] = {}
        for which, start, end in self._found.find_matches_as_indexes(text, overlapping=True):
            for number in self._wanted[which]:
                if active is None or number in active:
                    places.setdefault(number, []).append((start, end))
        for number, met in places.items():
            line = self.lines[number]
            for from_, to in self._stretches(met, line.pattern.longest, len(text)):
                for match in line.pattern.find.finditer(text, from_, to):
                    claim = "claim" if "claim" in match.re.groupindex else 0
                    start, end = match.span(claim)
                    if 0 <= start < end:
                        yield Match(line, start, end, match.start(), match.end())

    @staticmethod
    def _stretches(met: list[tuple[int, int]], reach: int, length: int) -> list[tuple[int, int]]:
        if length <= _SHORT:
            return [(0, length)]
        out: list[tuple[int, int]] = []
        for start, end in met:
            # One more on each side: what stands just beside a match decides too.
            from_, to = max(0, start - reach - 1), min(length, end + reach + 8)
            if out and from_ <= out[-1][1]:
                out[-1] = (out[-1][0], max(to, out[-1][1]))
            else:
                out.append((from_, to))
        return out
