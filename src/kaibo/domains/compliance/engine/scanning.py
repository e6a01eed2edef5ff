"""Finds matches of many patterns in one pass: an automaton over the words they cannot do without."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick_rs

from kaibo.domains.compliance.engine.packs import Rule, Way
from kaibo.domains.compliance.engine.patterns.compiling import Compiled

_ENDS = re.compile("[，？]")


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


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Lines, by number, whose patterns are one and the same: it is run once for all."""

    pattern: Compiled
    wanted: int
    lines: tuple[int, ...]


class Scanner:
    """All lines of all packs behind one automaton over the words they need.

    A pattern is tried where its rarest need stands, if, by one comparison of bits, the clause (or
    the clauses it can reach) meets all its others.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = tuple(lines)
        alike: dict[tuple[object, ...], list[int]] = {}
        for number, line in enumerate(self.lines):
            alike.setdefault((line.pattern.find.pattern, line.pattern.needs), []).append(number)
        bits: dict[frozenset[str], int] = {}
        met_by: dict[str, int] = {}
        woken_by: dict[str, list[_Group]] = {}
        for numbers in alike.values():
            pattern = self.lines[numbers[0]].pattern
            wanted = 0
            for words in pattern.needs[1:]:
                bit = bits.setdefault(words, 1 << len(bits))
                wanted |= bit
                for word in words:
                    met_by[word] = met_by.get(word, 0) | bit
            group = _Group(pattern, wanted, tuple(numbers))
            for word in pattern.needs[0]:
                met_by.setdefault(word, 0)
                woken_by.setdefault(word, []).append(group)
        self._met = list(met_by.values())
        woken = [woken_by.get(word, []) for word in met_by]
        self._within = [tuple(g for g in groups if not g.pattern.across) for groups in woken]
        self._across = [tuple(g for g in groups if g.pattern.across) for groups in woken]
        self._found = ahocorasick_rs.AhoCorasick(list(met_by))

    def matches(
        self, text: str, active: frozenset[int], changed: Iterable[tuple[int, int]] | None = None
    ) -> Iterator[Match]:
        """Every match of the active lines, by their numbers, on a folded text; of a text that was
        changed, all that need a change, and perhaps others."""
        found = self._found.find_matches_as_indexes(text, overlapping=True)
        if not found:
            return
        ends = [mark.start() for mark in _ENDS.finditer(text)]
        near = None if changed is None else _clauses_of(changed, ends)
        tried = self._tried(found, ends, near)
        for group, stretches in tried.items():
            lines = [self.lines[number] for number in group.lines if number in active]
            if lines:
                yield from _matches_of(group.pattern, lines, text, stretches, ends)

    def _tried(
        self, found: list[tuple[int, int, int]], ends: list[int], near: set[int] | None
    ) -> dict[_Group, list[tuple[int, int]]]:
        """By pattern, the stretches of clauses (first, last) where it may match."""
        clauses = [bisect_left(ends, start) for _, start, _ in found]
        met = [0] * (len(ends) + 1)
        for (which, _, _), clause in zip(found, clauses, strict=True):
            met[clause] |= self._met[which]
        missing = [~bits for bits in met]
        tried: dict[_Group, list[tuple[int, int]]] = {}
        for (which, start, _), clause in zip(found, clauses, strict=True):
            if near is None or clause in near:
                lacking = missing[clause]
                for group in self._within[which]:
                    if not group.wanted & lacking:
                        tried.setdefault(group, []).append((clause, clause))
            for group in self._across[which]:
                pattern = group.pattern
                first = bisect_left(ends, start - pattern.left)
                last = bisect_left(ends, start + pattern.right)
                lacking = group.wanted
                for reached in range(first, last + 1):
                    lacking &= missing[reached]
                if not lacking and (near is None or not near.isdisjoint(range(first, last + 1))):
                    tried.setdefault(group, []).append((first, last))
        return tried


def _clauses_of(changed: Iterable[tuple[int, int]], ends: list[int]) -> set[int]:
    """The clauses that hold a change or touch one."""
    return {
        clause
        for first, last in changed
        for clause in range(bisect_left(ends, first), bisect_left(ends, last) + 1)
    }


def _matches_of(
    pattern: Compiled,
    lines: list[Line],
    text: str,
    stretches: list[tuple[int, int]],
    ends: list[int],
) -> Iterator[Match]:
    """The matches within these stretches of clauses, and nowhere else."""
    marked = "claim" if "claim" in pattern.find.groupindex else 0
    stretches.sort()
    done = -1
    for first, last in _joined(stretches):
        begin = ends[first - 1] + 1 if first else 0
        if first and pattern.across:
            begin -= 1  # the mark before a clause may begin a match that goes across
        # The mark behind a clause says whether it asks.
        end = ends[last] + 1 if last < len(ends) else len(text)
        for match in pattern.find.finditer(text, max(begin, done), end):
            start, stop = match.span(marked)
            if 0 <= start < stop:
                for line in lines:
                    yield Match(line, start, stop, match.start(), match.end())
            done = match.end()


def _joined(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches in order, those that meet or touch as one."""
    told = stretches[:1]
    for first, last in stretches[1:]:
        if first <= told[-1][1]:
            told[-1] = (told[-1][0], max(told[-1][1], last))
        else:
            told.append((first, last))
    return told
