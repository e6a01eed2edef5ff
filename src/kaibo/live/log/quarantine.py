"""How many refused lines a log keeps: so many of a room and day, and those of thirty days."""

from __future__ import annotations

from collections.abc import Sequence

from kaibo.live.log.rows import Quarantined
from kaibo.live.log.schema import Connection

DAY_MS = 24 * 3_600_000
#: Lines of one room and day (UTC, of the room's clock); about 4 MiB at most.
DAY_LINES = 1_000
KEPT_MS = 30 * DAY_MS
FULL = (
    f"这个直播间今天被拒收的行已存满 {DAY_LINES:,} 行，其余的不再保存；"
    "请到来源一侧看它收到的答复，修好后再发"
)

_INSERT = (
    "INSERT INTO quarantine (at, room, src, line, code, text, raw) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_COUNT = "SELECT count(*) FROM quarantine WHERE room = ? AND at >= ? AND at < ?"
_SWEEP = "DELETE FROM quarantine WHERE room = ? AND at < ?"


class Quarantine:
    """Puts refused lines aside in the writer's transaction; a broken source must not fill the disk.

    It remembers how many a room has this day, so `forget` when a transaction did not hold.
    """

    def __init__(self) -> None:
        self._held: dict[str, tuple[int, int]] = {}  # room → day, lines of it

    def put(self, connection: Connection, lines: Sequence[Quarantined]) -> None:
        """Keep what there is room for; of what there is none, one line says so."""
        for line in lines:
            day, held = self._day(connection, line)
            if held < DAY_LINES:
                kept = (line.line, line.code, line.text, line.raw)
            elif held == DAY_LINES:
                kept = (0, "day_full", FULL, b"")
            else:
                continue
            connection.execute(_INSERT, (line.at, line.room, line.src, *kept))
            self._held[line.room] = day, held + 1

    def forget(self) -> None:
        """Count again at the next line."""
        self._held.clear()

    def _day(self, connection: Connection, line: Quarantined) -> tuple[int, int]:
        """The day of a line, and how many its room has of it; a new day sweeps what is old."""
        day = line.at // DAY_MS
        known = self._held.get(line.room)
        if known is not None and known[0] == day:
            return known
        connection.execute(_SWEEP, (line.room, line.at - KEPT_MS))
        begin = day * DAY_MS
        counted = connection.execute(_COUNT, (line.room, begin, begin + DAY_MS)).fetchone()[0]
        self._held[line.room] = day, int(counted)
        return self._held[line.room]
