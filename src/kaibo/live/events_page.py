"""Writes docs/specs/events.md: the envelope with its limits, the kinds, the reserved keys of `x`.

Names, types, limits, kinds and required fields are read off the code; what they mean stands here
and in the table of kinds, and a field without a meaning cannot be rendered.
"""

from __future__ import annotations

import msgspec
from msgspec import inspect

from kaibo.live.codec import KEEP_BYTES
from kaibo.live.events import CARRIERS, KINDS, MAX_CARRIED_BYTES, MAX_X_BYTES, Event, Home
from kaibo.live.events_keys import KEYS
from kaibo.live.events_words import EXAMPLES, FIELDS, HOMES, INTRO, REFUSALS, TOTALS_INTRO
from kaibo.live.intake import MAX_COMPRESSED, MAX_INFLATED, MAX_LINE, MAX_LINES, MAX_RATIO
from kaibo.live.metrics.totals import TOTALS
from kaibo.live.validity import LATEST_MS

#: Who fills a field when its sender leaves it out.
_STAMPED = {"room": "set at the door", "src": "set at the door", "recv": "set by the sequencer"}


def render_events() -> str:
    """The whole page, in Markdown."""
    parts = [INTRO, _examples(), _fields(), _limits(), _kinds(), _keys(), _refusals(), _totals()]
    return "\n".join(parts)


def _examples() -> str:
    return "\n".join(["```json", *EXAMPLES, "```", ""])


def _fields() -> str:
    out = ["## The envelope", "", "| field | type | if left out | meaning |", "|---|---|---|---|"]
    info = inspect.type_info(Event)
    assert isinstance(info, inspect.StructType)
    for field in info.fields:
        out.append(
            f"| `{field.name}` | {_type(field.type)} | {_absent(field)} | {FIELDS[field.name]} |"
        )
    return "\n".join([*out, ""])


def _type(kind: inspect.Type) -> str:
    """A field's type with its limits, in words."""
    match kind:
        case inspect.UnionType():
            [one] = [t for t in kind.types if not isinstance(t, inspect.NoneType)]
            return _type(one)
        case inspect.IntType():
            return "integer, 64 bit"
        case inspect.DictType():
            return f"object, at most {MAX_X_BYTES // 1024} KiB"
        case inspect.StrType(pattern=str()):
            return "text, 16 hex digits in lower case"
        case inspect.StrType():
            least = f"{kind.min_length} to " if kind.min_length else "at most "
            return f"text, {least}{kind.max_length:,} characters"
    raise TypeError(f"no words for {kind}")


def _absent(field: inspect.Field) -> str:
    if field.required:
        return "refused"
    if field.name in _STAMPED:
        return _STAMPED[field.name]
    if field.name == "ts":
        return "refused; of a desk kind: set by the sequencer"
    return (
        "unknown" if field.default is None else f"`{msgspec.json.encode(field.default).decode()}`"
    )


def _limits() -> str:
    mib = 1 << 20
    rows = (
        ("a request, compressed", f"{MAX_COMPRESSED // mib} MiB"),
        ("a request, inflated", f"{MAX_INFLATED // mib} MiB, and at most {MAX_RATIO} times"),
        ("lines in a request", f"{MAX_LINES:,}"),
        ("a line", f"{MAX_LINE // mib} MiB; a longer one is skipped as it streams"),
        ("`x` of an event", f"{MAX_X_BYTES // 1024} KiB"),
        (f"`x` of {', '.join(sorted(CARRIERS))}", f"{MAX_CARRIED_BYTES // 1024} KiB"),
        ("a time", f"0 to {LATEST_MS:,} (exclusive): the years 1970 to 9999"),
        ("kept of a refused line", f"its first {KEEP_BYTES // 1024} KiB"),
    )
    head = [
        "## Limits",
        "",
        "A file on this machine may be of any length; only its lines are bounded.",
        "",
    ]
    table = ["| what | at most |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows), ""]
    return "\n".join(head + table)


def _kinds() -> str:
    out = [
        "## Kinds",
        "",
        "`id`, `kind` and `ts` are always needed; “needs” names what a kind needs besides.",
        "",
    ]
    for home in Home:
        title, about = HOMES[home]
        out += [f"### {title}", "", about, ""]
        mine = [k for k in KINDS if k.home is home]
        if not mine:
            continue
        out += ["| kind | 中文 | needs | meaning |", "|---|---|---|---|"]
        for kind in mine:
            needs = ", ".join(f"`{name}`" for name in kind.required)
            out.append(f"| `{kind.name}` | {kind.zh} | {needs} | {kind.en} |")
        out.append("")
    return "\n".join(out)


def _keys() -> str:
    out = [
        "## Reserved keys of `x`",
        "",
        "`x` may hold anything a source wants kept. These keys have a meaning; all others are kept and never counted.",
        "",
        "| kind | key | type | meaning |",
        "|---|---|---|---|",
    ]
    out += [f"| {kind} | `{key}` | {form} | {meaning} |" for kind, key, form, meaning in KEYS]
    return "\n".join([*out, ""])


def _refusals() -> str:
    out = [
        "## What is refused",
        "",
        "A line that is refused goes to the quarantine with its number, a code that never changes, "
        "and a sentence; the others are taken.",
        "",
        "| code | when |",
        "|---|---|",
    ]
    return "\n".join([*out, *(f"| `{code}` | {when} |" for code, when in REFUSALS), ""])


def _totals() -> str:
    out = [TOTALS_INTRO, "| kind | 中文 | carries | meaning |", "|---|---|---|---|"]
    unit = {
        "count": "`n`, a count",
        "fen": "`amount`, money",
        "ms": "`n`, milliseconds",
        "ppm": "`n`, parts per million",
    }
    out += [f"| `report.{t.name}` | {t.zh} | {unit[t.unit]} | {t.en} |" for t in TOTALS]
    return "\n".join([*out, ""])
