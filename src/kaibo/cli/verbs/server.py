"""Verbs that start a server: the house itself, and the demo."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kaibo.cli.failures import told
from kaibo.cli.options import DEFAULT_DATA, Data, Seed


@told
def serve(
    host: Annotated[str, typer.Option("--host", help="监听地址；局域网用 0.0.0.0")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="端口")] = 8000,
    data: Data = DEFAULT_DATA,
) -> None:
    """启动服务：接收来源的事件，记录中控的动作，供页面使用。Ctrl-C 停止。"""
    from kaibo.cli.serve import run

    run(host, port, data)


@told
def demo(
    port: Annotated[int, typer.Option("--port", help="端口；0 为任意空闲端口")] = 8000,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="有浏览器时自动打开")
    ] = True,
    seed: Seed = None,
    speed: Annotated[float, typer.Option("--speed", help="倍速")] = 20.0,
    data: Annotated[
        Path | None, typer.Option("--data", help="留下数据、下次接着走的目录；不写则用完即删")
    ] = None,
) -> None:
    """看一场正在直播的演示：一家合成的小店，第二个班次，等你来控场。Ctrl-C 停止。"""
    from kaibo.cli.demo import run

    run(port, browser, seed, speed, data)
