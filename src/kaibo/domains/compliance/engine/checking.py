"""Checks one text: reads it in every way, finds what the packs forbid, and settles each by the facts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.frames import clause_around, excused_by
from kaibo.domains.compliance.engine.judges.base import Claim, settle
from kaibo.domains.compliance.engine.packs import Pack, PackError, Rule
from kaibo.domains.compliance.engine.patterns.compiling import Compiled, compiled
from kaibo.domains.compliance.engine.patterns.grammar import PatternError
from kaibo.domains.compliance.engine.pieces import pieces
from kaibo.domains.compliance.engine.reading.folding import fold
from kaibo.domains.compliance.engine.reading.readings import Reader, Reading, plain_reading
from kaibo.domains.compliance.engine.scanning import Line, Match, Scanner
from kaibo.domains.compliance.engine.verdicts import Checked, Finding, Verdict

_GRAVEST = {Verdict.VIOLATION: 2, Verdict.NEEDS_EVIDENCE: 1, Verdict.OK: 0}
_CLEAN = Checked(Verdict.OK)
# Raw stretches in which a rule's patterns matched the text as it stands, by rule.
_Seen = dict[str, list[tuple[int, int]]]


class Checker:
    """A set of packs, compiled once; `check` may be called from many threads."""

    def __init__(self, packs: Iterable[Pack], drafts: bool = False) -> None:
        """`drafts` also uses rules that have too few examples, as whoever writes them wants to.

        Raises `PackError` for a pattern that cannot be used, with pack, rule and pattern."""
        self.packs = tuple(packs)
        self._scopes: list[tuple[Pack, Line]] = []
        for pack in self.packs:
            rules = [rule for rule in pack.rules if drafts or rule.proven]
            self._scopes += [(pack, line) for rule in rules for line in _lines(pack, rule)]
        self._scanner = Scanner(line for _, line in self._scopes)
        self._reader = Reader(term for pack in self.packs for term in pack.terms)
        self._wanted = frozenset[str]().union(*(line.way.wants for _, line in self._scopes))
        self._active = lru_cache(maxsize=512)(self._lines_for)

    def check(self, text: str, context: Context) -> Checked:
        """The verdict on a text of any length and any characters; linear in its length."""
        known = self._wanted.intersection(context.facts.known)
        active = self._active(context.surface, context.category, context.platform, known)
        found: list[Finding] = []
        for offset, piece in pieces(text):
            found += self._check_piece(piece, offset, context, active)
        if not found:
            return _CLEAN
        verdict = max((one.verdict for one in found), key=_GRAVEST.__getitem__)
        return Checked(verdict, tuple(sorted(found, key=lambda one: (one.start, one.rule))))

    def _lines_for(
        self, surface: str, category: str, platform: str, known: frozenset[str]
    ) -> frozenset[int]:
        where = (surface, category, platform)
        return frozenset(
            number
            for number, (pack, line) in enumerate(self._scopes)
            if pack.scope.holds(*where)
            and line.rule.scope.holds(*where)
            and line.way.scope.holds(*where)
            and (not line.way.wants or line.way.wants & known)
        )

    def _check_piece(
        self, text: str, offset: int, context: Context, active: frozenset[int]
    ) -> list[Finding]:
        plain = plain_reading(fold(text))
        seen: _Seen = {}
        found = list(self._findings(plain, text, offset, context, active, seen))
        for reading in self._reader.disguised(plain):
            found += self._findings(reading, text, offset, context, active, seen)
        return _each_once(found, text, offset) if len(found) > 1 else found

    def _findings(
        self,
        reading: Reading,
        raw: str,
        offset: int,
        context: Context,
        active: frozenset[int],
        seen: _Seen,
    ) -> Iterator[Finding]:
        """What of a reading is not right. `seen` is filled by the plain one: what it found there,
        and excused, is not found again in disguise."""
        changed = None if reading.how == "plain" else reading.changed
        for match in self._scanner.matches(reading.text, active, changed):
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


def _was_seen(reading: Reading, match: Match, seen: _Seen) -> bool:
    first, last = reading.raw_span(match.start, match.end)
    return any(first < end and start < last for start, end in seen.get(match.line.rule.id, ()))


def _lines(pack: Pack, rule: Rule) -> Iterator[Line]:
    for way in rule.ways:
        try:
            unless: tuple[Compiled, ...] = tuple(compiled(one, pack.words) for one in way.unless)
            for pattern in way.patterns:
                yield Line(rule, way, compiled(pattern, pack.words), unless)
        except PatternError as wrong:
            raise PackError(f"规则包 {pack.name} 的规则 {rule.id}：{wrong}") from None


def _settled(
    reading: Reading, match: Match, raw: str, offset: int, context: Context
) -> Finding | None:
    rule = match.line.rule
    start, end = _widened(reading.text, match)
    judged = settle(Claim(rule, reading.text, start, end, context), match.line.way.judge)
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


# Claims of one rule with no more than this between them are one claim (包过，一次上岸).
_NEAR = 2


def _each_once(found: list[Finding], piece: str, offset: int) -> list[Finding]:
    """Of findings of one rule that overlap, the gravest and widest; neighbours become one."""
    kept: list[Finding] = []
    for one in sorted(
        found, key=lambda f: (-_GRAVEST[f.verdict], f.start - f.end, f.how != "plain")
    ):
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
