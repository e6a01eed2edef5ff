"""Jobs of the sample domain."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from kaibo.kit.delivery import Delivery, Lane
from kaibo.kit.errors import Refusal
from kaibo.kit.jobs import Progress, job
from kaibo.kit.tests.sample.reactions import leave_trace_and_wait


@job("sample.count", "数数")
def count(progress: Progress, *, to: int) -> dict[str, Any]:
    """Counts, showing how far it is."""
    for number in range(to):
        progress(number / to, f"数到 {number}")
        leave_trace_and_wait("count")
    return {"counted": to}


@job("sample.inside", "服务里的任务", lane=Lane.SERVER)
def inside(progress: Progress) -> str:
    """Can only be done where the server is."""
    progress(0.5, "在服务里")
    return "服务里"


@job("sample.refused", "不成的任务")
def refused(progress: Progress) -> None:
    """Refuses."""
    raise Refusal("invalid", "第 3 行的价格看不懂。")


@job("sample.broken", "出错的任务")
def broken(progress: Progress, *, how: str) -> None:
    """Makes a mistake whose text tells of the machine's inside."""
    if how == "path":
        Path(settings.DATA_DIR, "no such file").read_bytes()
    with connection.cursor() as cursor:
        cursor.execute("insert into kit_throttle (secret_column) values (1)")


@job("sample.locked", "数据库被占用的任务")
def locked(progress: Progress, *, times: int) -> int:
    """Finds the database locked by another connection in its first `times` tries."""
    tries = Delivery.objects.get(pk=progress.job).attempts
    if tries <= times:
        with connection.cursor() as cursor, closing(_another_connection()) as other:
            patience = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
            cursor.execute("PRAGMA busy_timeout = 0")
            try:
                other.execute("BEGIN IMMEDIATE")
                Delivery.objects.filter(pk=progress.job).update(note="写不进去")
            finally:
                other.rollback()
                cursor.execute(f"PRAGMA busy_timeout = {patience}")
    return tries


def _another_connection() -> sqlite3.Connection:
    return sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
