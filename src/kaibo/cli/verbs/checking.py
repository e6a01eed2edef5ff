"""The verb that checks texts against the rule packs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaibo.cli import answers
from kaibo.cli.failures import told
from kaibo.cli.options import DEFAULT_DATA, AsJson, Data


@told
def check(
    texts: Annotated[list[str] | None, typer.Argument(help="要检查的话，可以写几句")] = None,
    jsonl: Annotated[
        Path | None, typer.Option("--jsonl", help="一行一句的 JSON 文件；- 是标准输入")
    ] = None,
    stream: Annotated[
        Path | None, typer.Option("--stream", help="一行一场口播的 JSON 文件；- 是标准输入")
    ] = None,
    category: Annotated[str, typer.Option("--category", help="正在讲的商品的类目")] = "",
    platform: Annotated[str, typer.Option("--platform", help="平台：douyin、taobao…")] = "",
    surface: Annotated[
        str, typer.Option("--surface", help="在哪里：live_speech、script、overlay…")
    ] = "live_speech",
    data: Data = DEFAULT_DATA,
) -> None:
    """检查话术、商品卡、贴片、评论里有没有不能说的：说出为什么、哪一条、缺什么凭证、怎么改。"""
    from kaibo.cli.business import opened_if_there
    from kaibo.cli.checking import check_lines, check_streams, check_texts

    if sum([bool(texts), jsonl is not None, stream is not None]) > 1:
        raise typer.BadParameter("要检查的话、--jsonl 和 --stream 一次只用一种。")
    # The team's own packs and decisions count, where there are any.
    opened_if_there(data)
    if stream is not None:
        raise typer.Exit(check_streams(stream))
    if jsonl is not None:
        raise typer.Exit(check_lines(jsonl))
    if not texts:
        raise typer.BadParameter("请写上要检查的话，或用 --jsonl、--stream 给出文件。")
    raise typer.Exit(check_texts(texts, surface, category, platform))


@told
def learn(data: Data = DEFAULT_DATA, json: AsJson = False) -> None:
    """从规则的例句和自己了结提醒时的判断，学出「再看一眼」；它只会请人多看一句，不下结论。"""
    from kaibo.cli.learning import learnt

    answers.show(learnt(data), json, answers.plain_page)
