"""Verbs over a recorded room: into memory, into a data folder, into a running server."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from kaibo.cli import answers
from kaibo.cli.failures import told
from kaibo.cli.options import DEFAULT_DATA, AsJson, Data, Format, Recording


@told
def replay(
    file: Recording,
    format: Format = None,
    speed: Annotated[str, typer.Option("--speed", help="倍速，或 max")] = "max",
    room: Annotated[
        str | None, typer.Option("--room", help="直播间；文件里有几个时必须指定")
    ] = None,
    show: Annotated[str | None, typer.Option("--show", help="场次；不写则取最后一场")] = None,
    day: Annotated[
        datetime | None,
        typer.Option("--day", formats=["%Y-%m-%d"], help="弹幕日志的日期（文件名没有写时）"),
    ] = None,
    json: AsJson = False,
) -> None:
    """重放一份录制：在内存里计算，不写任何数据。"""
    from kaibo.cli.replay import replay_file

    result = replay_file(file, format, speed, room, show, day.date() if day else None)
    answers.show(result, json, answers.replay_page)


@told
def ingest(
    file: Recording,
    room: Annotated[str, typer.Option("--room", help="收进哪个直播间")],
    format: Format = None,
    show: Annotated[
        str | None, typer.Option("--show", help="整份算作这一场（录制里没有开播动作时）")
    ] = None,
    data: Data = DEFAULT_DATA,
    json: AsJson = False,
) -> None:
    """把一份录制收进数据目录；同一份文件收两次，数字不变。"""
    from kaibo.cli.ingest import ingest_file

    answers.show(ingest_file(file, room, format, data, show), json, answers.plain_page)


@told
def feed(
    file: Recording,
    room: Annotated[str, typer.Option("--room", help="直播间编号")],
    token: Annotated[
        str,
        typer.Option(
            "--token", envvar="KAIBO_TOKEN", help="来源的令牌（直播间和来源 → 接一个来源）"
        ),
    ],
    url: Annotated[str, typer.Option("--url", help="服务的地址")] = "http://127.0.0.1:8000",
    speed: Annotated[float, typer.Option("--speed", help="倍速")] = 1.0,
    format: Format = None,
    json: AsJson = False,
) -> None:
    """把一份录制当作正在发生的，放进开着的服务里的一个直播间：试用、练手。"""
    from kaibo.cli.feed import Target, feed_file

    target = Target(url.rstrip("/"), room, token)
    answers.show(feed_file(file, target, format, speed), json, answers.plain_page)
