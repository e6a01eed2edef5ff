"""A process that fills its disk and goes on when there is room: `disk_child.py KIND FOLDER`.

``small`` mounts a file system of 2 MiB on FOLDER, ``readonly`` one that then turns read-only; both
need a mount namespace of their own (``unshare``), so that nothing is left mounted. ``limit`` sets
a limit on the size of files (``RLIMIT_FSIZE``), which needs no right at all. What happened is
written out as one JSON object; the test judges it.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kaibo.live.log import CODEC_NDJSON, LogUnavailable, NewRow, SqliteLog, check

MIB = 2**20
LIMIT = MIB // 2


def refusal(act: Callable[[], object]) -> dict[str, Any]:
    """What the log says when it refuses; it must refuse."""
    try:
        act()
    except LogUnavailable as error:
        return {"code": error.code, "sentence": str(error)}
    raise AssertionError("the log did not refuse")


def fill(folder: Path, make_room: Callable[[], None]) -> dict[str, Any]:
    """Append until the disk refuses, twice; make room, and append again with the same object."""
    log = SqliteLog(folder / "log.db", checkpoint_pages=16)
    sent: list[bytes] = []
    offsets: list[int] = []

    def append() -> None:
        body = b"%d " % len(sent) * 5_000
        offsets.extend(log.append([NewRow("a", 1, 1, 3, CODEC_NDJSON, body)]))
        sent.append(body)

    def append_until_refused() -> None:
        for _ in range(1_000):
            append()

    first = refusal(append_until_refused)
    before = len(sent)
    second = refusal(append)
    kept_while_full = [row.body for row in log.read()] == sent
    make_room()
    for _ in range(5):
        append()
    log.close()
    return {
        "first": first,
        "second": second,
        "before": before,
        "after": len(sent) - before,
        "offsets_contiguous": offsets == list(range(0, 3 * len(sent), 3)),
        "kept_while_full": kept_while_full,
        "kept": [row.body for row in SqliteLog(folder / "log.db").read()] == sent,
        "problems": check(folder / "log.db"),
    }


def mount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True)


def small(folder: Path) -> dict[str, Any]:
    mount(folder, "size=2m")
    ballast = folder / "someone else's film"
    ballast.write_bytes(bytes(MIB))
    return fill(folder, ballast.unlink)


def limit(folder: Path) -> dict[str, Any]:
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, hard))
    return fill(folder, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard)))


def readonly(folder: Path) -> dict[str, Any]:
    mount(folder, "size=2m")
    log = SqliteLog(folder / "log.db")
    log.append([NewRow("a", 1, 1, 1, CODEC_NDJSON, b"kept")])
    log.close()
    mount(folder, "remount,ro")
    return {
        "log": refusal(lambda: SqliteLog(folder / "log.db")),
        "new": refusal(lambda: SqliteLog(folder / "new.db")),
        "names": sorted(path.name for path in folder.iterdir()),
    }


if __name__ == "__main__":
    kinds = {"small": small, "limit": limit, "readonly": readonly}
    json.dump(kinds[sys.argv[1]](Path(sys.argv[2])), sys.stdout)
