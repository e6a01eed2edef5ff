"""The preview of a file on a terminal: what it is, what it adds up to, what is wrong, what is asked."""

from __future__ import annotations

from typing import Any

from kaibo.cli.answers import yuan
from kaibo.cli.plain import number, printable, when
from kaibo.connectors.base.currency import DECIMALS
from kaibo.live.fold import CURRENCY

MOST = 10


def preview_lines(row: dict[str, Any], room: str | None = None) -> list[str]:
    """The preview of one file, as `control.imported` gives it; `room`: the one that was named."""
    lines = [f"{printable(row['name'])}  {row['title'] or row['state_label']}"]
    preview = row["preview"]
    if preview is None:
        return [*lines, *([f"  {printable(row['told'])}"] if row["told"] else [])]
    reach = _reach(preview["first"], preview["last"])
    lines.append(f"  {number(preview['rows'])} 行{reach}  未计入 {number(preview['lost_rows'])} 行")
    lines += _orders(preview) + _shows(preview) + _placings(preview, room) + _changes(preview)
    for other in preview["overlaps"]:
        lines.append(f"  时间和已导入的「{printable(other['name'])}」重叠：按单合并，不会重复计")
    for note in preview["notes"][:MOST]:
        lines.append(f"  留意 {printable(note['text'])}")
    for problem in preview["problems"][:MOST]:
        lines.append(f"  问题 {printable(problem['text'])}")
    more = len(preview["problems"]) - MOST + preview["more"]
    if more > 0:
        lines.append(f"  还有 {number(more)} 个问题，用 --json 看")
    return lines


def _reach(first: int | None, last: int | None) -> str:
    return "" if first is None or last is None else f"  {when(first)} – {when(last)}"


def _orders(preview: dict[str, Any]) -> list[str]:
    sums = preview["orders"]
    if len(preview["curs"]) > 1:
        return [f"  订单有 {len(preview['curs'])} 种货币（{'、'.join(preview['curs'])}），不相加"]
    if not sums["lines"]:
        return []
    if sums.get("no_paid", 0) >= sums["lines"]:
        return [f"  订单行 {number(sums['lines'])}  文件没写付没付款，成交和退款要等另一份文件"]
    cur = next(iter(preview["curs"]), CURRENCY)
    lines = [
        f"  订单行 {number(sums['lines'])}  已付 {number(sums['paid'])}"
        f"  成交 {_money(sums['gross'], cur)}  退款 {_money(sums['refunded'], cur)}"
    ]
    if sums["no_refund"]:
        lines.append(f"  其中 {number(sums['no_refund'])} 行的退款文件里没有说")
    return lines


def _money(minor: int, cur: str) -> str:
    if cur == CURRENCY:
        return yuan(minor)
    places = DECIMALS.get(cur, 2)
    return f"{minor / 10**places:,.{places}f} {cur}"


def _shows(preview: dict[str, Any]) -> list[str]:
    lines = []
    for show in preview["shows"][:MOST]:
        what = f"对上 {show['match']}" if show["match"] else "新的一场"
        reach = _reach(show["start"], show["end"]) or f"  {when(show['start'])} 开播"
        lines.append(f"  场次{reach}  {printable(show['account'] or '')}  {what}")
    more = len(preview["shows"]) - MOST + preview["shows_more"]
    return lines + ([f"  还有 {number(more)} 场"] if more > 0 else [])


def _placings(preview: dict[str, Any], room: str | None) -> list[str]:
    lines = []
    for one in preview["placings"]:
        name = printable(one["account"]) or "整份文件"
        if room is not None and one["free"]:
            where = f"{room}（--room）"
        else:
            where = one["room"] or ("不导入" if one["how"] == "left_out" else "还没定，请加 --room")
        lines.append(f"  {name} → {where}")
    return lines


def _changes(preview: dict[str, Any]) -> list[str]:
    return [
        f"  存入 {room}：{thing} 新 {number(count.get('new', 0))}"
        f"  变 {number(count.get('changed', 0))}  同 {number(count.get('same', 0))}"
        for room, things in preview["changes"].items()
        for thing, count in things.items()
    ]
