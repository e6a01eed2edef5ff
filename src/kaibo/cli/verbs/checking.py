"""The verb that checks texts against the rule packs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaibo.cli.failures import told


@told
def check(
    texts: Annotated[list[str] | None, typer.Argument(help="要检查的话，可以写几句")] = None,
    jsonl: Annotated[
        Path | None, typer.Option("--jsonl", help="一行一句的 JSON 文件；- 是标准输入")
    ] = None,
    category: Annotated[str, typer.Option("--category", help="正在讲的商品的类目")] = "",
    platform: Annotated[str, typer.Option("--platform", help="平台：douyin、taobao…")] = "",
    surface: Annotated[
        str, typer.Option("--surface", help="在哪里：live_speech、script、overlay…")
    ] = "live_speech",
) -> None:
    """检查话术、商品卡、贴片、评论里有没有不能说的：说出为什么、哪一条、缺什么凭证、怎么改。"""
    from kaibo.cli.checking import check_lines, check_texts

    if jsonl is not None:
        raise typer.Exit(check_lines(jsonl))
    if not texts:
        raise typer.BadParameter("请写上要检查的话，或用 --jsonl 给出文件。")
    raise typer.Exit(check_texts(texts, surface, category, platform))
