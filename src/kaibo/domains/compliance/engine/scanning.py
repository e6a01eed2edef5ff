"""Finds matches of many patterns in one pass: an automaton over the words they cannot do without."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick_rs

from kaibo.domains.compliance.engine.judges.base import Judge
from kaibo.domains.compliance.engine.packs import Rule, Way
from kaibo.domains.compliance.engine.patterns.compiling import Compiled

_ENDS = re.compile("[，？]")
# A text has no more claims of one pattern settled: each is laid against all of the text.
_MOST_CLAIMS = 200
# Stretches of clauses (first, last) in which a pattern may match.
_Stretches = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Line:
    """One pattern of one way of one rule, with the judge that settles what it matches and the
    facts without any of which that judge is not asked."""

    rule: Rule
    way: Way
    pattern: Compiled
    unless: tuple[Compiled, ...]
    judge: Judge
    wants: frozenset[str]


class Match(NamedTuple):
    """`line` matched; the claim is text[start:end], the whole match text[from_:to]."""

    line: Line
    start: int
    end: int
    from_: int
    to: int


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Lines whose patterns are one and the same: it is run once for all. `wanted` are the bits of
    the needs that must be met besides the one that wakes it."""

    pattern: Compiled
    wanted: int
    lines: tuple[tuple[int, Line], ...]
    claim: str | int

    def only(self, active: frozenset[int]) -> "_Group | None":
        """The group with its active lines alone; None when there are none."""
        kept = tuple(one for one in self.lines if one[0] in active)
        if len(kept) == len(self.lines):
            return self
        return _Group(self.pattern, self.wanted, kept, self.claim) if kept else None


# What a word does: the needs it meets, and the patterns it wakes within a clause and across; None
# when that is nothing.
_Within = tuple[tuple[int, _Group], ...]
_Across = tuple[tuple[int, int, int, _Group], ...]
_Does = tuple[int, _Within, _Across] | None


class View(dict[int, _Does]):
    """What each word of the automaton does where only some lines are active; learnt word by word
    as texts hold them, so that a view costs what is used of it."""

    def __init__(
        self, met: list[int], woken: list[tuple[_Group, ...]], active: frozenset[int]
    ) -> None:
        self._met, self._woken, self._active = met, woken, active
        self._kept: dict[_Group, _Group | None] = {}

    def __missing__(self, word: int) -> _Does:
        groups = [kept for one in self._woken[word] if (kept := self._only(one))]
        within = tuple((g.wanted, g) for g in groups if not g.pattern.across)
        across = tuple(
            (g.wanted, g.pattern.left, g.pattern.right, g) for g in groups if g.pattern.across
        )
        met = self._met[word]
        told = self[word] = (met, within, across) if met or groups else None
        return told

    def _only(self, group: _Group) -> _Group | None:
        if group not in self._kept:
            self._kept[group] = group.only(self._active)
        return self._kept[group]


