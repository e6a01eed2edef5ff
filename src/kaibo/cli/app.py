"""The verbs of `kaibo`, each a few lines over what does the work."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from kaibo.cli import answers
from kaibo.cli.failures import told

app = typer.Typer(
    name="kaibo",
    help="开播：直播电商团队自己的运营系统。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON（未知为 null）")]
Data = Annotated[
    Path, typer.Option("--data", envvar="KAIBO_DATA", help="数据目录", show_default=True)
]
DEFAULT_DATA = Path.home() / ".kaibo"
Room = Annotated[str | None, typer.Option("--room", help="直播间；文件里有几个时必须指定")]


@app.command()
@told
def replay(
    file: Annotated[Path, typer.Argument(help="录制文件（可为 .gz）")],
    format: Annotated[str | None, typer.Option("--format", help="格式；不写则自动识别")] = None,
    speed: Annotated[str, typer.Option("--speed", help="倍速，或 max")] = "max",
    room: Room = None,
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


@app.command()
@told
def orders(
    file: Annotated[Path, typer.Argument(help="订单文件：抖店订单，天猫订单报表（CSV 或 Excel）")],
    tz: Annotated[str, typer.Option("--tz", help="文件里时间的时区")] = "Asia/Shanghai",
    json: AsJson = False,
) -> None:
    """汇总一份订单文件：成交、退款、净额，按天，单位为分。"""
    from kaibo.cli.progress import Progress
    from kaibo.connectors.orders_report import orders_report

    with Progress("读取订单") as progress:
        result = orders_report(file, tz, progress.to)
    answers.show(result, json, answers.orders_page)


@app.command()
@told
def ingest(
    file: Annotated[Path, typer.Argument(help="录制文件（可为 .gz）")],
    room: Annotated[str, typer.Option("--room", help="收进哪个直播间")],
    format: Annotated[str | None, typer.Option("--format", help="格式；不写则自动识别")] = None,
    show: Annotated[
        str | None, typer.Option("--show", help="整份算作这一场（录制里没有开播动作时）")
    ] = None,
    data: Data = DEFAULT_DATA,
    json: AsJson = False,
) -> None:
    """把一份录制收进数据目录；同一份文件收两次，数字不变。"""
    from kaibo.cli.ingest import ingest_file

    answers.show(ingest_file(file, room, format, data, show), json, answers.plain_page)


@app.command("import")
@told
def import_(
    files: Annotated[
        list[Path], typer.Argument(help="平台导出的文件：罗盘、千川、订单、结算、生参…")
    ],
    room: Annotated[
        str | None, typer.Option("--room", help="存进哪个直播间；账号已经对应过的不用写")
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", help="没有这个直播间时，以这个名称新建")
    ] = None,
    tz: Annotated[
        str | None, typer.Option("--tz", help="文件里时间的时区；不写则用团队的时区")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="看过预览不再问，直接存入")] = False,
    data: Data = DEFAULT_DATA,
    json: AsJson = False,
) -> None:
    """导入平台导出的文件：先预览，再存入；同一份文件存两次，数字不变。"""
    from kaibo.cli.importing import Wish, import_files, imports_page

    result = import_files(files, Wish(room, title, tz, yes, json), data)
    answers.show(result, json, imports_page)
    if any(one["state"] in ("refused", "unknown") or one["job_failed"] for one in result["files"]):
        raise typer.Exit(1)


@app.command()
@told
def feed(
    file: Annotated[Path, typer.Argument(help="录制文件（可为 .gz）")],
    room: Annotated[str, typer.Option("--room", help="直播间编号")],
    token: Annotated[
        str,
        typer.Option(
            "--token", envvar="KAIBO_TOKEN", help="来源的令牌（直播间和来源 → 接一个来源）"
        ),
    ],
    url: Annotated[str, typer.Option("--url", help="服务的地址")] = "http://127.0.0.1:8000",
    speed: Annotated[float, typer.Option("--speed", help="倍速")] = 1.0,
    format: Annotated[str | None, typer.Option("--format", help="格式；不写则自动识别")] = None,
    json: AsJson = False,
) -> None:
    """把一份录制当作正在发生的，放进开着的服务里的一个直播间：试用、练手。"""
    from kaibo.cli.feed import Target, feed_file

    target = Target(url.rstrip("/"), room, token)
    answers.show(feed_file(file, target, format, speed), json, answers.plain_page)


@app.command()
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


@app.command()
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


@app.command("check-store")
@told
def check_store(data: Data = DEFAULT_DATA, json: AsJson = False) -> None:
    """检查数据目录：日志每一行的校验、顺序、快照；有问题时退出码为 1。"""
    from kaibo.cli.store import check

    result = check(data)
    answers.show(result, json, answers.check_page)
    if result["problems"]:
        raise typer.Exit(1)


@app.command()
@told
def refold(
    room: Annotated[str, typer.Argument(help="直播间")],
    data: Data = DEFAULT_DATA,
    json: AsJson = False,
) -> None:
    """从日志重新计算一个直播间，并存一份新的快照。"""
    from kaibo.cli.store import refold_room

    answers.show(refold_room(room, data), json, answers.plain_page)


@app.command()
@told
def serve(
    host: Annotated[str, typer.Option("--host", help="监听地址；局域网用 0.0.0.0")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="端口")] = 8000,
    data: Data = DEFAULT_DATA,
) -> None:
    """启动服务：接收来源的事件，记录中控的动作，供页面使用。Ctrl-C 停止。"""
    from kaibo.cli.serve import run

    run(host, port, data)


@app.command()
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


@app.command()
@told
def demo(
    port: Annotated[int, typer.Option("--port", help="端口；0 为任意空闲端口")] = 8000,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="有浏览器时自动打开")
    ] = True,
    seed: Annotated[int | None, typer.Option("--seed", help="合成用的种子；不写为 2026")] = None,
    speed: Annotated[float, typer.Option("--speed", help="倍速")] = 20.0,
    data: Annotated[
        Path | None, typer.Option("--data", help="留下数据、下次接着走的目录；不写则用完即删")
    ] = None,
) -> None:
    """看一场正在直播的演示：一家合成的小店，第二个班次，等你来控场。Ctrl-C 停止。"""
    from kaibo.cli.demo import run

    run(port, browser, seed, speed, data)


@app.command("sample-files")
@told
def sample_files_(
    folder: Annotated[Path, typer.Argument(help="写到哪个文件夹；没有就新建")],
    day: Annotated[
        datetime | None,
        typer.Option("--day", formats=["%Y-%m-%d"], help="哪一晚；不写为九天前"),
    ] = None,
    seed: Annotated[int | None, typer.Option("--seed", help="合成用的种子；不写为 2026")] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            "--as-of", formats=["%Y-%m-%d"], help="售后、结算、动账截至哪天；不写为下播后七天"
        ),
    ] = None,
    json: AsJson = False,
) -> None:
    """写出一晚的合成文件：罗盘、订单、售后、结算、千川、排班，供试用导入。"""
    from kaibo.cli.sample_files import sample_files, sample_page

    answers.show(sample_files(folder, day, seed, as_of), json, sample_page)


def main(argv: list[str] | None = None) -> Any:
    """Run the command; `argv` as in `sys.argv[1:]`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return app(args=argv)
