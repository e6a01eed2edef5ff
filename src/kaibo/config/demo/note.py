"""What the demo keeps in its data folder beside the log, so that it can be continued."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec

FORMAT = 1
NAME = "demo.json"


class BadNote(ValueError):
    """The folder holds no demo that can be continued; the text is a Chinese sentence."""


class Note(msgspec.Struct, forbid_unknown_fields=True):
    """One demo. `sim_hosts`: id of a host in the log → in the simulated room. Everything before
    `now` (room time, UTC ms) is in the log. `rooms`: states of simulated rooms to go on from;
    the last one may still be on air, of the others payments and refunds are to come."""

    seed: int
    sim_hosts: dict[str, str] = {}
    now: int = 0
    rooms: list[dict[str, Any]] = []
    ready: bool = False
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        """Replace the note, whole or not at all."""
        path = folder / NAME
        part = path.with_name(NAME + ".part")
        with part.open("wb") as file:
            file.write(msgspec.json.encode(self))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)


def read(folder: Path) -> Note | None:
    """The note of a demo in `folder`; None when the folder is empty or missing. Raises BadNote."""
    path = folder / NAME
    if folder.exists() and not folder.is_dir():
        raise BadNote(f"{folder} 是一个文件；演示要一个空目录。")
    if not path.exists():
        if folder.exists() and any(folder.iterdir()):
            raise BadNote(
                f"{folder} 不是空目录，也不是演示的数据目录；演示不碰别的数据，请换一个空目录。"
            )
        return None
    try:
        note = msgspec.json.decode(path.read_bytes(), type=Note)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadNote(f"读不出 {path}（{error}），这个演示不能接着走，请换一个空目录。") from error
    if note.format != FORMAT:
        raise BadNote(f"{path} 是格式 {note.format}，这里只读 {FORMAT}，请换一个空目录。")
    if not note.ready:
        raise BadNote(f"{folder} 里的演示上次没有准备完，请清空它，或换一个空目录。")
    return note
