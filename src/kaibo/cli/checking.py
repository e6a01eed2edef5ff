"""What `kaibo check` reads and prints."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import typer

from kaibo.domains.compliance.public import (
    Checked,
    Context,
    Verdict,
    check_stream,
    check_text,
    problems,
    warm,
)

WRONG, FOUND = 2, 1
_SAID = {Verdict.VIOLATION: "不能说", Verdict.NEEDS_EVIDENCE: "缺凭证", Verdict.OK: "可以"}


def check_texts(texts: list[str], surface: str, category: str, platform: str) -> int:
    """Prints what is wrong with each text; 1 when anything is."""
    context = Context(surface=surface, category=category, platform=platform)
    violates = False
    _say_what_is_off()
    for text in texts:
        checked = check_text(text, context)
        violates |= checked.violates
        typer.echo(_page(text, checked))
    return FOUND if violates else 0


def _page(text: str, checked: Checked) -> str:
    lines = [f"{_SAID[checked.verdict]}：{text}"]
    for one in checked.findings:
        lines.append(f"  「{one.span}」 {one.rule} {one.reason}")
        lines.append(f"    依据 {one.basis}")
        if one.missing:
            lines.append(f"    缺 {one.missing}")
        if one.rewrite:
            lines.append(f"    改法 {one.rewrite}")
    return "\n".join(lines)


def check_lines(path: Path) -> int:
    """Prints one prediction a line: id, label (violate, ok), rules, span.

    A line that cannot be read is told on stderr with its number, and the rest goes on; 2 when
    there was one.
    """
    return _answered(path, _predicted)


def check_streams(path: Path) -> int:
    """Prints the alerts of one stream a line: id, alerts (rule, seg, span, count, resolved_by);
    bad lines as with `check_lines`.
    """
    return _answered(path, _alerted)


def _answered(path: Path, answer: Callable[[Any], dict[str, Any]]) -> int:
    bad = False
    _say_what_is_off()
    with _opened(path) as lines:
        for number, raw in enumerate(lines, start=1):
            if not raw.strip():
                continue
            try:
                found = answer(msgspec.json.decode(raw))
            except (msgspec.DecodeError, KeyError, TypeError, ValueError) as wrong:
                typer.echo(f"第 {number} 行不能读：{_cause(wrong)}", err=True)
                bad = True
                continue
            sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
    return WRONG if bad else 0


def _say_what_is_off() -> None:
    """What of the packs is not checked, on stderr: no answer below knows of it."""
    warm()
    for one in problems():
        typer.echo(f"没有检查：{one}", err=True)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if str(path) == "-":
        yield sys.stdin.buffer
    else:
        with path.open("rb") as file:
            yield file


def _cause(wrong: Exception) -> str:
    if isinstance(wrong, KeyError):
        return f"缺少 {wrong.args[0]}"
    return f"不是一句话的 JSON（{wrong}）" if isinstance(wrong, msgspec.DecodeError) else str(wrong)


def _predicted(line: Any) -> dict[str, Any]:
    if not isinstance(line, Mapping):
        raise TypeError("应当是一个对象，有 id 和 text")
    text = line["text"]
    if not isinstance(text, str):
        raise TypeError("text 应当是文字")
    context = line.get("context")
    checked = check_text(text, Context.told(context if isinstance(context, Mapping) else {}))
    widest = max(checked.findings, key=lambda one: len(one.span), default=None)
    return {
        "id": line["id"],
        "label": "violate" if checked.violates else "ok",
        "rules": sorted({one.rule for one in checked.findings}),
        "span": widest.span if widest else "",
    }


def _alerted(line: Any) -> dict[str, Any]:
    if not isinstance(line, Mapping):
        raise TypeError("应当是一个对象，有 id 和 segments")
    name = line["id"]
    return {
        "id": name,
        "alerts": [
            {
                "rule": one.rule,
                "seg": [one.first, one.last],
                "span": one.span,
                "count": one.count,
                "resolved_by": one.resolved_by,
            }
            for one in check_stream(line)
        ],
    }
