"""Finds matches of many patterns in one pass: an automaton over the words they cannot do without."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import ahocorasick_rs

from kaibo.domains.compliance.engine.packs import Rule, Way
from kaibo.domains.compliance.engine.patterns.compiling import Compiled


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
    """All lines of all packs behind one automaton over the words they need.

    A line is tried when its rarest need is met and, by one comparison of bits, all its others.
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self.lines = tuple(lines)
        bits: dict[frozenset[str], int] = {}
        met_by: dict[str, int] = {}
        woken_by: dict[str, list[int]] = {}
        self._wanted: list[int] = []
        for number, line in enumerate(self.lines):
            wanted = 0
            for words in line.pattern.needs:
                bit = bits.setdefault(words, 1 << len(bits))
                wanted |= bit
                for word in words:
                    met_by[word] = met_by.get(word, 0) | bit
            self._wanted.append(wanted)
            for word in line.pattern.needs[0]:
                woken_by.setdefault(word, []).append(number)
        self._met = list(met_by.values())
        self._woken = [tuple(woken_by.get(word, ())) for word in met_by]
        self._found = ahocorasick_rs.AhoCorasick(list(met_by))

    def matches(self, text: str, active: frozenset[int]) -> Iterator[Match]:
        """Every match of the active lines, by their numbers, on a folded text."""
        found = self._found.find_matches_as_indexes(text, overlapping=True)
        met = 0
        woken: set[int] = set()
        # Which words there are, each once: a line of speech says 我 ten times.
        for which in {one[0] for one in found}:
            met |= self._met[which]
            woken.update(self._woken[which])
        tried = {number for number in woken & active if not self._wanted[number] & ~met}
        if not tried:
            return
        places: dict[int, list[int]] = {}
        for which, start, _ in found:
            for number in self._woken[which]:
                if number in tried:
                    places.setdefault(number, []).append(start)
        for number, starts in places.items():
            yield from _matches_of(self.lines[number], text, sorted(starts))


def _matches_of(line: Line, text: str, starts: list[int]) -> Iterator[Match]:
    """The line's matches around the words that woke it, and nowhere else."""
    pattern = line.pattern
    begin = end = -1
    for place in (*starts, len(text) + pattern.left + 1):
        first = max(0, place - pattern.left)
        if first > end and end >= 0:
            for match in pattern.find.finditer(text, begin, end):
                start, stop = match.span("claim" if "claim" in match.re.groupindex else 0)
                if 0 <= start < stop:
                    yield Match(line, start, stop, match.start(), match.end())
        if first > end:
            begin = first
        # A clause's end decides what may follow, so a stretch never ends inside one.
        end = _clause_end(text, place + pattern.right)


def _clause_end(text: str, at: int) -> int:
    """Just behind the first mark that ends a clause at or after `at`."""
    pause, question = text.find("，", at), text.find("？", at)
    if pause < 0 or (0 <= question < pause):
        pause = question
    return len(text) if pause < 0 else pause + 1
