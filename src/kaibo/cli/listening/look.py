"""`kaibo look`: words read off the picture or the back office, into a room of a running server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer

from kaibo.cli.failures import Failure
from kaibo.cli.feed import Target
from kaibo.cli.listening import reader
from kaibo.cli.listening.listen import post
from kaibo.cli.listening.pieces import Events
from kaibo.live.clock import wall_ms

#: A picture is read at most so often (s); the newest of those that came meanwhile is.
EVERY_S = 2.0
#: The same words are told again only after so long (s): a banner stands there all night.
AGAIN_S = 60.0
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp"})
WHERES = ("picture", "overlay", "card", "back_office")
#: Joins the lines of a picture; the engine reads it as the end of a clause.
_BREAK = "\n"


def look(place: Path, where: str, target: Target) -> dict[str, Any]:
    """Read a picture once, or every new picture of a folder until it is stopped. Raises Failure for
    a place that is neither, or a `where` that is none."""
    if where not in WHERES:
        raise Failure(f"--where 是 {'、'.join(WHERES)} 之一，不是「{where}」。")
    if not place.exists():
        raise Failure(f"没有 {place}。")
    read = reader.load()
    run = Events()
    pictures = watched(place) if place.is_dir() else iter([place])
    words = new_words(pictures, read, time.monotonic)
    return post("screen", (run.screen(text, at, where) for text, at in words), run, target)


def watched(folder: Path, sleep: Callable[[float], None] = time.sleep) -> Iterator[Path]:
    """The newest picture of a folder whenever there is a newer one; those that lie there at the
    beginning are old."""
    seen = _newest(folder)
    while True:
        sleep(EVERY_S)
        newest = _newest(folder)
        if newest is not None and newest != seen:
            seen = newest
            yield newest[1]


def _newest(folder: Path) -> tuple[float, Path] | None:
    found = []
    for path in folder.iterdir():
        if path.suffix.lower() in PICTURES:
            try:
                found.append((path.stat().st_mtime, path))
            except FileNotFoundError:  # taken away between the two
                continue
    return max(found, default=None)


def new_words(
    pictures: Iterator[Path], read: reader.Reader, clock: Callable[[], float]
) -> Iterator[tuple[str, int]]:
    """(words, UTC ms) of each picture that shows something new: of its lines those that were not
    told within the last minute. A picture that cannot be read (half written) is said and passed."""
    told: dict[str, float] = {}
    for picture in pictures:
        at = wall_ms()
        try:
            lines = read(picture)
        except reader.NotAPicture as error:
            typer.echo(str(error), err=True)
            continue
        now = clock()
        fresh = [line for line in lines if now - told.get(_plain(line), -AGAIN_S) >= AGAIN_S]
        for line in fresh:
            told[_plain(line)] = now
        if fresh:
            yield _BREAK.join(fresh), at


def _plain(line: str) -> str:
    return "".join(line.split()).casefold()
