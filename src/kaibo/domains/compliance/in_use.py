"""The checker in use: the packs that ship, the team's own and its decisions about rules, on a day.

Every check asks here. What the team saves is live within a second or two, in every process: a look
at what is kept is cheap, and compiling goes on in a thread while the checker of before serves.
"""

from __future__ import annotations

import logging
import sys
import threading
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from time import monotonic

from kaibo.domains.compliance.engine.checking import Checker
from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.packs import Pack, Problem, Rule
from kaibo.domains.compliance.engine.shipped import shipped_checker
from kaibo.domains.compliance.engine.verdicts import Checked
from kaibo.domains.compliance.kept_packs import NOTHING, Sources, mark, sources
from kaibo.domains.compliance.teampacks.joining import adjusted, empty_pack, joined
from kaibo.kit.clock import SHANGHAI, from_ms, now_ms

log = logging.getLogger("kaibo.compliance")
#: How often it is looked whether the team has changed anything, s.
LOOK_S = 1.0
#: How long compiling holds everybody else up at a time, s; usually it is ten times that.
GENTLY_S = 0.0005
#: Checkers of so many stretches of days are kept: today's, and those of shows to come.
MOST_DAYS = 4


@dataclass(slots=True)
class Held:
    """What was made of one state of the team's packs. `packs` have every rule, those switched off
    too; `in_use` are as the team decided; checkers by the stretch of days they hold for."""

    of: Sources
    packs: tuple[Pack, ...]
    in_use: tuple[Pack, ...]
    turns: tuple[str, ...]
    rules: Mapping[str, Rule]
    checkers: dict[int, Checker] = field(default_factory=dict)

    def stretch(self, day: str) -> int:
        """Which days are as this one: no rule begins or ends between them."""
        return bisect_right(self.turns, day)


_lock = threading.Lock()
#: Only one compiles at a time.
_compiling = threading.Lock()
_held: Held | None = None
_looked_at = 0.0


class InUse:
    """The checker in use at each moment, for what lives longer than one: a stream on air."""

    def check(self, text: str, context: Context) -> Checked:
        """As `Checker.check`."""
        return checker().check(text, context)


def ready() -> bool:
    """Whether a check can be answered at once."""
    return _held is not None


def checker(day: str = "") -> Checker:
    """The checker for an ISO day, today's by default. Of what has changed since it is told late by
    seconds at most; of a day nobody asked of before it takes a second, the first time several."""
    held = _now()
    asked = held.stretch(day or _today())
    found = held.checkers.get(asked)
    if found is not None:
        return found
    if not day and held.checkers:
        _in_a_thread(held, asked)  # midnight: yesterday's serves until today's is compiled
        return next(reversed(held.checkers.values()))
    return _compiled(held, asked)


def problems() -> list[str]:
    """What of the packs is off today, in words; empty as long as nobody has read them."""
    if not ready():
        return []
    return [f"规则包 {one.pack}：{one.says}" for one in checker().problems]


def held() -> Held:
    """The packs and rules in use, as they are now."""
    return _now()


def rule_of(ident: str) -> Rule | None:
    """A rule by its id, switched off or not; None when no pack has it."""
    return _now().rules.get(ident)


def look_again() -> None:
    """The team has changed something: the next check looks."""
    global _looked_at
    _looked_at = 0.0


def forget() -> None:
    """As if nothing had been asked yet."""
    global _held, _looked_at
    with _lock:
        _held, _looked_at = None, 0.0


def _now() -> Held:
    global _looked_at
    known, now = _held, monotonic()
    if known is not None and now - _looked_at < LOOK_S:
        return known
    _looked_at = now
    if known is None:
        return _begin(_sources())
    seen = _mark()
    if seen is None or seen == known.of.mark:
        return known
    fresh = _joined(_sources())
    if fresh.of.mark == known.of.mark:
        return known
    if fresh.in_use == shipped_checker().packs:
        return _put(fresh, fresh.stretch(_today()), known)
    _in_a_thread(fresh, fresh.stretch(_today()))
    return known


