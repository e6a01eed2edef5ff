"""SQLite's write-ahead log is folded back by one thread of one process, and by nobody else.

Before SQLite 3.51.3 two connections checkpointing at once can corrupt the file, so settings turn
automatic checkpoints off and the server's tail thread calls `checkpoint`.
"""

from __future__ import annotations

from pathlib import Path

from django.db import connection

WAL_LIMIT = 4 * 1024 * 1024


def checkpoint(limit: int = WAL_LIMIT) -> bool:
    """Fold the log back once it is larger than `limit` bytes; False when there was no need."""
    if connection.vendor != "sqlite":
        return False
    wal = Path(f"{connection.settings_dict['NAME']}-wal")
    if not wal.exists() or wal.stat().st_size <= limit:
        return False
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return True
