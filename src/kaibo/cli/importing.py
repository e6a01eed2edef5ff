"""`kaibo import`: files handed in, previewed and stored, by the running server or without one."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from kaibo.cli.failures import Failure
from kaibo.cli.import_page import preview_lines

#: How long a running server is given for one step of one file.
PATIENCE_S = 600.0
LOOK_S = 0.2

#: What else can be done about a table nobody knows.
TEACH = "表头本来就是这样的，请在网页的导入页打开它，说一次每列是什么，以后就认得。"

Step = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: a room (made as `title` if it is not there), a zone, no questions."""

    room: str | None
    title: str | None
    tz: str | None
    yes: bool
    quiet: bool


def import_files(paths: list[Path], wish: Wish, data: Path) -> dict[str, Any]:
    """Hand in, preview and store each file; one that cannot be read keeps no other from it.

    The answer has for each file its `state`, `preview` and what was `stored`. Raises Failure.
    """
    for path in paths:
        if not path.is_file():
            raise Failure(f"找不到文件：{path}。")
    with _working(data) as step:
        return {"files": [_whatever_comes(path, wish, step) for path in paths]}


def imports_page(result: dict[str, Any]) -> list[str]:
    """What became of each file."""
    lines = []
    for one in result["files"]:
        lines.append(f"{one['name']}：{one['said']}")
    return lines


def _whatever_comes(path: Path, wish: Wish, step: Step) -> dict[str, Any]:
    """One file; a refusal is said of it and of no other."""
    from kaibo.kit.errors import Refusal

    try:
        return _one(path, wish, step)
    except Refusal as error:
        return {"name": path.name, "state": "refused", "said": error.text, "job_failed": ""}


def _one(path: Path, wish: Wish, step: Step) -> dict[str, Any]:
    from kaibo.domains.control import public as control
    from kaibo.kit.access import system
    from kaibo.kit.errors import Refusal

    actor = system("cli")
    try:
        sha256, size = control.taken(path, path.name)
    except Refusal as error:
        raise Failure(error.text) from error
    modified = path.stat().st_mtime_ns // 1_000_000
    taken = control.take_file(actor, sha256=sha256, name=path.name, size=size, modified=modified)
    ident = taken["id"]
    row = _until(ident, {"reading", "storing"}, step)
    if row["state"] == "stored":
        return row | {"said": _stored_before(row, wish)}
    if wish.tz is not None and row["state"] in ("ready", "asking") and row["tz"] != wish.tz:
        control.set_zone(actor, ident, wish.tz)
        row = _until(ident, {"reading"}, step)
    if not wish.quiet:
        for line in preview_lines(row, wish.room):
            typer.echo(line)
    if row["state"] in ("ready", "asking") and _wanted(row, wish):
        control.store_file(actor, ident, room=wish.room, title=wish.title)
        row = _until(ident, {"storing"}, step)
    return row | {"said": _said(row)}


def _wanted(row: dict[str, Any], wish: Wish) -> bool:
    if wish.yes:
        return True
    if wish.quiet or not sys.stdin.isatty():
        return False
    return typer.confirm(f"存入「{row['name']}」？", default=True)


def _said(row: dict[str, Any]) -> str:
    if row["job_failed"]:
        return f"没有处理完：{row['job_failed']}"
    if row["state"] == "stored":
        return f"已存入{row['rooms']}（{_counts(row)}）"
    if row["state"] in ("ready", "asking"):
        return row["told"] or "还没有存入；看过预览后加 --yes 存入"
    if row["state"] == "unknown":
        return f"{row['state_label']}：{row['told']}{TEACH}"
    return f"{row['state_label']}：{row['told']}" if row["told"] else str(row["state_label"])


def _stored_before(row: dict[str, Any], wish: Wish) -> str:
    """The same file again: nothing was done, also not what was wished of its room or its zone."""
    said = f"以前已经存入{row['rooms']}，这次什么也没有做（那一次{_counts(row)}）"
    if wish.room is None and wish.tz is None:
        return said
    return f"{said}。要换直播间或时区，请先在网页的导入页撤回它"


def _counts(row: dict[str, Any]) -> str:
    told = row["stored"] or {}
    return f"新收 {told.get('accepted', 0):,} 条，重复 {told.get('duplicate', 0):,} 条"


def _until(ident: int, busy: set[str], step: Step) -> dict[str, Any]:
    """The file once nothing works on it any more."""
    from kaibo.domains.control import public as control

    began = time.monotonic()
    while True:
        row = control.imported(ident)
        if row["state"] not in busy:
            return row
        if row["job_failed"]:
            return row
        if time.monotonic() - began > PATIENCE_S:
            raise Failure(f"等「{row['name']}」等了十分钟，服务还没有处理完；请在网页的导入页看。")
        step()


@contextmanager
def _working(data: Path) -> Iterator[Step]:
    """A data folder in which jobs are done: by the server that owns it, or else right here."""
    from kaibo.cli.serve import migrate
    from kaibo.live.log.owner import DirectoryOwned

    os.environ["KAIBO_DATA"] = str(data)
    data.mkdir(parents=True, exist_ok=True)
    migrate()
    try:
        engine = _engine(data)
    except DirectoryOwned:
        yield lambda: time.sleep(LOOK_S)
        return
    from kaibo.domains.control import public as control
    from kaibo.kit.delivery import Lane
    from kaibo.kit.worker import Worker

    control.attach(engine)
    worker = Worker([Lane.JOB, Lane.SERVER, Lane.REACTION])
    try:
        yield lambda: None if worker.step() else time.sleep(LOOK_S)
    finally:
        with suppress(Exception):
            control.detach()
        engine.close()


def _engine(data: Path) -> Any:
    from kaibo.cli.business import currencies
    from kaibo.live.engine import Engine

    return Engine(data, currency=currencies(data))
