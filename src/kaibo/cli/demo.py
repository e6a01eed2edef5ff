"""`kaibo demo`: an hour of a real recorded room through the core, minute by minute."""

from __future__ import annotations

from pathlib import Path

import typer

from kaibo.cli.plain import number, printable, when
from kaibo.cli.replay import REPLAY_KEY, pacing
from kaibo.connectors.recorded import open_recording
from kaibo.live.batch import Batch
from kaibo.live.offline import fold_file
from kaibo.live.resolve import MINUTE_MS
from kaibo.live.view import View

RECORDING = Path(__file__).parent / "demo_room" / "2019-5-10.txt"
#: A step of the demo; small, so that the minutes come one after the other.
_STEP = 20
_BAR = 40


def run(speed: str) -> None:
    """Play the recording at `speed` and print what the core makes of it. Ctrl-C stops it."""
    pace = pacing(speed)
    recording = open_recording(RECORDING, REPLAY_KEY)
    typer.echo("一间真实直播间的一小时（2019-05-10 晚，MIT 许可，出处见 demo_room/ORIGIN.md）。")
    typer.echo("分钟    评论  最近一条")
    minute: list[int] = []

    def step(batch: Batch) -> None:
        pace(batch)
        for event in batch.events:
            if event.kind == "comment":
                now = event.ts // MINUTE_MS
                if minute and minute[-1] != now:
                    _line(minute, last[0])
                    minute.clear()
                minute.append(now)
                last[0] = event.text or ""

    last = [""]
    reading = fold_file(recording.parse, "demo", REPLAY_KEY, step=step, size=_STEP)
    if minute:
        _line(minute, last[0])
    row = View(reading.fold, reading.shows()[-1]).whole()
    [popularity] = [g for (_, name), g in row.gauges.items() if name == "popularity"]
    typer.echo(
        f"事件 {number(reading.fold.events)}  评论 {number(row.measures['comments'])}"
        f"  人气峰值 {number(popularity.peak)}"
    )
    typer.echo("评论人数、观看人数：—（这份录制没有用户标识，不是 0）")


def _line(minute: list[int], text: str) -> None:
    bar = "▇" * min(_BAR, -(-len(minute) // 4))
    typer.echo(f"{when(minute[0] * MINUTE_MS)[-5:]}  {len(minute):>5}  {bar} {printable(text)}")