def _begin(found: Sources) -> Held:
    with _compiling:
        if _held is not None:
            return _held
        fresh = _joined(found)
        return _put(fresh, fresh.stretch(_today()), None)


def _compiled(held: Held, asked: int) -> Checker:
    with _compiling:
        if asked not in held.checkers:
            _add(held, asked)
        return held.checkers[asked]


def _in_a_thread(fresh: Held, asked: int) -> None:
    """Compile it while the one of before serves; what changes meanwhile is found by a later look."""
    if _compiling.locked():
        return

    def run() -> None:
        with _compiling:
            try:
                known = _held
                if known is fresh:
                    if asked not in fresh.checkers:
                        _add(fresh, asked)
                else:
                    _put(fresh, asked, known)
            except Exception:
                log.exception("the team's packs could not be compiled; those of before go on")

    threading.Thread(target=run, name="kaibo-packs", daemon=True).start()


def _put(fresh: Held, asked: int, before: Held | None) -> Held:
    global _held
    like = next(reversed(before.checkers.values()), None) if before else None
    _add(fresh, asked, like)
    with _lock:
        _held = fresh
    return fresh


def _add(held: Held, asked: int, like: Checker | None = None) -> None:
    """Compile the packs for the days of that stretch; the oldest of too many goes."""
    first = held.turns[asked - 1] if asked else "0000-00-00"
    packs = tuple(pack.on(first) for pack in held.in_use)
    before = sys.getswitchinterval()
    # Seconds of pure Python: whoever answers a page or records a room gets in between at once.
    sys.setswitchinterval(GENTLY_S)
    try:
        shipped = shipped_checker()
        if packs == shipped.packs:
            made = shipped
        else:
            last = next(reversed(held.checkers.values()), None)
            made = Checker(packs, like=like or last or shipped)
    finally:
        sys.setswitchinterval(before)
    kept = {**held.checkers, asked: made}
    while len(kept) > MOST_DAYS:
        del kept[next(iter(kept))]
    held.checkers = kept


def _joined(found: Sources) -> Held:
    packs = tuple(joined(shipped_checker().packs, found.kept))
    if found.problem:
        told = Problem("team", "", "", found.problem)
        packs = (*packs, replace(empty_pack("team", "团队规则包"), problems=(told,)))
    rules = {rule.id: rule for pack in packs for rule in pack.rules}
    return Held(found, packs, tuple(adjusted(packs, found.decided)), _turns(packs), rules)


def _turns(packs: Sequence[Pack]) -> tuple[str, ...]:
    """The days on which a pack or rule begins, or no longer holds, in order."""
    told = [(pack.effective, pack.until) for pack in packs]
    told += [(rule.effective, rule.until) for pack in packs for rule in pack.rules]
    first = {effective for effective, _ in told if effective}
    last = {date.fromisoformat(until) + timedelta(days=1) for _, until in told if until}
    return tuple(sorted(first | {day.isoformat() for day in last}))


def _sources() -> Sources:
    """What the team keeps; when that cannot be read it is a problem of its own, never silence."""
    try:
        return sources()
    except Exception as wrong:
        log.exception("the team's packs could not be read")
        says = f"团队自己的规则包和规则调整读不出来，只按随包来的规则查：{type(wrong).__name__}"
        return replace(NOTHING, problem=says)


def _mark() -> tuple[int, ...] | None:
    """How things stand; None when that cannot be told now, and what is held goes on."""
    try:
        return mark()
    except Exception as wrong:
        log.warning("whether the team's packs changed could not be looked at: %s", wrong)
        return None


def _today() -> str:
    """The team's day; without a business database, that of the law these packs are about."""
    from django.apps import apps

    return from_ms(now_ms(), None if apps.ready else SHANGHAI).date().isoformat()
