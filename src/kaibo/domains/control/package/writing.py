"""The evidence of a show as one zip: tables, papers, the log, and a chain of fingerprints over them."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from kaibo import __version__
from kaibo.domains.compliance import public as compliance
from kaibo.domains.control.package.cells import on
from kaibo.domains.control.package.gathering import Case
from kaibo.domains.control.package.paper import first_page
from kaibo.domains.control.package.restricting import without
from kaibo.domains.control.package.tables import tables
from kaibo.kit.errors import Refusal
from kaibo.kit.sheets.writing import comma_separated
from kaibo.live.codec import encode
from kaibo.live.events import Event

README = """这个压缩包是一场直播的合规证据，由开播（Kaibo）从直播记录生成。

先看 证据目录.pdf。各 .csv 用 Excel 或 WPS 打开。记录.ndjson 是直播记录的原文，一行一件事。
指纹链.csv 逐个列出文件的 SHA-256；每一行的链值是（上一行的链值 + 本行的路径和指纹）的 SHA-256，
改动、删去或调换任何一个文件，从那一行起链值都对不上。清单.json 里的链尾应与最后一行相同。
"""
#: Nothing before the first file.
BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class Written:
    """The zip; `chain` is the end of its chain, by which it is known."""

    content: bytes
    chain: str
    files: int


def written(
    case: Case,
    *,
    outside: bool,
    by: str,
    at: int,
    step: Callable[[int, int], None] = lambda done, of: None,
) -> Written:
    """Everything of a show. `outside`: viewers stay unknown; `by` asked for it at `at` (UTC ms)."""
    case = without(case, compliance.restricted()) if outside else case
    told = tables(case, outside=outside)
    parts: list[tuple[str, bytes]] = [("说明.txt", README.encode())]
    for number, table in enumerate(told):
        rows = ([_cell(one) for one in row] for row in table.rows)
        parts.append((table.name, comma_separated(table.head, rows)))
        step(number + 1, len(told) + 2)
    for review in case.reviews:
        sheet = json.dumps(review.sheet, ensure_ascii=False, indent=1)
        parts.append((f"播前审核/第{review.number}次.json", sheet.encode()))
    parts.append(("记录.ndjson", encode(list(_log(case, outside)))))
    missing: list[str] = []
    for one in case.evidence:
        if one.path:
            try:
                parts.append((_safe(one.path), compliance.evidence_file(one.sha256)))
            except Refusal as refusal:
                missing.append(f"{one.title}：{refusal.text}")
    made = f"生成：{on(at)}，{by}，Kaibo {__version__}" + ("，对外版" if outside else "")
    prints = [(path, sha256(content).hexdigest()) for path, content in parts]
    page = first_page(case, told, prints, made)
    parts.insert(0, ("证据目录.pdf", page))
    prints.insert(0, ("证据目录.pdf", sha256(page).hexdigest()))
    links, chain = _chain(prints)
    parts.append(("指纹链.csv", comma_separated(("序", "文件", "SHA-256", "链值"), links)))
    manifest = {
        "show": case.seen.show.id,
        "room": case.room.ident,
        "title": case.title,
        "from": case.seen.show.start,
        "to": case.seen.show.end if case.seen.show.ended else None,
        "made_at": at,
        "made_by": by,
        "outside": outside,
        "version": __version__,
        "rule_packs": [list(pack) for pack in compliance.pack_versions()],
        "files": [{"path": path, "sha256": digest} for path, digest in prints],
        "missing": missing,
        "chain": chain,
    }
    parts.append(("清单.json", json.dumps(manifest, ensure_ascii=False, indent=1).encode()))
    step(1, 1)
    return Written(_zipped(parts), chain, len(parts))


def _log(case: Case, outside: bool) -> Iterator[Event]:
    """The log's own lines. For outsiders no viewer is named, and comments only where something was
    done about them."""
    for event in case.events:
        if outside and event.kind == "comment" and (event.src, event.id) not in case.disposals:
            continue
        yield _unnamed(event) if outside else event


def _unnamed(event: Event) -> Event:
    """The same without who it was."""
    if event.viewer is None:
        return event
    fields = {name: getattr(event, name) for name in Event.__struct_fields__}
    return Event(**(fields | {"viewer": None}))


def _chain(prints: list[tuple[str, str]]) -> tuple[list[tuple[int, str, str, str]], str]:
    links, last = [], BEGINNING
    for number, (path, digest) in enumerate(prints, 1):
        last = sha256(f"{last}\n{path}\n{digest}".encode()).hexdigest()
        links.append((number, path, digest, last))
    return links, last


def _zipped(parts: list[tuple[str, bytes]]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in parts:
            archive.writestr(path, data)
    return content.getvalue()


def _safe(path: str) -> str:
    """A path that stays inside the folder it is unpacked in."""
    folder, _, name = path.partition("/")
    kept = "".join("_" if char in '\\/:*?"<>|' or ord(char) < 32 else char for char in name)
    return f"{folder}/{kept.lstrip('.') or '文件'}"


def _cell(value: object) -> str | int | None:
    if value is None or (isinstance(value, str | int) and not isinstance(value, bool)):
        return value
    return str(value)
