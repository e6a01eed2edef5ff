"""What a recogniser writes, line by line, as pieces of speech.

A line is the text itself, or a JSON object: `text`, with `t0` and `t1` (seconds from the beginning)
or `ts` (UTC ms), and `final: false` for what may still change, which is passed over.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import msgspec

from kaibo.cli.failures import Failure
from kaibo.live.events import MAX_TEXT, Event


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that was said: `at` UTC ms when it began, `ms` how long it took, None if unknown."""

    text: str
    at: int
    ms: int | None = None


class _Told(msgspec.Struct):
    """A line of JSON; what else is in it is the recogniser's own."""

    text: str
    t0: float | None = None
    t1: float | None = None
    ts: int | None = None
    final: bool = True


def of_lines(lines: Iterable[str], now: Callable[[], int]) -> Iterator[Piece]:
    """The pieces in these lines; empty ones are passed over. `now` is UTC ms. Raises Failure with
    the line's number for JSON that cannot be read."""
    began = now()
    for number, line in enumerate(lines, 1):
        said = line.strip()
        if not said:
            continue
        if not said.startswith("{"):
            yield Piece(said, now())
            continue
        try:
            told = msgspec.json.decode(said, type=_Told)
        except msgspec.DecodeError as error:
            raise Failure(f"第 {number} 行不是能读的 JSON：{error}。前面的都收好了。") from error
        if told.final and told.text.strip():
            yield _placed(told, began, now)


def _placed(told: _Told, began: int, now: Callable[[], int]) -> Piece:
    ms = None
    if told.t0 is not None and told.t1 is not None and told.t1 >= told.t0:
        ms = round((told.t1 - told.t0) * 1000)
    if told.ts is not None:
        return Piece(told.text.strip(), told.ts, ms)
    if told.t0 is not None:
        return Piece(told.text.strip(), began + round(told.t0 * 1000), ms)
    return Piece(told.text.strip(), now(), ms)


class Events:
    """Pieces as events of one run: ids differ from run to run, and stay when a piece is sent again."""

    def __init__(self) -> None:
        self.run, self.count = os.urandom(6).hex(), 0

    def speech(self, piece: Piece) -> Event:
        """The event of a piece."""
        x: dict[str, object] = {} if piece.ms is None else {"ms": piece.ms}
        return self._event("speech", piece.text, piece.at, x)

    def screen(self, text: str, at: int, where: str) -> Event:
        """The event of words that were read; `where` they stood, `at` UTC ms."""
        return self._event("screen", text, at, {"where": where})

    def opening(self, kind: str, at: int) -> Event:
        """What this source brings."""
        x = {"provides": [kind], "level": "L0", "platform": "file"}
        return Event(id=f"{self.run}:open", kind="source.open", ts=at, x=x)

    def _event(self, kind: str, text: str, at: int, x: dict[str, object]) -> Event:
        self.count += 1
        cut = {"cut": True} if len(text) > MAX_TEXT else {}
        return Event(
            id=f"{self.run}:{self.count}",
            kind=kind,
            ts=at,
            text=text[:MAX_TEXT],
            x={**x, **cut} or None,
        )
