"""`kaibo feed`: a recorded room played into a running server as if it happened now.

For trying a room out, and for practice: what viewers did is sent at the pace at which it happened
(or faster), its times moved to now. Acts of a desk in the recording are left out: the desk is the
person's who practises.
"""

from __future__ import annotations

import gzip
import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kaibo.cli.failures import Failure
from kaibo.cli.progress import Progress
from kaibo.connectors.recorded import open_recording
from kaibo.live.clock import wall_ms
from kaibo.live.codec import encode
from kaibo.live.events import DESK_KINDS, Event

#: How often what has come due is sent.
EVERY_S = 0.25
MOST_AT_ONCE = 5_000
_NOTHING: dict[str, Any] = {"accepted": 0, "duplicate": 0, "refused": 0}
_TIMES = ("created", "paid", "refunded_at", "as_of")
#: How long a server that does not answer is waited for.
PATIENCE_S = 120.0


@dataclass(frozen=True, slots=True)
class Target:
    """Where it goes: the server's address, the room's ident, a source's token."""

    url: str
    room: str
    token: str

    def send(self, events: list[Event]) -> dict[str, Any]:
        """Post them; waits for a server that is busy or down. Failure when it refuses, or stays
        away too long."""
        began = time.monotonic()
        while (answer := self.post(events)) is None:
            if time.monotonic() - began > PATIENCE_S:
                raise Failure(f"{self.url} 连不上。服务开着吗？")
            time.sleep(1.0)
        return answer

    def post(self, events: list[Event]) -> dict[str, Any] | None:
        """Post them once; None when the server is away or busy (it was waited for as long as it
        asked). Failure when it refuses."""
        request = urllib.request.Request(
            f"{self.url}/api/rooms/{self.room}/events",
            data=gzip.compress(encode(events), 1),
            headers={
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/x-ndjson",
                "Content-Encoding": "gzip",
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return dict(json.loads(answer.read()))
        except urllib.error.HTTPError as error:
            if error.code not in (429, 502, 503, 504):
                raise Failure(_told(error)) from error
            time.sleep(min(float(error.headers.get("Retry-After") or 0), 10.0))
        except OSError:
            pass
        return None


def feed_file(
    path: Path, target: Target, format: str | None, speed: float, now: Callable[[], int] = wall_ms
) -> dict[str, Any]:
    """Play a recording into a room; the counts say what was taken, known already and refused."""
    if speed <= 0:
        raise Failure("--speed 要大于 0。")
    start = now()
    recording = open_recording(path, os.urandom(32), format, began=start)
    events = [
        one for one in recording.parse() if isinstance(one, Event) and one.kind not in DESK_KINDS
    ]
    if not events:
        raise Failure(f"{path.name} 里没有能播的事件。")
    totals = {"accepted": 0, "duplicate": 0, "quarantined": 0}
    with Progress(f"播放 {path.name}", len(events), stops=_left) as progress:
        for due in _due(_moved(events, start, speed), now):
            answer = target.send(due) if due else _NOTHING
            totals["accepted"] += answer["accepted"]
            totals["duplicate"] += answer["duplicate"]
            totals["quarantined"] += answer["refused"]
            progress.to(sum(totals.values()))
    return {"room": target.room, "format": recording.format, "file": recording.file_id, **totals}


def _moved(events: list[Event], start: int, speed: float) -> list[Event]:
    """The events with their times moved: the first happens at `start` (UTC ms), and all ids are of
    this playing, so that a recording may be played twice into one room."""
    origin = min(event.ts for event in events)

    def at(ts: int) -> int:
        return start + round((ts - origin) / speed)

    for event in events:
        event.id = f"{start:x}:{event.id}"[:128]
        event.room = event.src = ""
        event.recv, event.ts = 0, at(event.ts)
        if event.ref is not None and event.kind == "comment.retract":
            event.ref = f"{start:x}:{event.ref}"[:128]
        for name in _TIMES:
            if event.x and isinstance(event.x.get(name), int):
                event.x[name] = at(event.x[name])
    return sorted(events, key=lambda event: event.ts)


def _due(events: list[Event], now: Callable[[], int]) -> Iterator[list[Event]]:
    """What has come due, again and again, until everything has; empty while nothing has, so that
    whoever asks to stop is heard."""
    done = 0
    while done < len(events):
        until = done
        while until < len(events) and until - done < MOST_AT_ONCE and events[until].ts <= now():
            until += 1
        if until == done:
            time.sleep(EVERY_S)
        yield events[done:until]
        done = until


def _left(done: int) -> str:
    return f"已停止：放了 {done:,} 条，都收好了。"


def _told(error: urllib.error.HTTPError) -> str:
    try:
        return str(json.loads(error.read())["text"])
    except (ValueError, KeyError):
        return f"服务没有收下（HTTP {error.code}）。"
