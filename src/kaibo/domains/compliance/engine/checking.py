"""Checks one text: reads it in every way, finds what the packs forbid, and settles each by the facts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from kaibo.domains.compliance.engine.context import Context, Wanted
from kaibo.domains.compliance.engine.frames import clause_around, excused_by
from kaibo.domains.compliance.engine.judges.base import WANTED, Claim, judge_of
from kaibo.domains.compliance.engine.packs import Pack, PackError, Problem, Rule, Scope
from kaibo.domains.compliance.engine.patterns.compiling import Compiled, compiled
from kaibo.domains.compliance.engine.patterns.grammar import Lists, PatternError
from kaibo.domains.compliance.engine.pieces import pieces
from kaibo.domains.compliance.engine.reading.folding import fold
from kaibo.domains.compliance.engine.reading.pictures import in_pictures
from kaibo.domains.compliance.engine.reading.readings import Reader, Reading, plain_reading
from kaibo.domains.compliance.engine.scanning import Line, Match, Scanner, View
from kaibo.domains.compliance.engine.verdicts import Checked, Finding, Verdict

_GRAVEST = {Verdict.VIOLATION: 2, Verdict.NEEDS_EVIDENCE: 1, Verdict.OK: 0}
_CLEAN = Checked(Verdict.OK)
_Scopes = tuple[Scope, Scope, Scope]
_Gate = tuple[_Scopes, tuple[frozenset[str], frozenset[str]]]
# Stands for every surface, category and platform that no pack names ("" may be named).
_OTHER = "\0"
# Raw stretches in which a rule's patterns matched the text as it stands, by rule.
_Seen = dict[str, list[tuple[int, int]]]


class Checker:
    """A set of packs, compiled once; `check` may be called from many threads."""

    def __init__(
        self, packs: Iterable[Pack], drafts: bool = False, like: "Checker | None" = None
    ) -> None:
        """A rule that cannot be compiled is off and told in `problems`, as is what was left out when
        the packs were read: look at them before a text is called checked.

        `drafts` is for whoever writes rules: those with too few examples are used too, and the
        first that cannot be compiled raises `PackError`, with pack, rule and pattern. `like` is
        another checker over mostly the same packs: what it compiled is not compiled again."""
        self.packs = tuple(packs)
        problems = [problem for pack in self.packs for problem in pack.problems]
        self._scopes: list[tuple[Pack, Line]] = []
        # By the very rule and the very word lists it was compiled from, which `packs` keeps alive.
        self._known: dict[tuple[int, int], tuple[Line, ...]] = {}
        for pack in self.packs:
            words = Lists(pack.words)
            for rule in pack.rules:
                if not (drafts or rule.proven):
                    continue
                known = like._known.get((id(rule), id(pack.words))) if like else None
                try:
                    lines = known or tuple(_lines(pack, rule, words))
                    self._known[id(rule), id(pack.words)] = lines
                    self._scopes += [(pack, line) for line in lines]
                except PackError as wrong:
                    if drafts:
                        raise
                    problems.append(Problem.of(pack.name, wrong))
        self.problems = tuple(problems)
        self._scanner = Scanner(line for _, line in self._scopes)
        self._reader = Reader(
            (term for pack in self.packs for term in pack.terms),
            (word for _, line in self._scopes for need in line.pattern.needs for word in need),
        )
        self._wanted = Wanted(
            one for _, line in self._scopes for one in line.way.wants | line.wants
        )
        self._named = frozenset[str]().union(
            *(scope.named for pack, line in self._scopes for scope in _scopes_of(pack, line))
        )
        # Lines by what lets them through: many have it in common.
        self._gates: dict[_Gate, list[int]] = {}
        for number, (pack, line) in enumerate(self._scopes):
            gate = (_scopes_of(pack, line), (line.way.wants, line.wants))
            self._gates.setdefault(gate, []).append(number)
        self._view = lru_cache(maxsize=256)(self._view_for)

    def check(self, text: str, context: Context) -> Checked:
        """The verdict on a text of any length and any characters; linear in its length."""
        view = self._view_in(context)
        found: list[Finding] = []
        for offset, piece in pieces(text):
            found += self._check_piece(piece, offset, context, view)
        if not found:
            return _CLEAN
        verdict = max((one.verdict for one in found), key=_GRAVEST.__getitem__)
        return Checked(verdict, tuple(sorted(found, key=lambda one: (one.start, one.rule))))

    def _view_in(self, context: Context) -> View:
        """What is looked for in a context. Names no pack speaks of are all one, so that there are
        no more views than the packs tell apart."""
        where = (context.surface, context.category, context.platform)
        surface, category, platform = (one if one in self._named else _OTHER for one in where)
        return self._view(surface, category, platform, self._wanted.held(context.facts))

    def _view_for(self, surface: str, category: str, platform: str, held: frozenset[str]) -> View:
        where = (surface, category, platform)
        return self._scanner.view(
            frozenset(
                number
                for (scopes, wants), numbers in self._gates.items()
                if all(not wanted or wanted & held for wanted in wants)
                and all(scope.holds(*where) for scope in scopes)
                for number in numbers
            )
        )

    def _check_piece(self, text: str, offset: int, context: Context, view: View) -> list[Finding]:
        plain = plain_reading(fold(text))
        seen: _Seen = {}
        found = list(self._findings(plain, text, offset, context, view, seen))
        for reading in chain(self._reader.disguised(plain), in_pictures(text, self._reader)):
            found += self._findings(reading, text, offset, context, view, seen)
        return _each_once(found, text, offset) if len(found) > 1 else found

    def _findings(
        self,
        reading: Reading,
        raw: str,
        offset: int,
        context: Context,
        view: View,
        seen: _Seen,
    ) -> Iterator[Finding]:
        """What of a reading is not right. `seen` is filled by the plain one: what it found there,
        and excused, is not found again in disguise."""
        changed = None if reading.how == "plain" else reading.changed
        for match in self._scanner.matches(reading.text, view, changed):
            line = match.line
            if reading.how == "plain":
                seen.setdefault(line.rule.id, []).append(reading.raw_span(match.start, match.end))
            elif not reading.needs_change(match.from_, match.to) or _was_seen(reading, match, seen):
                continue
            # The facts first: with most of them not known, they settle most matches at once.
            finding = _settled(reading, match, raw, offset, context)
            if finding is None:
                continue
            if any(one.find.search(reading.text) for one in line.unless):
                continue
            if not excused_by(reading.text, match.from_, match.to, line.way.despite):
                yield finding


def _scopes_of(pack: Pack, line: Line) -> _Scopes:
    return pack.scope, line.rule.scope, line.way.scope


def _was_seen(reading: Reading, match: Match, seen: _Seen) -> bool:
    """Whether the rule's patterns met, in the plain text, what the change is about as well."""
    spans = seen.get(match.line.rule.id, ())
    first, last = reading.raw_span(match.start, match.end)
    if not any(first < end and start < last for start, end in spans):
        return False
    for a, b in reading.changed:
        if a < b and match.from_ < b and a < match.to:
            first, last = reading.raw_span(a, b)
        elif match.from_ < a == b < match.to:
            first, last = reading.raw_span(a - 1, a)[1], reading.raw_span(a, a + 1)[0]
        else:
            continue
        if not any(first < end and start < last for start, end in spans):
            return False  # 一白三十八 holds more than the 三十八 that was met
    return True


