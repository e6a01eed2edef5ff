"""`kaibo retention`: what is past its time in a data directory, listed, or taken out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from kaibo.cli.business import currencies
from kaibo.cli.failures import Failure
from kaibo.cli.plain import number, printable, when
from kaibo.live.engine import Engine
from kaibo.live.log import LogUnavailable


def retain(data: Path, do: bool) -> dict[str, Any]:
    """What is due, and with `do` taken out; what is held is listed and stays. Raises Failure, also
    while a server runs on the folder: that one does it every night by itself."""
    currency = currencies(data)
    if not (data / "kaibo.sqlite3").exists() and "DATABASE_URL" not in os.environ:
        raise Failure(f"{data} 里没有业务数据库，说不出哪些在保全中；什么也没有清除。")
    from django.db import DatabaseError

    from kaibo.domains.control import public as control
    from kaibo.kit.clock import now_ms

    try:
        engine = Engine(data, currency=currency)
    except LogUnavailable as error:
        raise Failure(str(error)) from error
    control.attach(engine)
    try:
        now = now_ms()
        told = control.remove_due(now) if do else control.due_for_removal(now)
    except DatabaseError as error:
        raise Failure(f"读不了 {data} 的业务数据库（{error}）。请先启动一次服务。") from error
    finally:
        control.detach()
        engine.close()
    return {
        "done": do,
        "shows": [
            {
                "room": one.room, "show": one.show, "end": one.end, "until": one.until,
                "held": one.held, "counts": one.counts, "sha256": one.sha256,
            }
            for one in told.shows
        ],
        "papers": [
            {"kind": one.about.value, "title": one.title, "until": one.until, "sha256": one.sha256}
            for one in told.papers
        ],
        "clips": [
            {"title": one.ref, "until": one.until, "held": one.held, "sha256": one.sha256}
            for one in told.clips
        ],
        "events_gone": told.events_gone,
        "papers_gone": told.papers_gone,
        "clips_gone": told.clips_gone,
        "asked_gone": told.asked_gone,
    }  # fmt: skip


def retention_page(result: dict[str, Any]) -> list[str]:
    """One line a show and a paper, then what became of them."""
    lines = []
    for one in result["shows"]:
        events = number(sum(one["counts"].values()))
        why = "保全中，不动" if one["held"] else f"留存到 {when(one['until'])}"
        lines.append(f"{printable(one['room'])}/{printable(one['show'])}  {events} 条话语  {why}")
    for one in result["papers"]:
        lines.append(f"{printable(one['title'])}  留存到 {when(one['until'])}")
    for one in result["clips"]:
        why = "保全中，不动" if one["held"] else f"留存到 {when(one['until'])}"
        lines.append(f"{printable(one['title'])}  {why}")
    if not lines:
        lines.append("没有到期的记录。")
    if result["done"]:
        lines.append(
            f"清除了 {number(result['events_gone'])} 条话语、{number(result['papers_gone'])} 份材料、"
            f"{number(result['clips_gone'])} 条切片；"
            f"应本人要求 {number(result['asked_gone'])} 条。"
        )
    elif result["shows"] or result["papers"] or result["clips"]:
        lines.append("只是列出来，什么也没有清除。要清除请加 --do。")
    return lines
