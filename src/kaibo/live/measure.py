"""What a measure is: what one event adds to it, which kinds feed it, when it is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Take(StrEnum):
    """What one event adds to a measure."""

    ONE = "one"
    N = "n"
    QTY = "qty"
    VIEWER = "viewer"  # a distinct: the event's viewer
    PRODUCT = "product"  # a distinct: the event's product
    DERIVED = "derived"  # written by a part of the fold (orders, visits, tips, timeline)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. `kinds`: those that feed it; it is unknown until one is seen or promised."""

    id: str
    zh: str
    en: str
    unit: str
    take: Take
    kinds: tuple[str, ...]
    distinct: bool = False
    #: Every source that enters viewers must also deliver the others (watch time needs leaves).
    every: bool = False
    #: It is known in a show exactly while this other measure of the show is above zero.
    shown_by: str = ""


def measure(
    ident: str,
    zh: str,
    en: str,
    take: Take,
    *kinds: str,
    unit: str = "count",
    distinct: bool = False,
    shown_by: str = "",
) -> Measure:
    """A measure told in one line, the kinds that feed it at the end."""
    return Measure(ident, zh, en, unit, take, kinds, distinct, shown_by=shown_by)
