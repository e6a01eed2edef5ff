"""The verbs of `kaibo`, in the order in which `kaibo --help` lists them."""

from __future__ import annotations

import sys
from typing import Any

import typer

from kaibo.cli.verbs import checking, files, listening, recordings, server, shows, upkeep

app = typer.Typer(
    name="kaibo",
    help="开播：直播电商团队自己的运营系统。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(recordings.replay)
app.command()(files.orders)
app.command()(recordings.ingest)
app.command("import")(files.import_)
app.command()(recordings.feed)
app.command()(listening.listen)
app.command()(listening.look)
app.command()(checking.check)
app.command()(checking.learn)
app.command()(shows.metrics)
app.command()(shows.trace)
app.command("check-store")(upkeep.check_store)
app.command()(upkeep.refold)
app.command()(upkeep.retention)
app.command()(server.serve)
app.command()(upkeep.docs)
app.command()(server.demo)
app.command("sample-files")(files.sample_files_)


def main(argv: list[str] | None = None) -> Any:
    """Run the command; `argv` as in `sys.argv[1:]`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return app(args=argv)
