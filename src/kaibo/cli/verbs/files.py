"""Verbs over the platforms' files: summed, imported, composed to try them with."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from kaibo.cli import answers
from kaibo.cli.failures import told
from kaibo.cli.options import DEFAULT_DATA, AsJson, Data, Seed


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


@told
def sample_files_(
    folder: Annotated[Path, typer.Argument(help="写到哪个文件夹；没有就新建")],
    day: Annotated[
        datetime | None,
        typer.Option("--day", formats=["%Y-%m-%d"], help="哪一晚；不写为九天前"),
    ] = None,
    seed: Seed = None,
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
