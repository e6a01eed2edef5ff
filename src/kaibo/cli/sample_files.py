"""`kaibo sample-files`: the files of one composed night, written into a folder to be imported."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kaibo.cli.failures import Failure

SEED = 2026
#: So that the week in which most of it comes back has passed.
DAYS_AGO = 9
#: Times outside are taken for mistakes by whoever reads the files.
FIRST_YEAR, LAST_YEAR = 2001, 2098


def sample_files(
    folder: Path, day: datetime | None, seed: int | None, as_of: datetime | None
) -> dict[str, Any]:
    """Write the files of the night of `day` (China; None: nine days ago) into `folder`.

    `as_of`: the day at whose end after-sales and money stand. Raises Failure.
    """
    from kaibo.config.demo import night_files
    from kaibo.kit.clock import DAY, SHANGHAI, from_ms, now_ms, to_ms
    from kaibo.sim.night import night

    if folder.exists() and not folder.is_dir():
        raise Failure(f"{folder} 是一个文件，请给出文件夹。")
    if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Failure(f"--day 应在 {FIRST_YEAR} 到 {LAST_YEAR} 年之间，实际是 {day:%Y-%m-%d}。")
    if day is None:
        day = from_ms(now_ms(), SHANGHAI) - timedelta(days=DAYS_AGO)
    made = night(SEED if seed is None else seed, night_files.begins(day))
    until = None
    if as_of is not None:
        until = to_ms(as_of.replace(tzinfo=SHANGHAI)) + DAY - 1_000
    paths = night_files.write(folder, made, until)
    return {"folder": str(folder), "seed": made.seed, "files": [path.name for path in paths]}


def sample_page(result: dict[str, Any]) -> list[str]:
    """What was written, and how to go on."""
    return [
        f"已写入 {len(result['files'])} 份合成文件（种子 {result['seed']}）：{result['folder']}",
        *(f"  {name}" for name in result["files"]),
        "导入：kaibo import 文件… --room 编号 --title 名称；排班表拖到网页的「导入」页。",
    ]
