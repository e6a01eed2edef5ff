"""Promises of docs/words.md: one thing, one word, and the code keeps to it."""

from __future__ import annotations

import builtins
import keyword
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pytest

from kaibo.domains.rundown import choices as rundown
from kaibo.domains.selection import choices as selection
from kaibo.live.events import KINDS

PAGE = Path(__file__).parents[1] / "docs" / "words.md"
WORDS = ("中文", "identifier", "meaning")
BORROWED = ("word", "bare name in Python", "why it stays")
UNUSED = ("word", "instead", "because")
PYTHON_OWNS = {*keyword.kwlist, *keyword.softkwlist, *dir(builtins)}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of the page: where it stands and its three cells."""

    line: int
    cells: tuple[str, ...]


def tables(text: str) -> dict[tuple[str, ...], list[Row]]:
    """Rows of every table by its header; tables with the same header are read as one."""
    found: dict[tuple[str, ...], list[Row]] = {}
    rows: list[Row] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("|"):
            rows = None
            continue
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        if rows is None:
            rows = found.setdefault(cells, [])
        elif not set("".join(cells)) <= set("-: "):
            rows.append(Row(number, cells))
    return found


def ticked(cell: str) -> list[str]:
    """What stands between backticks in a cell."""
    return re.findall(r"`([^`]*)`", cell)


def problems(text: str) -> list[str]:
    """Everything on the page that breaks its own rules, one sentence each; empty when sound."""
    found = tables(text)
    out = [f"unknown table {head}" for head in found if head not in (WORDS, BORROWED, UNUSED)]
    for rows in found.values():
        out += [f"line {r.line}: a cell is missing or empty" for r in rows if not whole(r)]
    words = [r for r in found.get(WORDS, []) if whole(r)]
    borrowed = {ticked(r.cells[0])[0]: ticked(r.cells[1])[0] for r in found.get(BORROWED, [])}
    identifiers = [r.cells[1].strip("`") for r in words]
    out += identifier_problems(words, set(borrowed))
    out += chinese_problems(words)
    for word, bare in borrowed.items():
        if word not in PYTHON_OWNS or word not in identifiers:
            out.append(f"`{word}` is borrowed without need")
        if bare in PYTHON_OWNS or bare in identifiers:
            out.append(f"`{bare}` cannot stand in for `{word}`")
    for row in found.get(UNUSED, []):
        (word,) = ticked(row.cells[0])
        if word in identifiers:
            out.append(f"line {row.line}: `{word}` is both used and not used")
        out += [
            f"line {row.line}: `{better}` is no identifier"
            for better in ticked(row.cells[1])
            if better not in identifiers
        ]
    return out


def whole(row: Row) -> bool:
    return len(row.cells) == 3 and all(row.cells)


def identifier_problems(words: list[Row], borrowed: set[str]) -> list[str]:
    out: list[str] = []
    seen: dict[str, int] = {}
    for row in words:
        cell = row.cells[1]
        name = cell.strip("`")
        if cell != f"`{name}`" or not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
            out.append(f"line {row.line}: {cell} is not one snake_case identifier in backticks")
        if name in PYTHON_OWNS and name not in borrowed:
            out.append(f"line {row.line}: `{name}` belongs to Python")
        if name in seen:
            out.append(f"line {row.line}: `{name}` already stands in line {seen[name]}")
        seen.setdefault(name, row.line)
    return out


def chinese_problems(words: list[Row]) -> list[str]:
    out: list[str] = []
    terms = [(row.line, term.strip()) for row in words for term in row.cells[0].split("、")]
    seen: dict[str, int] = {}
    for line, term in terms:
        if not re.fullmatch(r"[\w\u4e00-\u9fff/]+(（[^（）]+）)?", term):
            out.append(f"line {line}: {term!r} is not a term")
        if term in seen:
            out.append(f"line {line}: {term} already stands in line {seen[term]}")
        seen.setdefault(term, line)
    for term, line in seen.items():
        bare = term.partition("（")[0]
        if bare != term and bare in seen:
            out.append(f"line {line}: {term} also stands bare in line {seen[bare]}")
    return out


TEXT = PAGE.read_text(encoding="utf-8")
IDENTIFIERS = [row.cells[1].strip("`") for row in tables(TEXT)[WORDS]]


def test_the_page_keeps_its_own_rules() -> None:
    assert problems(TEXT) == []


def test_the_page_is_read_whole() -> None:
    """Every line that looks like a word row was read as one, so nothing escapes the rules."""
    look_alike = re.findall(r"^\|[^|]*[\u4e00-\u9fff][^|]*\| `[^|]*\|", TEXT, re.MULTILINE)
    assert len(IDENTIFIERS) == len(look_alike) > 200


def test_every_event_kind_begins_with_a_word_of_the_page() -> None:
    strangers = {k.name for k in KINDS if k.name.partition(".")[0] not in IDENTIFIERS}
    assert strangers == set()


CLOSED_LISTS: tuple[type[StrEnum], ...] = (
    rundown.PlanKind,
    rundown.BlockKind,
    rundown.CueKind,
    rundown.Lane,
    selection.Role,
    selection.Kind,
)


@pytest.mark.parametrize("choices", CLOSED_LISTS, ids=lambda one: one.__qualname__)
def test_what_a_plan_is_made_of_goes_by_words_of_the_page(choices: type[StrEnum]) -> None:
    assert {one.value for one in choices} - set(IDENTIFIERS) == set()


SAID_ON_SCREENS = """
    header_map talk_share unit_margin cost token ident provides job show_day day_start
