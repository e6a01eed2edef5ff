"""What a page sends to have a product card checked, and what comes back."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Schema
from pydantic import BeforeValidator, Field, StringConstraints

from kaibo.domains.compliance import public as compliance
from kaibo.domains.selection.schemas import In
from kaibo.kit.shapes import Line

#: More than a card has.
MOST_TEXTS, MOST_LENGTH = 12, 2_000


def _whole(value: object) -> object:
    """While somebody writes, half an emoji may stand there for a moment."""
    return compliance.whole(value) if isinstance(value, str) else value


class CardTextIn(In):
    """A text as it stands in its field: a title is on the product card, an offer and what is good
    about a product are said, a phrase is put before the host. `key` comes back with its answer."""

    key: Annotated[int, Field(ge=0, le=2**31 - 1)]
    surface: Literal["product_card", "script", "phrase"]
    text: Annotated[str, BeforeValidator(_whole), StringConstraints(max_length=MOST_LENGTH)]


class CardCheckIn(In):
    """Texts of one card. `platform` is the code of the show's room, "" when there is none."""

    texts: Annotated[list[CardTextIn], Field(max_length=MOST_TEXTS)]
    platform: Annotated[Line, StringConstraints(max_length=40)] = ""


class CardMarkOut(Schema):
    """One claim that is not right and that nothing settles. [start, end) of the text as written, in
    UTF-16 code units. `instead` can stand in its place word for word ("" takes it out); null:
    `rewrite` is advice."""

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


class CardMarksOut(Schema):
    """What is found in one text."""

    key: int
    marks: list[CardMarkOut]


class CardCheckOut(Schema):
    """The texts in the order they were sent. `about` are the names of the facts claims were held
    against, `off` what of the rule packs is not checked."""

    texts: list[CardMarksOut]
    about: list[str]
    off: list[str]
