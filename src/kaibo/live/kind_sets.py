"""Which kinds the fold reads in which way, as tables over the codes of a batch's `kind` column."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from kaibo.live.events import (
    CODE_REPORT,
    CODE_SAMPLE,
    CODE_TICK,
    FACT,
    KIND_CODE,
    KINDS,
    WATCH,
    Home,
)
from kaibo.live.timeline import ACTS, CORRECTIONS

_CODES = 256


def _table(codes: Iterable[int]) -> NDArray[np.bool_]:
    out = np.zeros(_CODES, np.bool_)
    out[list(codes)] = True
    return out


def _of_home(home: Home) -> list[int]:
    return [KIND_CODE[k.name] for k in KINDS if k.home is home]


AUDIENCE = _table(_of_home(Home.AUDIENCE))
DESK = _table(_of_home(Home.DESK))
ACT = _table(KIND_CODE[name] for name in ACTS)
CORRECTION = _table(KIND_CODE[name] for name in CORRECTIONS)
#: Kinds that need a word each: they are read one by one.
SINGLE = _table(
    [
        *(KIND_CODE[kind] for kind in ("tip", "comment.retract", "reading")),
        *_of_home(Home.ORDER),
        *(CODE_SAMPLE, CODE_REPORT, CODE_TICK),
    ]
)
#: Of the desk, but no step of the run: a page that was drawn before one may still press.
APART = _table(KIND_CODE[kind] for kind in (FACT, *WATCH))
ENTERS, LEAVES, COMMENTS = (KIND_CODE[kind] for kind in ("enter", "leave", "comment"))
