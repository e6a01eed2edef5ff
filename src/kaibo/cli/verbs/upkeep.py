"""Verbs that check and set right what is kept: a data folder, the pages made from code."""

from __future__ import annotations

from typing import Annotated

import typer

from kaibo.cli import answers
from kaibo.cli.failures import told
from kaibo.cli.options import DEFAULT_DATA, AsJson, Data


@told
def check_store(data: Data = DEFAULT_DATA, json: AsJson = False) -> None:
    """检查数据目录：日志每一行的校验、顺序、快照；有问题时退出码为 1。"""
    from kaibo.cli.store import check

    result = check(data)
    answers.show(result, json, answers.check_page)
    if result["problems"]:
        raise typer.Exit(1)


@told
def refold(
    room: Annotated[str, typer.Argument(help="直播间")],
    data: Data = DEFAULT_DATA,
    json: AsJson = False,
) -> None:
    """从日志重新计算一个直播间，并存一份新的快照。"""
    from kaibo.cli.store import refold_room

    answers.show(refold_room(room, data), json, answers.plain_page)


@told
def retention(
    do: Annotated[bool, typer.Option("--do", help="真的清除；不写只列出")] = False,
    data: Data = DEFAULT_DATA,
    json: AsJson = False,
) -> None:
    """过了留存期限（下播满三年）的话语、评论、审核单和凭证文件：列出来，或清除。"""
    from kaibo.cli.retention import retain, retention_page

    answers.show(retain(data, do), json, retention_page)


@told
def docs(
    check: Annotated[bool, typer.Option("--check", help="只检查是否为最新")] = False,
) -> None:
    """生成由代码写出的文档（指标手册、事件表）。"""
    from kaibo.cli.pages import write_pages

    stale = write_pages(check)
    for page in stale:
        typer.echo(f"{'需要重新生成' if check else '已写入'}：{page}")
    if check and stale:
        raise typer.Exit(1)
