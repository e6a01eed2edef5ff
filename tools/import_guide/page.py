"""docs/guide/import-formats.md: every format with what it must hold, what it lacks, and a real run.

The names of columns come from the layouts, what a file cannot know from the manifests, and what
`kaibo import` prints from a run on the samples.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from kaibo.connectors import files, recorded
from kaibo.connectors.base.file_format import HOLDS_LABELS, FileFormat, TableFormat
from kaibo.connectors.base.layout import Column
from kaibo.domains.control.choices import PLATFORM_LABELS, Platform
from tools.import_guide.samples import ROOT, Sample, write

PAGE = ROOT / "docs" / "guide" / "import-formats.md"
PICTURES = ROOT / "docs" / "pictures" / "imports"
CONNECTORS = ROOT / "src" / "kaibo" / "connectors"
#: The samples say as of when they speak by when they were written.
WRITTEN = 1_795_305_600
HEAD = """\
# 导入的每一种文件

这一页由 `python -m tools.import_guide` 写成：列名取自代码，预览是命令真跑出来的，图是导入页的。
文件是合成的，里面的事没有发生过。怎么导入、存错了怎么办，见 [导入](imports.md)。

按表头认文件，不看文件名，也不看列的先后。**必须有** 的列少一个就不收，会说缺哪一列；
别的列少了，那个数就是未知，不是 0。没有列在这里的表可以教一次，见 [导入](imports.md#认得的文件)。
"""


def page() -> str:
    """The whole page."""
    with tempfile.TemporaryDirectory() as folder:
        samples = write(Path(folder) / "files")
        printed = run(samples, Path(folder) / "data")
    known = {one.id: one for one in files.FORMATS}
    parts = [HEAD]
    for sample in samples:
        one = known.get(sample.format)
        parts.append(_section(sample, one, printed[sample.path.name]))
    return "\n".join(parts)


def run(samples: list[Sample], data: Path) -> dict[str, list[str]]:
    """What `kaibo import` prints of each sample, by file name, without storing anything."""
    for sample in samples:
        os.utime(sample.path, (WRITTEN, WRITTEN))
    command = [sys.executable, "-m", "kaibo", "import", "--data", str(data)]
    done = subprocess.run(
        [*command, *(str(sample.path) for sample in samples)],
        capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL,
        env=_anybodys() | {"PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    names = [sample.path.name for sample in samples]
    out: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        if name := next((one for one in names if line.startswith(f"{one}  ")), None):
            out[name] = []
        if line.startswith(tuple(f"{one}：" for one in names)):
            continue
        out[next(reversed(out))].append(line.rstrip())
    return out


def _anybodys() -> dict[str, str]:
    """The environment of a person who uses the product: nothing of who runs this in it."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("KAIBO", "DJANGO"))}
    kept.pop("DATABASE_URL", None)
    return kept


def _section(sample: Sample, format: FileFormat | None, printed: list[str]) -> str:
    told = format or next(one for one in recorded.recording_formats() if one.id == sample.format)
    known = told.platform in set(Platform)
    of = [PLATFORM_LABELS[Platform(told.platform)]] if known else []
    lines = [f"## {told.title}", "", " · ".join([*of, HOLDS_LABELS[told.holds]])]
    manifest = _manifest(sample.format, format)
    if manifest.get("input"):
        lines += ["", f"{manifest['input']}。"]
    lines += _columns(format) + _lacks(manifest)
    lines += ["", "```sh", f".venv/bin/kaibo import {sample.path.name}", "```"]
    lines += ["```text", *printed, "```", ""]
    lines += [f"![导入页上的预览](../pictures/imports/{sample.format}.png)", ""]
    return "\n".join(lines)


def _columns(format: FileFormat | None) -> list[str]:
    if not isinstance(format, TableFormat):
        return []
    lines = []
    for layout in format.layouts:
        must = [column for column in layout.columns if column.required]
        may = [column for column in layout.columns if not column.required]
        which = "" if len(format.layouts) == 1 else f"（{layout.title}）"
        if must:
            lines += ["", f"**必须有{which}**：{_names(must)}"]
        if may:
            lines += ["", f"**认得{which}**：{_names(may)}"]
    return lines


def _names(columns: list[Column]) -> str:
    def one(column: Column) -> str:
        first, *others = column.names
        return f"{first}（也叫 {'、'.join(others)}）" if others else first

    return "、".join(one(column) for column in columns)


def _lacks(manifest: dict[str, Any]) -> list[str]:
    lacks = manifest.get("unknown", {})
    return ["", "**要知道的**", "", *(f"- {text}" for text in lacks.values())] if lacks else []


def _manifest(format: str, told: FileFormat | None) -> dict[str, Any]:
    """Of the connector that reads it; a recorded form has the name of its folder."""
    folder = told.read.__module__.split(".")[2] if told else format.replace("-", "_")
    place = CONNECTORS / folder / "manifest.toml"
    return tomllib.loads(place.read_text(encoding="utf-8")) if place.exists() else {}
