"""How an answer looks on a terminal: JSON for programs, a short page for people."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import typer

from kaibo.cli.plain import number, printable, when

NONE = "none"

Page = Callable[[dict[str, Any]], list[str]]


def show(result: dict[str, Any], as_json: bool, page: Page) -> None:
    """Print `result` as one line of JSON, or as the page made of it."""
    if as_json:
        typer.echo(json.dumps(result, ensure_ascii=False, separators=(",", ":")))
        return
    for line in page(result):
        typer.echo(line)


def plain_page(result: dict[str, Any]) -> list[str]:
    """One line a key."""
    return [f"{key}  {printable(str(value))}" for key, value in result.items()]


def replay_page(result: dict[str, Any]) -> list[str]:
    """What a replay found."""
    lines = [
        f"{printable(result['room'])}  格式 {result['format']}  场次 {printable(result['show'])}",
        f"事件 {number(result['events'])}  重复 {number(result['duplicates'])}"
        f"  隔离 {number(result['quarantined'])}",
        f"评论 {number(result['comments'])}  在线峰值 {number(result['viewers_peak'])}"
        f"  人气峰值 {number(result['popularity_peak'])}",
    ]
    for refused in result["refused"]:
        lines.append(f"  隔离 {printable(refused['text'])}")
    return lines + metric_lines(result["metrics"])


def orders_page(result: dict[str, Any]) -> list[str]:
    """What an order file adds up to, by day."""
    lines = [
        f"{result['title']}  {number(result['rows'])} 行",
        f"订单 {number(result['orders'])}  已付 {number(result['paid_orders'])}",
        f"成交 {yuan(result['gross'])}  退款 {yuan(result['refunded'])}  净额 {yuan(result['net'])}",
    ]
    for day, sums in result["by_day"].items():
        lines.append(
            f"  {day}  订单 {number(sums['orders'])}  已付 {number(sums['paid_orders'])}"
            f"  成交 {yuan(sums['gross'])}  退款 {yuan(sums['refunded'])}  净额 {yuan(sums['net'])}"
        )
    problems = result["problems"]
    for problem in problems[:20]:
        lines.append(f"  问题 {printable(problem['text'])}")
    more = len(problems) - 20 + result["problems_more"]
    if more > 0:
        lines.append(f"  还有 {number(more)} 个问题，用 --json 看")
    return lines


def metrics_page(result: dict[str, Any]) -> list[str]:
    """A show's metrics, or one line a row of a level."""
    end = when(result["end"]) if result["end"] else "进行中"
    lines = [f"{printable(result['show'])}  {when(result['start'])} – {end}"]
    if "rows" not in result:
        return lines + metric_lines(result["metrics"])
    for row in result["rows"]:
        key = row["key"]
        if key == NONE and not any(row["measures"][ident] for _, ident, _ in _COLUMNS):
            continue
        name = when(int(key)) if result["by"] == "minute" and key != NONE else printable(key)
        shown = "（都不属于）" if key == NONE else name
        lines.append("  ".join(["", shown, *row_figures(row)]))
    return lines


def row_figures(row: dict[str, Any]) -> list[str]:
    """What is known of a row, in the order people ask for it; — where nothing is."""
    known = [
        f"{label} {yuan(value) if money else number(value)}"
        for label, ident, money in _COLUMNS
        if (value := row["measures"][ident]) is not None
    ]
    return known or ["—"]


def metric_lines(metrics: dict[str, Any]) -> list[str]:
    """Every metric that is known, in the order of the catalogue."""
    from kaibo.live.metrics import METRIC

    return [
        f"  {METRIC[name].zh}  {figure(value)}"
        for name, value in metrics.items()
        if value["value"] is not None
    ]


def figure(value: dict[str, Any]) -> str:
    """A metric's value with its unit, numerator and denominator where it is a ratio."""
    unit, found = value["unit"], value["value"]
    if unit == "ratio":
        return f"{found:.2%}  （{number(value['num'])}/{number(value['den'])}）"
    if unit.startswith("fen"):
        return f"{yuan(found)}{_PER.get(unit, '')}"
    shown = number(found) if isinstance(found, int) else f"{found:,.2f}"
    return f"{shown}{_PER.get(unit, '')}"


def yuan(fen: float | None) -> str:
    """Fen as yuan; — where unknown."""
    return "—" if fen is None else f"¥{fen / 100:,.2f}"


_COLUMNS = (
    ("观看", "views", False),
    ("人数", "viewers", False),
    ("评论", "comments", False),
    ("点击", "product_clicks", False),
    ("订单", "orders_paid", False),
    ("成交", "gmv", True),
    ("退款", "refund_cohort", True),
)
_PER = {
    "fen_per_1000": "/千次",
    "fen_per_min": "/分钟",
    "fen_per_hour": "/小时",
    "count_per_min": "/分钟",
    "count_per_hour": "/小时",
    "s": " 秒",
    "multiple": " 倍",
}


def check_page(result: dict[str, Any]) -> list[str]:
    """What was checked and found."""
    rooms = "、".join(map(printable, result["rooms"])) or "（无）"
    head = f"{result['data']}  {number(result['events'])} 个事件  直播间 {rooms}"
    problems = [f"  {printable(p)}" for p in result["problems"]]
    return [head, *problems] if problems else [head, "完好，没有问题。"]
