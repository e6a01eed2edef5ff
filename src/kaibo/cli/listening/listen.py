"""`kaibo listen`: what is said on air, piece by piece, into a room of a running server."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typer

from kaibo.cli.failures import Failure
from kaibo.cli.feed import Target
from kaibo.cli.listening import recogniser, sound
from kaibo.cli.listening.pieces import Events, Piece, of_lines
from kaibo.cli.listening.posting import Posting
from kaibo.cli.plain import printable
from kaibo.live.clock import wall_ms
from kaibo.live.events import Event


def pieces_of(file: Path | None, model: Path | None, pcm: bool, pace: bool) -> Iterable[Piece]:
    """What is said, from where it comes: text from the terminal, or sound by a model. Raises
    Failure for what does not go together, before anything is read."""
    if model is None:
        if file is not None or pcm:
            raise Failure("声音要有识别模型：请加 --model 模型文件夹；字幕文件请用 kaibo feed。")
        return of_lines(sys.stdin, wall_ms)
    if (file is None) == (not pcm):
        raise Failure("请给一个 WAV 文件，或用 --pcm 从管道读 16 kHz 单声道 PCM，二选一。")
    ready = recogniser.load(model)
    if file is not None:
        chunks, rate = sound.of_wav(file, pace)
    else:
        chunks, rate = sound.of_pipe(sys.stdin.buffer), recogniser.RATE
    return recogniser.recognised(ready, chunks, rate, wall_ms)


def listen(pieces: Iterable[Piece], target: Target) -> dict[str, Any]:
    """Send every piece as it comes; the counts say what the server took."""
    events = Events()
    return post("speech", (events.speech(piece) for piece in pieces), events, target)


def post(kind: str, events: Iterable[Event], run: Events, target: Target) -> dict[str, Any]:
    """Send these events of `kind` as they come, each shown on the terminal; Ctrl-C ends it well."""
    spare = Path(f"kaibo-{kind}-{time.strftime('%Y%m%d-%H%M%S')}-{run.run}.ndjson")
    posting = Posting(target, lambda text: typer.echo(text, err=True), spare)
    posting.put(run.opening(kind, wall_ms()))
    try:
        for event in events:
            posting.put(event)
            typer.echo(printable(event.text or ""), err=True)
    except KeyboardInterrupt:
        typer.echo("收尾……", err=True)
    finally:
        left = posting.close()
    if posting.failure is not None:
        where = f"没有发出的在 {left}。" if left else ""
        raise Failure(f"{posting.failure}{where}")
    counts = {
        "accepted": posting.accepted,
        "duplicate": posting.duplicate,
        "quarantined": posting.refused,
    }
    return {"room": target.room, **counts, "left_in": None if left is None else str(left)}
