"""Verbs that bring what is said and shown on air to a running server."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaibo.cli import answers
from kaibo.cli.failures import told
from kaibo.cli.options import AsJson

Room = Annotated[str, typer.Option("--room", help="直播间编号")]
Token = Annotated[
    str,
    typer.Option("--token", envvar="KAIBO_TOKEN", help="来源的令牌（直播间和来源 → 接一个来源）"),
]
Url = Annotated[str, typer.Option("--url", help="服务的地址")]
HERE = "http://127.0.0.1:8000"


@told
def listen(
    room: Room,
    token: Token,
    file: Annotated[Path | None, typer.Argument(help="WAV 文件（要 --model）")] = None,
    model: Annotated[
        Path | None, typer.Option("--model", help="sherpa-onnx 流式模型的文件夹")
    ] = None,
    pcm: Annotated[bool, typer.Option("--pcm", help="从管道读 16 kHz 单声道 16 位 PCM")] = False,
    pace: Annotated[bool, typer.Option("--pace", help="WAV 按录的快慢读")] = False,
    url: Url = HERE,
    json: AsJson = False,
) -> None:
    """把口播一句一句送进直播间：终端里一行一句（或 JSON），或用识别模型听声音。"""
    from kaibo.cli.feed import Target
    from kaibo.cli.listening.listen import listen as listening
    from kaibo.cli.listening.listen import pieces_of

    pieces = pieces_of(file, model, pcm, pace)
    answers.show(listening(pieces, Target(url.rstrip("/"), room, token)), json, answers.plain_page)


@told
def look(
    place: Annotated[Path, typer.Argument(help="一张图片，或一个不断有新截图的文件夹")],
    room: Room,
    token: Token,
    where: Annotated[
        str,
        typer.Option("--where", help="picture 画面、overlay 贴片、card 商品卡、back_office 后台"),
    ] = "picture",
    url: Url = HERE,
    json: AsJson = False,
) -> None:
    """把画面、贴片或后台截图上的字读出来，送进直播间。"""
    from kaibo.cli.feed import Target
    from kaibo.cli.listening.look import look as looking

    answers.show(
        looking(place, where, Target(url.rstrip("/"), room, token)), json, answers.plain_page
    )
