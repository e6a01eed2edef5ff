"""Options that mean the same at every verb that has them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="输出 JSON（未知为 null）")]
Data = Annotated[
    Path, typer.Option("--data", envvar="KAIBO_DATA", help="数据目录", show_default=True)
]
DEFAULT_DATA = Path.home() / ".kaibo"
Recording = Annotated[Path, typer.Argument(help="录制文件（可为 .gz）")]
Format = Annotated[str | None, typer.Option("--format", help="格式；不写则自动识别")]
Seed = Annotated[int | None, typer.Option("--seed", help="合成用的种子；不写为 2026")]
