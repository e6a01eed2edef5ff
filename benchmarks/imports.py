"""A month of orders handed in as a file: read and previewed, then stored; beside reading the CSV alone."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import Result
from kaibo.connectors.douyin_orders.tests.composed import SHIPPED
from kaibo.connectors.douyin_orders.tests.headers import LONG_A

ROWS = 200_000


def measure(events: int) -> list[Result]:
    """The rows of the table; the size is fixed by the promise."""
    del events
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "orders.csv"
        with file.open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out).writerows(_rows())
        size = file.stat().st_size / 2**20
        alone = _csv_alone(file)
        told = _in_a_process_of_its_own(folder / "data", file)
    read, stored = told["read_s"], told["stored_s"]
    above = told["peak_mib"] - told["base_mib"]
    rate = f"{ROWS / read:,.0f} rows/s; {read / alone:.1f} × csv.reader alone"
    return [
        Result(f"import {ROWS:,} rows of {size:.0f} MiB: read, previewed", read, "s", "≤ 20", rate),
        Result("import: stored, durable, folded", stored, "s", "", f"{ROWS / stored:,.0f} rows/s"),
        Result(
            "import: memory above the program's own",
            above,
            "MiB",
            "",
            f"{above / size:.2f} × the file; preview says {told['gross']:,} fen",
        ),
        Result(
            "import: an order line in its room",
            told["held_mib"] * 2**20 / ROWS,
            "bytes",
            "≤ 800",
            f"at most {told['most_mib'] * 2**20 / ROWS:,.0f} while it is stored, with a snapshot",
        ),
    ]


def _rows() -> Iterator[list[str]]:
    yield list(LONG_A)
    for n in range(ROWS):
        at = (
            f"2026/09/{1 + n // 10_000:02d} {9 + n % 12:02d}:{n // 12 % 60:02d}:{n // 720 % 60:02d}"
        )
        row = SHIPPED | {
            "主订单编号": f"\t6917{n:015d}",
            "子订单编号": f"\t6918{n:015d}",
            "商品ID": f"\t{3_700_000_000 + n % 40}",
            "订单提交时间": at,
            "支付完成时间": at,
        }
        yield [row.get(column, "-") for column in LONG_A]


def _csv_alone(file: Path) -> float:
    began = time.perf_counter()
    with file.open(encoding="utf-8-sig", newline="") as text:
        for _ in csv.reader(text):
            pass
    return time.perf_counter() - began


def _in_a_process_of_its_own(data: Path, file: Path) -> dict[str, float]:
    environment = {**os.environ, "KAIBO_DATA": str(data)}
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.imports_child", str(data), str(file)],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told