class Scanner:
    """All lines of all packs behind one automaton over the words they need.

    A pattern is tried where its rarest need stands, if, by one comparison of bits, the clause (or
    the clauses it can reach) meets all its others.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = tuple(lines)
        alike: dict[tuple[object, ...], list[int]] = {}
        for number, line in enumerate(self.lines):
            alike.setdefault((line.pattern.expression, line.pattern.needs), []).append(number)
        uses = Counter(
            words for numbers in alike.values() for words in _other_needs(self.lines[numbers[0]])
        )
        # The commonest needs have the lowest bits, which makes most numbers short.
        bits = {words: 1 << place for place, (words, _) in enumerate(uses.most_common())}
        self._all = (1 << len(bits)) - 1
        met_by: dict[str, int] = {}
        for words, bit in bits.items():
            for word in words:
                met_by[word] = met_by.get(word, 0) | bit
        woken_by: dict[str, list[_Group]] = {}
        for numbers in alike.values():
            line = self.lines[numbers[0]]
            wanted = sum(bits[words] for words in _other_needs(line))
            marked = "claim" if line.pattern.marks else 0
            held = tuple((number, self.lines[number]) for number in numbers)
            group = _Group(line.pattern, wanted, held, marked)
            for word in line.pattern.needs[0]:
                met_by.setdefault(word, 0)
                woken_by.setdefault(word, []).append(group)
        self._met = list(met_by.values())
        self._woken = [tuple(woken_by.get(word, ())) for word in met_by]
        self._found = ahocorasick_rs.AhoCorasick(list(met_by))

    def view(self, active: frozenset[int]) -> View:
        """What is woken where only these lines, by their numbers, are looked for."""
        return View(self._met, self._woken, active)

    def matches(
        self, text: str, view: View, changed: Iterable[tuple[int, int]] | None = None
    ) -> Iterator[Match]:
        """Every match of a view's lines on a folded text; of a text that was changed, all that
        need a change, and perhaps others."""
        found = self._found.find_matches_as_indexes(text, overlapping=True)
        if not found:
            return
        clauses = text.replace("？", "，").split("，")
        begins: list[int] = []
        of: list[int] = []
        begin = 0
        for number, clause in enumerate(clauses):
            begins.append(begin)
            begin += len(clause) + 1
            # The mark behind a clause belongs to it.
            of += [number] * (len(clause) + 1)
        near = None if changed is None else _clauses_of(changed, of)
        for group, stretches in self._tried(found, of, len(begins), near, view).items():
            yield from _matches_of(group, text, stretches, begins)

    def _tried(
        self,
        found: list[tuple[int, int, int]],
        of: list[int],
        count: int,
        near: set[int] | None,
        view: View,
    ) -> dict[_Group, _Stretches]:
        """By pattern, the stretches of clauses where it may match; `of` says which clause each
        character is in."""
        met = [0] * count
        waking: list[tuple[int, _Within, _Across]] = []
        for which, start, _ in found:
            does = view[which]
            if does:
                bits, within, across = does
                met[of[start]] |= bits
                if within or across:
                    waking.append((start, within, across))
        everything = self._all
        missing = [everything ^ one for one in met]
        tried: dict[_Group, _Stretches] = {}
        most = len(of) - 1
        for start, within, across in waking:
            clause = of[start]
            if within and (near is None or clause in near):
                lacking = missing[clause]
                for wanted, group in within:
                    if not wanted & lacking:
                        if group in tried:
                            tried[group].append((clause, clause))
                        else:
                            tried[group] = [(clause, clause)]
            for wanted, left, right, group in across:
                first = of[start - left] if start > left else 0
                last = of[start + right if start + right < most else most]
                if near is not None and near.isdisjoint(range(first, last + 1)):
                    continue
                for reached in range(first, last + 1):
                    wanted &= missing[reached]
                if not wanted:
                    tried.setdefault(group, []).append((first, last))
        return tried


def _other_needs(line: Line) -> tuple[frozenset[str], ...]:
    """What a line needs besides the set that wakes it, each set once."""
    pattern = line.pattern
    return tuple(dict.fromkeys((*pattern.needs[1:], *pattern.besides)))


def _clauses_of(changed: Iterable[tuple[int, int]], of: list[int]) -> set[int]:
    """The clauses that hold a change or touch one."""
    most = len(of) - 1
    return {
        clause
        for first, last in changed
        for clause in range(of[min(first, most)], of[min(last, most)] + 1)
    }


def _matches_of(
    group: _Group, text: str, stretches: _Stretches, begins: list[int]
) -> Iterator[Match]:
    """The matches within these stretches of clauses, and nowhere else."""
    pattern = group.pattern
    if len(stretches) > 1:
        stretches = _joined(stretches)
    done, left = -1, _MOST_CLAIMS
    for first, last in stretches:
        begin = begins[first]
        if first and pattern.across:
            begin -= 1  # the mark before a clause may begin a match that goes across
        # The mark behind a clause says whether it asks.
        end = begins[last + 1] if last + 1 < len(begins) else len(text)
        for match in pattern.find.finditer(text, max(begin, done), end):
            if not left:
                return
            left -= 1
            start, stop = match.span(group.claim)
            done = match.end()
            if 0 <= start < stop:
                for _, line in group.lines:
                    yield Match(line, start, stop, match.start(), done)


def _joined(stretches: _Stretches) -> _Stretches:
    """Stretches in order, those that meet or touch as one."""
    stretches.sort()
    told = stretches[:1]
    for first, last in stretches[1:]:
        if first <= told[-1][1]:
            told[-1] = (told[-1][0], max(told[-1][1], last))
        else:
            told.append((first, last))
    return told
