"""What a table nobody knows may be: which kind its rows are, and what each column means.

A suggestion and no more: a person confirms every column, and where the unit cannot be told from
the cells it is left open on purpose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from kaibo.connectors.base.file_format import Holds
from kaibo.connectors.taught import looks
from kaibo.connectors.taught.mapping import Column, Taught, checked
from kaibo.connectors.taught.targets.tables import KINDS
from kaibo.connectors.taught.targets.target import SKIP, Read, Target
from kaibo.kit.sheets.headers import names_in
from kaibo.kit.sheets.learning.guess import Offer, given_once, named, weighed

Rows = Sequence[Sequence[str]]
#: What a lacking necessity takes off when kinds of table are compared.
LACKS = 150


@dataclass(frozen=True, slots=True)
class Suggested:
    """One column and what it is taken to mean. `unit` "" with `asks` True: a person must say it; of
    a column that is left out, the unit it would have if it were money.

    `confidence` is a whole number to 100; `others` are further targets worth offering.
    """

    index: int
    header: str
    target: str
    unit: str
    asks: bool
    confidence: int
    why: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a kind of table explains the columns; `missing` says what it lacks."""

    holds: Holds
    score: int
    missing: tuple[str, ...]


def suggest(headers: Sequence[str], rows: Rows, holds: Holds) -> list[Suggested]:
    """A meaning for every column of a table whose rows are `holds`; each target is given once.

    `rows` are sample rows, as many as are at hand; the first `looks.SAMPLE` cells that say
    something are looked at.
    """
    targets = list(KINDS[holds].targets.values())
    values = [[row[at] for row in rows if at < len(row)] for at in range(len(headers))]
    offers = [
        offer
        for at, header in enumerate(headers)
        for rank, target in enumerate(targets)
        if (offer := _offer(at, rank, header, target, values[at])) is not None
    ]
    chosen = given_once(offers)
    found = []
    for at, header in enumerate(headers):
        one = chosen.get(at)
        others = _others(at, offers, None if one is None else one.meaning.key)
        if one is None:
            found.append(_skipped(at, header, values[at], others, holds))
            continue
        unit, asks, why = looks.unit_of(header, values[at], one.meaning)
        said = f"{one.why}；{why}" if why else one.why
        found.append(Suggested(at, header, one.meaning.key, unit, asks, one.score, said, others))
    return found


def fits(headers: Sequence[str], rows: Rows) -> list[Fit]:
    """Every kind of table, the one that explains most first."""
    found = []
    for holds in KINDS:
        columns = suggest(headers, rows, holds)
        missing = tuple(
            wrong.text
            for wrong in checked(mapping(columns, holds, "other"))
            if wrong.code in ("missing_target", "no_figures")
        )
        explained = sum(one.confidence for one in columns if one.target != SKIP)
        found.append(Fit(holds, explained - LACKS * len(missing), missing))
    return sorted(found, key=lambda fit: -fit.score)


def mapping(
    columns: Sequence[Suggested], holds: Holds, platform: str, sheet: str | None = None
) -> dict[str, object]:
    """The suggestion as a mapping, to be confirmed; open units stay open and `checked` says so."""
    confirmed = tuple(Column(one.header, one.target, one.unit) for one in columns)
    return Taught(holds, platform, confirmed, sheet).plain()


def _offer(
    at: int, rank: int, header: str, target: Target, values: Sequence[str]
) -> Offer[Target] | None:
    by_name = named(header, target.names)
    if by_name is None or looks.is_running_total(header, target) or looks.is_other(header, target):
        return None
    telling = target.read is not Read.TEXT and bool(looks.filled(values))
    score, why = weighed(*by_name, partial(looks.readable, values, target.read), telling)
    return Offer(score - _behind(header, target), at, rank, target, why)


def _behind(header: str, target: Target) -> int:
    """What a less plain name costs, so that 应付金额 goes before 订单金额 for what a buyer pays."""
    own = {name for name, _ in names_in(header)}
    place = next((at for at, name in enumerate(target.names) if name in own), 0)
    return min(place // 3, 8)


def _others(at: int, offers: Sequence[Offer[Target]], chosen: str | None) -> tuple[str, ...]:
    mine = sorted((one for one in offers if one.index == at), key=lambda one: -one.score)
    return tuple(one.meaning.key for one in mine if one.meaning.key != chosen)[:4]


def _skipped(
    at: int, header: str, values: Sequence[str], others: tuple[str, ...], holds: Holds
) -> Suggested:
    if not header.strip() and not looks.filled(values):
        return Suggested(at, header, SKIP, "", False, 100, "这一列没有表头也没有内容")
    unit = looks.money_unit(header, values)
    if reason := looks.why_not(header, values):
        return Suggested(at, header, SKIP, unit, False, looks.SURE, f"{reason}；先不导入", others)
    alike = looks.like(values, KINDS[holds].targets)
    others = tuple(dict.fromkeys((*others, *alike)))
    labels = "、".join(KINDS[holds].targets[key].label for key in others[:2])
    why = f"没认出来，可能是「{labels}」" if labels else "没认出来"
    return Suggested(at, header, SKIP, unit, False, 0, f"{why}；先不导入", others)
