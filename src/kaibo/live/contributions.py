"""What one audience event adds to the sums and distincts, straight from the table of measures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kaibo.live.batch import Batch
from kaibo.live.events import KIND_CODE, UNKNOWN
from kaibo.live.hashing import distinct
from kaibo.live.lanes import I64
from kaibo.live.ledger import Adds, Members
from kaibo.live.measures import COLUMN, MEASURES, Take


@dataclass(frozen=True, slots=True)
class _Rule:
    column: int
    take: Take


#: kind code → what an event of it adds
_RULES: dict[int, list[_Rule]] = {}
for _measure in MEASURES:
    if _measure.take is not Take.DERIVED:
        for _kind in _measure.kinds:
            _RULES.setdefault(KIND_CODE[_kind], []).append(
                _Rule(COLUMN[_measure.id], _measure.take)
            )


def gather(batch: Batch, index: I64, viewer: I64, product: I64) -> tuple[Adds, Adds, Members]:
    """Sums, doubts and members of the events at `index`; facts are numbered along `index`.

    `viewer` and `product` hold the numbers of those events' viewers and products, 0 = unknown.
    """
    adds: list[Adds] = []
    doubts: list[Adds] = []
    members: list[Members] = []
    kinds = batch.kind[index]
    for code in distinct(kinds).tolist():
        fact = np.flatnonzero(kinds == code)
        ones = np.ones(len(fact), np.int64)
        for rule in _RULES.get(code, ()):
            column = np.full(len(fact), rule.column, np.int64)
            if rule.take is Take.ONE:
                adds.append(Adds(fact, column, ones))
                continue
            if rule.take in (Take.VIEWER, Take.PRODUCT):
                entity = (viewer if rule.take is Take.VIEWER else product)[fact]
                known = entity > 0
                members.append(Members(fact[known], column[known], ones[known], entity[known]))
            else:
                value = (batch.n if rule.take is Take.N else batch.qty)[index[fact]]
                known = value != UNKNOWN
                adds.append(Adds(fact[known], column[known], value[known]))
            if not known.all():
                doubts.append(_some(fact, column, ones, ~known))
    return Adds.joined(adds), Adds.joined(doubts), Members.all(members)


def _some(fact: I64, column: I64, ones: I64, which: NDArray[np.bool_]) -> Adds:
    return Adds(fact[which], column[which], ones[which])
