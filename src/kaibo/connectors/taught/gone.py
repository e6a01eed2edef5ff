"""A column of money or time that a known format may have and a file lacks, while another of its headers
looks like it: asked about, never guessed. [plain]

What a format can do without is often left out of an export, and then nothing is asked. But a header
that says the same in other words, with cells of the same kind, is most likely that column, renamed:
read without it the file would tell of orders without amounts, or without a time. What a person says is
kept as a renaming (`renamed`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kaibo.connectors.base.file_format import FileFormat, TableFormat
from kaibo.connectors.base.layout import Column, Layout, Match, header_name
from kaibo.connectors.taught import looks
from kaibo.connectors.taught.renamed import FORMAT, RENAMED, Near, free, is_renaming
from kaibo.connectors.taught.targets.target import Read

#: Of a hundred letters of both names, so many are shared by names that say the same.
ALIKE = 75
#: Of a hundred cells so many can be read as what the column holds.
READABLE = 80
_COUNT = re.compile(r"[数率]$")
_TIME = re.compile(r"(时间|日期|time|date)$")
_MONEY = re.compile(
    r"金额|应付|实付|付款|退款|货款|费|佣金|优惠|补贴|amount|price|fee|total|refund"
)
#: What makes another amount or another time of a name: both have it, or neither.
_TELLING = (
    *(
        "退",
        "优惠",
        "券",
        "补贴",
        "红包",
        "积分",
        "税",
        "运费",
        "佣",
        "服务费",
        "定金",
        "尾款",
        "单价",
        "率",
        "数",
    ),
    *(
        "平台",
        "商家",
        "达人",
        "商品",
        "支付",
        "提交",
        "发货",
        "完成",
        "确认",
        "开始",
        "结束",
        "到账",
        "结算",
    ),
    *(
        "refund",
        "discount",
        "tax",
        "shipping",
        "subtotal",
        "fee",
        "commission",
        "unit",
        "before",
        "after",
    ),
    *("platform", "seller", "paid", "created", "shipped", "delivered", "cancelled"),
)
#: What platforms call by several words: as one.
_SAME = (
    (re.compile(r"创建|下单|拍下|生成"), "提交"),
    (re.compile(r"付款"), "支付"),
    (re.compile(r"(时刻|日期|于)$"), "时间"),
    (re.compile(r"(总金额|总额|总价|款额|数额|金额|额)$"), "金额"),
)


def gone(
    format: TableFormat, headers: Sequence[str], rows: Sequence[Sequence[str]]
) -> dict[str, str]:
    """Columns of `format` (their titles) that this header row, which is one of the format, lacks →
    the header that looks like it. `rows` are sample rows; a header stands for one column at most."""
    found: dict[str, str] = {}
    for at, old, new in candidates(format, headers):
        cells = looks.filled([row[at] for row in rows if at < len(row)])
        kind = _kind(old)
        if kind is not None and cells and looks.readable(cells, kind) >= READABLE:
            found.setdefault(old.title, new)
    return found


def candidates(format: TableFormat, headers: Sequence[str]) -> list[tuple[int, Column, str]]:
    """(place, column that went, header whose name says the same), the most alike first; each column
    and each header once. By their names alone: quick, and empty for nearly every file."""
    match = _match(format, headers)
    if match is None or match[1].missing:
        return []
    layout, there = match
    absent = [one for one in layout.columns if one.key not in there.positions and _kind(one)]
    scored = sorted(
        (-alike, at, order)
        for at, header in free(headers, layout, there).items()
        for order, one in enumerate(absent)
        if (alike := max(likeness(header, name) for name in one.names)) >= ALIKE
    )
    places: set[int] = set()
    taken: set[int] = set()
    out = []
    for _, at, order in scored:
        if at not in places and order not in taken:
            places.add(at)
            taken.add(order)
            out.append((at, absent[order], headers[at]))
    return out


def nearest(
    headers: Sequence[str], rows: Sequence[Sequence[str]], formats: Iterable[FileFormat]
) -> Near | None:
    """The format of this header row with what went of it; None when nothing did, or it is none."""
    best: tuple[int, TableFormat, Layout, Match] | None = None
    for one in formats:
        found = _match(one, headers) if isinstance(one, TableFormat) else None
        if found is None or found[1].missing or not isinstance(one, TableFormat):
            continue
        size = len(found[1].positions)
        if best is None or size > best[0]:
            best = size, one, *found
    if best is None or not (likely := gone(best[1], headers, rows)):
        return None
    there = tuple(free(headers, *best[2:]).values())
    return Near(best[1], tuple(likely), there, likely, optional=True)


def answers(
    mapping: Mapping[str, Any], taught_for: Sequence[str], format: str, went: Mapping[str, str]
) -> dict[str, str | None]:
    """What a renaming, said for a header row, says of columns of a format that `went` (title → the
    header that looks like it): what each is called; None where a person saw it and it is not that."""
    if not is_renaming(mapping) or mapping[FORMAT] != format:
        return {}
    seen = {header_name(one) for one in taught_for}
    said: dict[str, str | None] = {old: new for old, new in mapping[RENAMED].items() if old in went}
    return {
        old: new
        for old, new in said.items()
        if header_name(went[old]) in seen or (new is not None and new == went[old])
    }


def likeness(one: str, other: str) -> int:
    """Of a hundred letters of both names, how many they share once words for the same are one; 0
    where one of them has a word that makes it another thing."""
    here, there = _plain(one), _plain(other)
    if any((word in here) != (word in there) for word in _TELLING):
        return 0
    mine, theirs = Counter(here), Counter(there)
    return 200 * (mine & theirs).total() // max(1, mine.total() + theirs.total())


def _plain(name: str) -> str:
    plain = header_name(name)
    for words, said in _SAME:
        plain = words.sub(said, plain)
    return plain


def _kind(column: Column) -> Read | None:
    """Whether its name says that it holds a time, or money."""
    name = header_name(column.title)
    if column.required or _COUNT.search(name):
        return None
    if _TIME.search(name):
        return Read.MOMENT
    return Read.MONEY if _MONEY.search(name) else None


def _match(format: TableFormat, headers: Sequence[str]) -> tuple[Layout, Match] | None:
    found = [(one, match) for one in format.layouts if (match := one.match(headers)) is not None]
    best = max(found, key=lambda pair: (not pair[1].missing, len(pair[1].positions)), default=None)
    return best
