"""`kaibo trace SHOW MEASURE`: the events a number is made of, read beside a running server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kaibo.cli.business import currencies
from kaibo.cli.failures import Failure
from kaibo.cli.metrics import room_of
from kaibo.cli.plain import number, printable, when
from kaibo.cli.progress import Progress
from kaibo.live.cell import Cell, NoSuchCell
from kaibo.live.engine import trace_room
from kaibo.live.stretch_parts import Stretch
from kaibo.live.trace import Part


def trace_number(
    show: str,
    measure: str,
    by: str,
    key: str,
    data: Path,
    after: int,
    limit: int,
    now: int | None,
) -> dict[str, Any]:
    """`{room, show, level, key, measure, total, count, distinct, parts, stretches, next}`; a part is
    `{offset, id, ts, recv, kind, src, viewer, product, order, text, amount, n, adds}`."""
    room, ident = room_of(show, data)
    try:
        cell = Cell(ident, by, key, measure)
        with Progress(f"追溯 {measure}") as progress:
            found = trace_room(
                data,
                room,
                cell,
                currencies(data)(room),
                after=after,
                limit=limit,
                now=now,
                progress=progress.to,
            )
    except NoSuchCell as error:
        raise Failure(str(error)) from error
    return {
        "room": room,
        "show": ident,
        "level": by,
        "key": key,
        "measure": measure,
        "total": found.total,
        "count": found.count,
        "distinct": found.distinct,
        "parts": [_part(part) for part in found.parts],
        "stretches": [_stretch(one) for one in found.stretches],
        "next": found.next,
    }


def _part(part: Part) -> dict[str, Any]:
    event = part.event
    fields = (
        "id",
        "ts",
        "recv",
        "kind",
        "src",
        "viewer",
        "product",
        "order",
        "text",
        "amount",
        "n",
    )
    return {
        "offset": part.offset,
        **{name: getattr(event, name) for name in fields},
        "adds": part.adds,
    }


def _stretch(one: Stretch) -> dict[str, Any]:
    return one._asdict()


def trace_page(result: dict[str, Any]) -> list[str]:
    """The parts as lines, with what is left out."""
    head = f"{result['measure']} = {number(result['total'])}，由 {number(result['count'])} 项相加"
    lines = [head]
    if result["distinct"] not in (None, result["total"]):
        lines.append(f"  每分钟各自去重再相加；合起来去重是 {number(result['distinct'])}")
    for part in result["parts"]:
        told = [part[name] for name in ("order", "product", "text") if part[name]]
        lines.append(
            f"  {when(part['ts'])}  {part['adds']:+,}  {part['kind']}  {part['src']}"
            f"  {printable(' '.join(told))}  #{part['offset']}".rstrip()
        )
    for one in result["stretches"]:
        ended = "（推断）" if one["inferred"] else ""
        lines.append(f"  {when(one['start'])} 至 {when(one['end'])}{ended}  {one['adds']:+,}")
    if result["next"] is not None:
        lines.append(f"  还有，接着看：--after {result['next']}")
    return lines
