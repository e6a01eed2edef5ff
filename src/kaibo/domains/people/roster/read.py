"""A roster in any shape teams have, to shifts with names in them. [plain]"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from kaibo.domains.people.roster import cells
from kaibo.domains.people.roster.listed import ListReader, header_in
from kaibo.domains.people.roster.matrix import MatrixReader, blocks_in, shape_of
from kaibo.domains.people.roster.shift import KEPT, LONG_MS, Reading, Shape, merged
from kaibo.kit.errors import Refusal

NO_ROSTER = (
    "没有认出排班表。请连表头一起复制：要么一行一班（日期、班次或时段、主播…），要么日期横排，"
    "左边是时段或主播。"
)


def read(
    rows: Sequence[Sequence[str]],
    *,
    near: date,
    zone: ZoneInfo,
    hours: Mapping[str, cells.Minutes] | None = None,
) -> Reading:
    """The shifts of a roster, those of the same time and room as one.

    `near` is the day that dates without a year lie near to; `hours` says when named shifts run,
    (from, to) in minutes after midnight, over what the table itself says. Refusal: `no_roster`.
    """
    legend = cells.legend_in(rows) | {
        cells.word(name): minutes for name, minutes in (hours or {}).items()
    }
    header = header_in(rows)
    if header is not None:
        into = Reading(Shape.LIST)
        found = ListReader(header, near, zone, legend, into).read(rows)
    else:
        into = Reading(Shape.TIMES)
        blocks = blocks_in(rows, near, into)
        if not blocks:
            raise Refusal("no_roster", NO_ROSTER)
        into.shape = shape_of(blocks, legend)
        found = []
        for block in blocks:
            reader = MatrixReader(block, zone, legend, into)
            found += reader.times() if into.shape is Shape.TIMES else reader.hosts()
    into.shifts = merged(found)
    for one in into.shifts:
        if one.end - one.start > LONG_MS:
            into.trouble(
                one.row, one.column, None, "long_shift", "这一班超过 12 小时，请核对", end=KEPT
            )
    return into
