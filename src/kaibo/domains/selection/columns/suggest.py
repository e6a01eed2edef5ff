"""Which column means what: a suggestion with its confidence, for a person to confirm once. [plain]

Confidence is the score of `kit.sheets.learning.guess`; under 50 the column is only kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from kaibo.domains.selection.choices import Tier
from kaibo.domains.selection.columns import looks
from kaibo.domains.selection.columns.targets import ITEM, KEEP, SKIP, TARGETS, Read, Target
from kaibo.kit.sheets.headers import header_name
from kaibo.kit.sheets.learning.guess import Offer, given_once, named, weighed

_COSTLY = re.compile(
    "成本|供货(?!商|方)|供价|进价|进货|拿货|采购|出厂|底价|结算|佣|返点|扣点|服务费|坑位"
)
_PROFITABLE = re.compile("毛利|利润|净利|盈亏|保本|roi|投产|毛保")


@dataclass(frozen=True, slots=True)
class Column:
    """One column and what it is taken to mean; `others` are further targets worth offering."""

    index: int
    header: str
    target: str
    tier: Tier
    confidence: int
    why: str
    others: tuple[str, ...] = ()


def suggest(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Column]:
    """A meaning for every column; each target but `keep` and `skip` is given once at most."""
    ranks = {key: rank for rank, key in enumerate(TARGETS)}
    offers = []
    for index, header in enumerate(headers):
        cells_of = [row[index] for row in rows if index < len(row)]
        offers += [
            Offer(score, index, ranks[target.key], target, why)
            for score, target, why in _scored(header, cells_of)
        ]
    chosen = {
        index: Column(index, headers[index], one.meaning.key, one.meaning.tier, one.score, one.why)
        for index, one in given_once(offers).items()
    }
    found = [
        chosen.get(index) or _kept(index, header, [row[index] for row in rows if index < len(row)])
        for index, header in enumerate(headers)
    ]
    return _one_name(found, rows)


def tier_of(header: str) -> Tier:
    """Who may read an unknown column, by what its header speaks of."""
    name = header_name(header)
    if _PROFITABLE.search(name):
        return Tier.PROFIT
    return Tier.COST if _COSTLY.search(name) else Tier.OPEN


def _scored(header: str, values: Sequence[str]) -> list[tuple[int, Target, str]]:
    found = []
    for target in TARGETS.values():
        by_name = named(header, target.names)
        if by_name is None:
            continue
        telling = target.read is not Read.TEXT and bool(looks.filled(values))
        score, why = weighed(*by_name, partial(looks.readable, values, target.read), telling)
        found.append((score, target, why))
    return found


def _kept(index: int, header: str, values: Sequence[str]) -> Column:
    if not header_name(header) and not looks.filled(values):
        return Column(index, header, SKIP, Tier.OPEN, 100, "这一列没有表头也没有内容")
    others = tuple(looks.like(values))
    why = f"没认出来，内容像「{TARGETS[others[0]].label}」一类" if others else "没认出来"
    tier = tier_of(header)
    # An unnamed figure may be what we pay: until somebody says otherwise it is not for everyone.
    if tier is Tier.OPEN and others and TARGETS[others[0]].read is Read.MONEY:
        tier = Tier.COST
    return Column(index, header, KEEP, tier, 0, f"{why}，先原样保留", others)


def _one_name(columns: list[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """Beside a column of titles, "SKU" is a code or a spec; alone, it names the product."""
    taken = {column.target for column in columns}
    item = next((column for column in columns if column.target == ITEM), None)
    if item is None or "product.title" not in taken:
        return columns
    values = [row[item.index] for row in rows if item.index < len(row)]
    is_code = looks.readable(values, Read.IDENTITY) >= 60
    wanted = ("sku.code", "sku.spec") if is_code else ("sku.spec", "sku.code")
    target = next((key for key in wanted if key not in taken), KEEP)
    score = min(item.confidence, 80) if target != KEEP else 0
    other = replace(item, target=target, confidence=score, why="已有品名列，这一列是编码或规格")
    return [other if column is item else column for column in columns]
