"""A file of a known format of which a column of money or time went while another looks like it: read as a
person said, and asked about where nobody did."""

from __future__ import annotations

from pathlib import Path

from kaibo.config.file_tables import SAMPLE_ROWS, as_renamed
from kaibo.config.file_tables import opened as as_known
from kaibo.connectors import files
from kaibo.connectors.base.file_format import Given, TableFormat
from kaibo.connectors.base.opening import beginnings
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.taught import gone, renamed
from kaibo.domains.control.public import FileSeen, Taught


def opened(path: Path, given: Given, tables: tuple[Taught, ...]) -> FileSeen:
    """The file as the known format it is. Raises FileRefused: those of `files.open_file`, and
    `drifted` where a column went that nobody has said anything about."""
    file = files.open_file(path, given)
    went = _went(path, file)
    if not went:
        return as_known(file)
    said: dict[str, str | None] = {}
    for table in tables:
        said |= gone.answers(table.mapping, table.headers, file.format.id, went)
    if unsaid := {old: new for old, new in went.items() if old not in said}:
        raise _asked(file.format.title, unsaid)
    mapping = {renamed.FORMAT: file.format.id, renamed.RENAMED: said}
    format = renamed.renamed_format(mapping, files.FORMATS)
    assert format is not None, "it was opened as this format"
    return as_renamed(path, given, format, said, "以前")


def _went(path: Path, file: files.OpenedFile) -> dict[str, str]:
    """Columns that went → the header that looks like it. The file is opened again only where a name
    does: for nearly none."""
    format = file.format
    if not isinstance(format, TableFormat) or not gone.candidates(format, file.headers):
        return {}
    there = beginnings(path, SAMPLE_ROWS)
    same = next((one for one in there if one.headers == file.headers), None)
    return {} if same is None else gone.gone(format, same.headers, same.rows)


def _asked(title: str, went: dict[str, str]) -> FileRefused:
    asks = "；".join(f"原来的「{old}」没有了，「{new}」像是它" for old, new in went.items())
    return FileRefused(
        "drifted",
        f"这份是「{title}」，但{asks}：是它吗？还没有人说过，所以没有读。"
        "请在「导入」里打开这份文件回答一次，以后同样的表头不再问。",
    )
