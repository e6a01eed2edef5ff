"""Shapes of what an imported file says, and of what storing it would change."""

from __future__ import annotations

from typing import Literal

from ninja import Schema


class ImportProblemOut(Schema):
    """One thing wrong: where, what, and what to do. `row` counts as a spreadsheet does."""

    row: int | None
    column: str | None
    value: str | None
    code: str
    text: str


class ImportNoteOut(Schema):
    """Something worth knowing of `count` rows, first in row `row`."""

    code: str
    count: int
    row: int | None
    text: str


class PlacingOut(Schema):
    """An account or shop in the file and its room; `account` "" where the file names none. `how`
    doubt: the only room it can be, while another shop is about; a person says whether it is."""

    account: str
    room: str | None
    how: Literal["chosen", "known", "named", "only", "doubt", "left_out", "open"]
    events: int
    shows: int
    suggested_ident: str
    suggested_title: str


class SeenShowOut(Schema):
    """A show the file tells of, and the show of ours it is; `match` null: it will be added."""

    at: int
    account: str | None
    start: int
    end: int | None
    title: str | None
    host: str | None
    row: int
    room: str | None
    match: str | None
    match_start: int | None
    match_end: int | None
    totals: dict[str, int | None]


class SumsOut(Schema):
    """Order lines: how many, paid ones, money in fen, and paid ones of which something is unknown;
    `no_paid`: lines of which the file does not say whether they are paid."""

    lines: int
    paid: int
    gross: int
    refunded: int
    no_amount: int
    no_refund: int
    no_paid: int = 0


class DaySumsOut(SumsOut):
    """The same of one day (YYYY-MM-DD on the team's clock; "" of lines whose time is not said)."""

    day: str


class FigureOut(Schema):
    """Values of one name in the file; `total` in fen where they are money."""

    name: str
    label: str
    count: int
    total: int
    money: bool


class ChangeOut(Schema):
    """What storing would do in a room, by kind of thing."""

    room: str
    thing: str
    label: str
    new: int
    changed: int
    same: int


class OverlapOut(Schema):
    """A file of the same format whose rows reach into the same time."""

    id: int
    name: str
    first: int | None
    last: int | None
    stored_at: int | None


class ImportPreviewOut(Schema):
    """What a file says and what storing it would change. `comparing`: what is in its rooms changed, and
    what storing would change is being looked up again."""

    rows: int
    lost_rows: int
    problems: list[ImportProblemOut]
    more: int
    notes: list[ImportNoteOut]
    unused: list[str]
    orders: SumsOut | None
    days: list[DaySumsOut]
    figures: list[FigureOut]
    products: int
    placings: list[PlacingOut]
    shows: list[SeenShowOut]
    shows_more: int
    changes: list[ChangeOut]
    overlaps: list[OverlapOut]
    comparing: bool = False
