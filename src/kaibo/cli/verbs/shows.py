"""Verbs that ask for a show's numbers, and for the events behind one."""

from __future__ import annotations

from typing import Annotated

import typer

from kaibo.cli import answers
from kaibo.cli.failures import told
from kaibo.cli.options import DEFAULT_DATA, AsJson, Data


@told
def metrics(
    show: Annotated[str, typer.Argument(help="场次")],
    by: Annotated[
        str | None,
        typer.Option(help="minute、segment、shift、host、round、product、talk 或 channel"),
    ] = None,
    data: Data = DEFAULT_DATA,
    json: AsJson = False,
) -> None:
    """一场的指标，或按分钟、段落、班次、主播、轮次、商品、讲解、渠道分开看。"""
    from kaibo.cli.metrics import show_metrics

    answers.show(show_metrics(show, by, data), json, answers.metrics_page)


@told
def trace(
    show: Annotated[str, typer.Argument(help="场次，或 直播间/场次")],
    measure: Annotated[str, typer.Argument(help="计数，如 views、gmv、orders_paid")],
    by: Annotated[str, typer.Option("--by", help="哪一层，如 shift、product、minute")] = "show",
    key: Annotated[str, typer.Option("--key", help="那一层的哪一行")] = "show",
    after: Annotated[int, typer.Option("--after", help="从日志的这个位置之后看起")] = -1,
    limit: Annotated[int, typer.Option("--limit", help="最多几项", min=1, max=10_000)] = 200,
    now: Annotated[int | None, typer.Option("--now", help="算到这一刻（UTC 毫秒）")] = None,
    data: Data = DEFAULT_DATA,
    json: AsJson = False,
) -> None:
    """一个数是由哪些事件算出来的：逐条列出，加起来就是它。"""
    from kaibo.cli.trace import trace_number, trace_page

    result = trace_number(show, measure, by, key, data, after, limit, now)
    answers.show(result, json, trace_page)
