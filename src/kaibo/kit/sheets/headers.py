"""Names of columns: the form in which headers are compared, and the names hidden in one header."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

# Marks teams put on a header to say "computed" or "check this"; they name nothing.
_MARKS = re.compile("[Σ∑⚑★☆●*#✔✅⚠️\ufe0f]+")
_INVISIBLE = re.compile("[\\s\ufeff\u200b-\u200f\u2060\x00-\x1f]+")
_YUAN = re.compile(r"[(\[](?:元|rmb|¥|单位:?元)[)\]]$")
_BRACKETS = re.compile(r"[(\[【「]([^)\]】」]*)[)\]】」]")
_PARTS = re.compile(r"[/、+·,&]|和|或")
_COUNT = re.compile(r"\d+(?:[-~]\d+)?$")


def header_name(text: str) -> str:
    """The form in which headers are compared: NFKC, no blanks, no marks, lower case, no (元)."""
    plain = unicodedata.normalize("NFKC", _MARKS.sub("", text))
    return _YUAN.sub("", _INVISIBLE.sub("", _MARKS.sub("", plain)).casefold())


def names_in(text: str) -> list[tuple[str, int]]:
    """Every name a header may go by, best first, each with how far it is from the whole (0 = it).

    "号(链接号)" is itself, then 号, then 链接号; "讲解时长/占比" is itself, then each part.
    """
    whole = header_name(text)
    outside, inside = _BRACKETS.sub("", whole), _BRACKETS.findall(whole)
    found: list[tuple[str, int]] = [(whole, 0), (outside, 1), (_COUNT.sub("", outside), 1)]
    found += [(part, 2) for part in inside]
    found += [(_COUNT.sub("", part), 3) for part in _PARTS.split(outside)]
    found += [(part, 4) for name in inside for part in _PARTS.split(name)]
    seen: dict[str, int] = {}
    for name, distance in found:
        if name:
            seen.setdefault(name, distance)
    return list(seen.items())


def signature(headers: Sequence[str]) -> tuple[str, ...]:
    """What makes two header rows the same: their names, in any order, empty columns left out."""
    return tuple(sorted(name for name in map(header_name, headers) if name))


def labelled(headers: Sequence[str]) -> list[str]:
    """Each header's name, told apart when it comes again: 备注, 备注#2; "" for an empty one."""
    return _told_apart([header_name(header) for header in headers])


def titles(headers: Sequence[str]) -> list[str]:
    """The same with each header as it is written."""
    names = [header_name(header) for header in headers]
    labels = _told_apart(names)
    return [
        header + label.removeprefix(name)
        for header, label, name in zip(headers, labels, names, strict=True)
    ]


def _told_apart(names: Sequence[str]) -> list[str]:
    seen: dict[str, int] = {}
    labels = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        labels.append(name if not name or seen[name] == 1 else f"{name}#{seen[name]}")
    return labels
