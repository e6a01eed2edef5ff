"""Jobs of the sample domain."""

from __future__ import annotations

from typing import Any

from kaibo.kit.delivery import Lane
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
