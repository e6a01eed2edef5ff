"""A file of a known format of which columns went while others look like them: read as a person said,
and asked about where nobody did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kaibo.config.file_seen import seen
from kaibo.connectors import files
from kaibo.connectors.base.file_format import FileFormat, Given, TableFormat
from kaibo.connectors.base.layout import header_name
from kaibo.connectors.base.opening import Beginning, beginnings
from kaibo.connectors.base.parsed import FileRefused
from kaibo.connectors.taught import gone, renamed
from kaibo.domains.control.public import FileSeen, Taught

SAMPLE_ROWS = 60


def opened(path: Path, given: Given, tables: tuple[Taught, ...]) -> FileSeen:
    """The file as the known format it is. Raises FileRefused: those of `files.open_file`, and
    `drifted` where a column went that nobody has said anything about."""
    return _read(path, given, files.FORMATS, tables, {}, "以前")


def as_said(path: Path, given: Given, table: Taught, tables: tuple[Taught, ...]) -> FileSeen:
    """The file as the known format that `table` says it is, under names a person gave: those of
    `table` before those of `tables`. Raises FileRefused, `drifted` likewise."""
    named = table.mapping[renamed.FORMAT]
    format = next(iter(_of(files.FORMATS, named)), None)
    if format is None:
        raise FileRefused("unknown_format", f"「{table.name}」说的格式已经没有了，请再教一次。")
    said: dict[str, str | None] = dict(table.mapping[renamed.RENAMED])
    for begun in beginnings(path, 1):
        said = _needed(format, begun.headers, tables) | said
    return _read(path, given, (_called(format, said),), (*tables, table), said, f"「{table.name}」")


def nearest(begun: Beginning, tables: tuple[Taught, ...]) -> dict[str, Any] | None:
    """The known format of which the table lacks a column or two, or has one that looks renamed, and
    of these what nobody has said yet."""
    formats = [
        _called(one, _needed(one, begun.headers, tables)) if isinstance(one, TableFormat) else one
        for one in files.FORMATS
    ]
    near = renamed.nearest(begun.headers, formats)
    near = near or gone.nearest(begun.headers, begun.rows, formats)
    if near is None:
        return None
    if near.optional:
        said = _answers(tables, near.format.id, near.likely)
        near = near.without(said)
    if not near.missing:
        return None
    return {
        "format": near.format.id,
        "title": near.format.title,
        "platform": near.format.platform,
        "holds": near.format.holds.value,
        "missing": list(near.missing),
        "free": list(near.free),
        "likely": near.likely,
        "optional": near.optional,
    }


def _read(
    path: Path,
    given: Given,
    formats: tuple[FileFormat, ...],
    tables: tuple[Taught, ...],
    said: Mapping[str, str | None],
    where: str,
) -> FileSeen:
    """The file as one of `formats`, with what `tables` answer of columns it can do without. `said`:
    what was said of its columns before, `where`."""
    file = files.open_file(path, given, formats)
    format = file.format
    went = _went(path, file)
    if isinstance(format, TableFormat) and went:
        answers = _answers(tables, format.id, went)
        if unsaid := {old: new for old, new in went.items() if old not in answers}:
            raise _asked(format.title, unsaid)
        said = {**said, **answers}
        file = files.open_file(path, given, (_called(format, answers),))
    there = {header_name(one) for one in file.headers}
    pairs = [
        f"「{new}」当作「{old}」"
        for old, new in said.items()
        if new is not None and header_name(new) in there
    ]
    if pairs:
        named = "，".join(pairs)
        file.problems.note("renamed_columns", None, f"按{where}说过的读：{named}。")
    return seen(file)


def _went(path: Path, file: files.OpenedFile) -> dict[str, str]:
    """Columns that went → the header that looks like it. The file is opened again only where a name
    does: for nearly none."""
    format = file.format
    if not isinstance(format, TableFormat) or not gone.candidates(format, file.headers):
        return {}
    there = beginnings(path, SAMPLE_ROWS)
    same = next((one for one in there if one.headers == file.headers), None)
    return {} if same is None else gone.gone(format, same.headers, same.rows)


def _answers(
    tables: Iterable[Taught], format: str, went: Mapping[str, str]
) -> dict[str, str | None]:
    said: dict[str, str | None] = {}
    for table in tables:
        said |= gone.answers(table.mapping, table.headers, format, went)
    return said


def _needed(
    format: TableFormat, headers: Sequence[str], tables: Iterable[Taught]
) -> dict[str, str | None]:
    """What needed columns of a format that this header row lacks are called in it, as was said."""
    said: dict[str, str | None] = {}
    for table in tables:
        said |= renamed.answers(table.mapping, format, headers)
    return said


def _called(format: TableFormat, said: Mapping[str, str | None]) -> TableFormat:
    """The format with its columns under these names as well."""
    if not said:
        return format
    mapping = {renamed.FORMAT: format.id, renamed.RENAMED: said}
    found = renamed.renamed_format(mapping, (format,))
    assert found is not None, "it is the format itself"
    return found


def _of(formats: Iterable[FileFormat], ident: str) -> list[TableFormat]:
    return [one for one in formats if isinstance(one, TableFormat) and one.id == ident]


def _asked(title: str, went: dict[str, str]) -> FileRefused:
    asks = "；".join(f"原来的「{old}」没有了，「{new}」像是它" for old, new in went.items())
    return FileRefused(
        "drifted",
        f"这份是「{title}」，但{asks}：是它吗？还没有人说过，所以没有读。"
        "请在「导入」里打开这份文件回答一次，以后同样的表头不再问。",
    )
