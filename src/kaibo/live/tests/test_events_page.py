"""Promises of the page of events: nothing the code knows is missing, and its examples are taken."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from kaibo.live.codec import read_lines
from kaibo.live.events import KINDS, Event
from kaibo.live.events_keys import KEYS
from kaibo.live.events_page import render_events
from kaibo.live.events_words import EXAMPLES, FIELDS, REFUSALS
from kaibo.live.settlement import PARTS
from kaibo.live.shapes_of_orders import MONEY, TIMES

LIVE = Path(__file__).parents[1]
PAGE = Path(__file__).parents[4] / "docs" / "specs" / "events.md"
#: Modules that speak of `x` as the key of an event.
READERS = (
    "validity", "shapes_of_fix", "shapes_of_orders", "shapes_of_alerts",
    "shapes_of_pushes", "timeline", "show_lane", "gauges", "ticks",
    "known", "orders", "tickets", "settlement", "withdrawn", "sequencer", "codec",
)  # fmt: skip


def test_the_page_on_disk_is_the_one_generated_now() -> None:
    assert PAGE.read_text(encoding="utf-8") == render_events(), "请运行 python3 run.py fix"


def test_every_field_of_the_envelope_has_a_meaning_and_no_other() -> None:
    assert tuple(FIELDS) == Event.__struct_fields__


def test_every_kind_stands_on_the_page_once_with_what_it_needs() -> None:
    page = render_events()
    for kind in KINDS:
        needs = ", ".join(f"`{name}`" for name in kind.required)
        assert page.count(f"| `{kind.name}` | {kind.zh} | {needs} |") == 1, kind.name


@pytest.mark.parametrize("module", READERS)
def test_every_key_of_x_the_core_names_stands_on_the_page(module: str) -> None:
    named = keys_named((LIVE / f"{module}.py").read_text(encoding="utf-8"))
    assert named, "this module names no key any more: take it off the list"
    assert named - {key for _, key, _, _ in KEYS} == set()


def test_times_and_money_of_an_order_stand_on_the_page() -> None:
    named = {key for kind, key, _, _ in KEYS if kind.startswith("`order.")}
    assert {*MONEY, *TIMES, *PARTS} <= named


def test_a_key_the_core_names_is_found_however_it_is_written() -> None:
    source = """
a = x.get("one")
b = (event.x or {}).get("two")
c = x["three"]
event.x = {**event.x, "four": 1}
fields["x"] = {"five": 1}
d = other.get("six")
"""
    assert keys_named(source) == {"one", "two", "three", "four", "five"}


def test_every_code_of_a_refusal_stands_on_the_page() -> None:
    codes: set[str] = set()
    said = re.compile(r'[(, ]"([a-z_0-9]+)", (?:f?"[^"]*[\u4e00-\u9fff]|_in_chinese|text\b)')
    for module in ("validity", "codec", "intake", "allowed"):
        codes |= set(said.findall((LIVE / f"{module}.py").read_text(encoding="utf-8")))
    assert {"version", "not_json", "line_too_long", "x_too_large"} <= codes
    assert codes == {code for code, _ in REFUSALS}


def test_the_examples_are_taken_as_they_stand() -> None:
    events, refused = read_lines([line.encode() for line in EXAMPLES])
    assert refused == []
    assert [e.kind for e in events] == ["enter", "product.click", "order.state", "sample.online"]
    assert all(line in render_events() for line in EXAMPLES)


def test_a_table_row_has_as_many_cells_as_its_head() -> None:
    width = 0
    for line in render_events().splitlines():
        width = (width or line.count("|")) if line.startswith("|") else 0
        assert line.count("|") == width or not width, line


def keys_named(source: str) -> set[str]:
    """Keys that are read from, or written into, something called `x` or `<event>.x`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Attribute(attr="get", value=of), args=[ast.Constant(k), *_]):
                if _is_x(of):
                    found.add(str(k))
            case ast.Subscript(value=ast.Name("x"), slice=ast.Constant(str(k))):
                found.add(k)
            case ast.Assign(targets=[target], value=ast.Dict(keys=keys)) if _is_x(target):
                found |= {str(k.value) for k in keys if isinstance(k, ast.Constant)}
    return found


def _is_x(node: ast.expr) -> bool:
    match node:
        case ast.Name("x") | ast.Attribute(attr="x"):
            return True
        case ast.Subscript(slice=ast.Constant("x")):
            return True
        case ast.BoolOp(values=[first, *_]):
            return _is_x(first)
    return False
