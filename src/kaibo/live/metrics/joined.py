"""Totals of the shows a platform cut one of ours into, made one: a stream dropped and began again.

What may be added over time is added; nothing else is: people who came twice would count twice, and
an average of averages is none. docs/specs/fold.md, 7.
"""

from __future__ import annotations

from collections.abc import Mapping

from kaibo.live.gauges import Total, TotalKey
from kaibo.live.metrics.totals import TOTAL

Totals = Mapping[TotalKey, Total]
#: What the shows of a platform stand apart in: (show, source, product, channel).
Scope = tuple[str, str, str, str]
#: What is told of a show: whether by product, and whether by channel.
Grain = tuple[str, bool, bool]


def joined(totals: Totals) -> dict[TotalKey, Total]:
    """The totals without the platform's own shows: key's last part "". Left out, for it is unknown,
    is what does not add up, and what one of these shows leaves unsaid. A sum speaks as of the oldest
    of its parts. What was said without such an id stands only where none says the same with one."""
    shows = _shows(totals)
    parts: dict[TotalKey, dict[str, Total]] = {}
    for key, total in totals.items():
        parts.setdefault((*key[:5], ""), {})[key[5]] = total
    out: dict[TotalKey, Total] = {}
    for key, told in parts.items():
        own = [total for ident, total in told.items() if ident]
        if not own:
            out[key] = told[""]
        elif len(own) == len(shows[_scope(key)]) and (len(own) == 1 or adds(key[2])):
            out[key] = _sum(own)
    return out


def adds(name: str) -> bool:
    """Whether totals of this name (without prefix) of two shows may be added."""
    known = TOTAL.get(name)
    return known is not None and known.adds


def whole(totals: Totals) -> dict[TotalKey, Total]:
    """The totals without those of sources that tell of fewer of a platform's own shows than another
    source does: they speak of a part. One that names none speaks of the whole."""
    own: dict[tuple[Grain, str], set[str]] = {}
    for key in totals:
        own.setdefault((_grain(key), key[1]), set()).update({key[5]} - {""})
    most: dict[Grain, int] = {}
    for (grain, _), shows in own.items():
        most[grain] = max(most.get(grain, 0), len(shows))

    def tells_all(key: TotalKey) -> bool:
        grain = _grain(key)
        return len(own[grain, key[1]]) in (0, most[grain])

    return {key: total for key, total in totals.items() if tells_all(key)}


def _grain(key: TotalKey) -> Grain:
    return key[0], bool(key[3]), bool(key[4])


def _scope(key: TotalKey) -> Scope:
    return key[0], key[1], key[3], key[4]


def _shows(totals: Totals) -> dict[Scope, set[str]]:
    out: dict[Scope, set[str]] = {}
    for key in totals:
        if key[5]:
            out.setdefault(_scope(key), set()).add(key[5])
    return out


def _sum(parts: list[Total]) -> Total:
    oldest = min(parts)
    return Total(oldest.as_of, oldest.ts, oldest.id, sum(part.value for part in parts))