def _lines(pack: Pack, rule: Rule, words: Lists) -> Iterator[Line]:
    for way in rule.ways:
        try:
            unless: tuple[Compiled, ...] = tuple(compiled(one, words) for one in way.unless)
            judge, wants = judge_of(rule, way.judge), WANTED.get(way.judge, frozenset())
            for pattern in way.patterns:
                yield Line(rule, way, compiled(pattern, words), unless, judge, wants)
        except KeyError:
            raise PackError(
                f"规则包 {pack.name} 的规则 {rule.id}：没有名为“{way.judge}”的判定", rule=rule.id
            ) from None
        except PatternError as wrong:
            says = f"规则包 {pack.name} 的规则 {rule.id}：{wrong}"
            raise PackError(says, rule=rule.id) from None


def _settled(
    reading: Reading, match: Match, raw: str, offset: int, context: Context
) -> Finding | None:
    rule = match.line.rule
    start, end = _widened(reading.text, match)
    judged = match.line.judge(Claim(rule, reading.text, start, end, context))
    if judged.verdict is Verdict.OK:
        return None
    start = start if judged.start is None else judged.start
    end = end if judged.end is None else judged.end
    first, last = reading.raw_span(start, end)
    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=rule.severity,
        verdict=judged.verdict,
        start=offset + first,
        end=offset + last,
        span=raw[first:last],
        how=reading.how,
        reason=judged.reason or rule.forbidden,
        missing=judged.missing,
        rewrite=rule.rewrite,
        basis=rule.basis,
        claim=judged.claim,
    )


def _widened(text: str, match: Match) -> tuple[int, int]:
    """The claim as far as its way says: `clause` takes all of the clause, `end` up to its end."""
    widen = match.line.way.widen
    if not widen:
        return match.start, match.end
    left, right = clause_around(text, match.start, match.end)
    return (left if widen == "clause" else match.start), right


def _weight(one: Finding) -> tuple[object, ...]:
    """What goes first; told to the last, so that it does not hang on the order of the search."""
    gravest = -_GRAVEST[one.verdict]
    return gravest, one.start - one.end, one.how != "plain", one.start, one.how, one.reason


# Claims of one rule with no more than this between them are one claim (包过，一次上岸).
_NEAR = 2


def _each_once(found: list[Finding], piece: str, offset: int) -> list[Finding]:
    """Of findings of one rule that overlap, the gravest and widest, of equals the first in the text;
    neighbours become one."""
    kept: list[Finding] = []
    for one in sorted(found, key=_weight):
        if not any(k.rule == one.rule and k.start < one.end and one.start < k.end for k in kept):
            kept.append(one)
    joined: list[Finding] = []
    for one in sorted(kept, key=lambda f: (f.rule, f.start)):
        last = joined[-1] if joined else None
        if last and last.rule == one.rule and one.start - last.end <= _NEAR and _alike(last, one):
            span = piece[last.start - offset : one.end - offset]
            joined[-1] = replace(last, end=one.end, span=span)
        else:
            joined.append(one)
    return joined


def _alike(first: Finding, second: Finding) -> bool:
    """Whether two findings of one rule say nothing different by value."""
    return first.verdict is second.verdict and first.claim == second.claim