"""


def test_what_screens_and_the_api_speak_of_is_on_the_page() -> None:
    assert set(SAID_ON_SCREENS.split()) - set(IDENTIFIERS) == set()


def test_settled_collisions_speak_only_of_known_words() -> None:
    settled = TEXT.partition("## Collisions, settled")[2]
    unused = {ticked(row.cells[0])[0] for row in tables(TEXT)[UNUSED]}
    known = {*IDENTIFIERS, *unused, "sample."}
    assert [word for word in ticked(settled) if word not in known] == []


GOOD = """
| 中文 | identifier | meaning |
|---|---|---|
| 场次、本场 | `show` | One run of one room. |
| 口径（怎么说） | `wording` | The agreed way to answer. |
"""


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("| 一场 | `show` | Again. |", "line 6: `show` already stands in line 4"),
        ("| 本场 | `tonight` | Again. |", "line 6: 本场 already stands in line 4"),
        ("| 口径 | `definition` | Bare. |", "line 5: 口径（怎么说） also stands bare in line 6"),
        ("| 过款 | `pass` | A keyword. |", "line 6: `pass` belongs to Python"),
        ("| 轮次 | `round` | A builtin. |", "line 6: `round` belongs to Python"),
        ("| 分支 | `match` | A soft keyword. |", "line 6: `match` belongs to Python"),
        (
            "| 手卡 | `hostBrief` | Camel. |",
            "line 6: `hostBrief` is not one snake_case identifier in backticks",
        ),
        (
            "| 手卡 | `brief` `card` | Two. |",
            "line 6: `brief` `card` is not one snake_case identifier in backticks",
        ),
        ("| 手卡 | `brief` |", "line 6: a cell is missing or empty"),
        ("| 手卡 | `brief` |  |", "line 6: a cell is missing or empty"),
        ("| 手卡, 卡 | `brief` | A Latin comma. |", "line 6: '手卡, 卡' is not a term"),
    ],
)
def test_a_broken_row_is_named_with_its_line(row: str, complaint: str) -> None:
    assert problems(GOOD) == []
    assert problems(f"{GOOD.rstrip()}\n{row}\n") == [complaint]


def test_a_borrowed_word_needs_a_reason_and_a_free_second_form() -> None:
    head = "| word | bare name in Python | why it stays |\n|---|---|---|\n"
    word = "| 轮次 | `round` | The n-th pitch. |\n"
    lent = f"{GOOD.rstrip()}\n{word}\n{head}"
    assert problems(f"{lent}| `round` | `round_no` | No other word. |\n") == []
    assert problems(f"{lent}| `round` | `sum` | Python's too. |\n") == [
        "`sum` cannot stand in for `round`"
    ]
    assert problems(f"{GOOD}\n{head}| `list` | `list_no` | Not in use. |\n") == [
        "`list` is borrowed without need"
    ]


def test_a_word_not_used_is_not_used_and_says_what_is() -> None:
    head = "| word | instead | because |\n|---|---|---|\n"
    assert problems(f"{GOOD}\n{head}| `session` | `show` | A sign-in. |\n") == []
    assert problems(f"{GOOD}\n{head}| `show` | `wording` | Both. |\n") == [
        "line 9: `show` is both used and not used"
    ]
    assert problems(f"{GOOD}\n{head}| `session` | `run` | Unknown. |\n") == [
        "line 9: `run` is no identifier"
    ]
