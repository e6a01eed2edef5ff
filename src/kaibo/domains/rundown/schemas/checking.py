"""What a page sends to have a script checked, and what comes back."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import BeforeValidator, Field, StringConstraints

from kaibo.domains.compliance import public as compliance
from kaibo.domains.rundown.choices import BlockKind
from kaibo.domains.rundown.rules.texts import BLOCK_LENGTH, MOST_BLOCKS
from kaibo.domains.rundown.schemas.requests import In
from kaibo.kit.shapes import Line


def _whole(value: object) -> object:
    """While somebody writes, half an emoji may stand there for a moment."""
    return compliance.whole(value) if isinstance(value, str) else value


class ScriptCheckBlockIn(In):
    """A block as it stands in the field; `key` comes back with its answer."""

    key: Annotated[int, Field(ge=0, le=2**31 - 1)]
    kind: BlockKind
    text: Annotated[str, BeforeValidator(_whole), StringConstraints(max_length=BLOCK_LENGTH)]


class ScriptCheckIn(In):
    """Blocks of one segment. `platform` is the code of the show's room, "" when nobody knows it:
    rooms are not the plan's, so the page says it."""

    blocks: Annotated[list[ScriptCheckBlockIn], Field(max_length=MOST_BLOCKS)]
    platform: Annotated[Line, StringConstraints(max_length=40)] = ""


class ScriptMarkOut(Schema):
    """One claim that is not right. [start, end) of the text as written, in UTF-16 code units;
    `span` is what is said there, blanks filled. `instead` can stand in its place word for word
    ("" takes it out); null: `rewrite` is advice."""

    rule: str
    name: str
    severity: str
    verdict: str
    start: int
    end: int
    span: str
    reason: str
    missing: str
    rewrite: str
    instead: str | None
    basis: str


class ScriptBlockMarksOut(Schema):
    """What is found in one block."""

    key: int
    marks: list[ScriptMarkOut]


class ScriptCheckOut(Schema):
    """The blocks in the order they were sent. `about` are the names of the facts of the product
    that claims were held against, `off` what of the rule packs is not checked."""

    blocks: list[ScriptBlockMarksOut]
    about: list[str]
    off: list[str]
