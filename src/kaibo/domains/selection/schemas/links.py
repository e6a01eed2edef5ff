"""The shapes of shows and links. A link's answer differs by who asks: see `view`."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from kaibo.domains.selection.choices import Kind, Status
from kaibo.domains.selection.columns.looks import MOST_LINK_NO, MOST_POSITION
from kaibo.domains.selection.schemas import Expect, In, Pieces
from kaibo.kit.shapes import Fen, Id, Line, Moment, RoomIdent

LinkNo = Annotated[int, Field(ge=1, le=MOST_LINK_NO)]
Position = Annotated[int, Field(ge=1, le=MOST_POSITION)]
Text = Annotated[Line, StringConstraints(max_length=500)]


class ShowOut(Schema):
    """A show as planned, [starts_at, ends_at) in UTC ms; `links` is how many are in its bag."""

    id: int
    version: int
    room: str
    title: str
    starts_at: int
    ends_at: int
    kind: Kind
    kind_label: str
    status: Status
    status_label: str
    links: int
    active: bool


class ShowIn(In):
    """A new show."""

    room: RoomIdent
    title: Annotated[Line, StringConstraints(min_length=1, max_length=80)]
    starts_at: Moment
    ends_at: Moment
    kind: Kind


class ShowChange(ShowIn, Expect):
    """A show as it shall be."""


class ShowCopyIn(ShowIn):
    """A new show from another one, with its links or without."""

    links: bool = True


class ShowCopiedOut(Schema):
    """The new show, and the names of links left out because their product is out of use."""

    show: ShowOut
    left: list[str]


class StatusIn(Expect):
    """How far the plan is."""

    status: Status


class NoteOut(Schema):
    """A text of the team's own table, under its column; `label` is what the page prints."""

    key: str
    label: str
    text: str


class LinkOut(Schema):
    """A link for everybody. `talk_share` is in 1/10000; fen and pieces, null unknown."""

    view: Literal["open"]
    id: int
    version: int
    show: int
    product: int
    sku: int | None
    name: str
    title: str
    spec: str
    role: str
    role_label: str
    link_no: int | None
    position: int
    regular_price: int | None
    show_price: int | None
    final_price: int | None
    offer: str
    talk_seconds: int | None
    talk_share: int | None
    stock: int | None
    promisable_stock: int | None
    note: str
    notes: list[NoteOut]
    active: bool


class LinkCostOut(LinkOut):
    """The same for whoever may read cost, with the columns kept for them."""

    view: Literal["cost"]  # type: ignore[assignment]
    cost: int | None
    cost_notes: list[NoteOut]


class LinkProfitOut(LinkCostOut):
    """The same for whoever may read profit: `unit_margin` is final (or show) price less cost."""

    view: Literal["profit"]  # type: ignore[assignment]
    unit_margin: int | None
    profit_notes: list[NoteOut]


AnyLink = Annotated[LinkOut | LinkCostOut | LinkProfitOut, Field(discriminator="view")]


class LinkIn(In):
    """A product, or one SKU of it, for the bag."""

    product: Id
    sku: Id | None = None
    link_no: LinkNo | None = None


class LinkChange(Expect):
    """What the plan says of a link, as it shall be; `notes` only those to change."""

    position: Position
    talk_seconds: Annotated[int, Field(ge=0, le=86_400)] | None
    talk_share: Annotated[int, Field(ge=0, le=10_000)] | None
    promisable_stock: Pieces | None
    note: Text
    notes: Annotated[dict[Text, Text], Field(max_length=100)] = {}


class OfferIn(Expect):
    """What buyers pay here, and the offer in words."""

    final_price: Fen | None
    offer: Text


class MoveIn(Expect):
    """One link and the number it shall have; null takes its number away."""

    link: Id
    link_no: LinkNo | None
    position: Position | None = None


class ReorderIn(In):
    """Several links at once, all or none."""

    moves: Annotated[list[MoveIn], Field(min_length=1, max_length=500)]


class LinksCopyIn(In):
    """The show whose links are copied."""

    source: Id


class LinksCopiedOut(Schema):
    """How many links came in, those left out because their product is out of use, and until when
    it can be undone (UTC ms); `act` null when nothing came in."""

    act: str | None
    undo_until: int | None
    made: int
    left: list[str]


class RenumberedOut(Schema):
    """A number that changed; null is no number."""

    link: int
    title: str
    old: int | None
    new: int | None


class ReorderOut(Schema):
    """What changed, the sentence for the host, and until when it can be undone (UTC ms)."""

    act: str
    undo_until: int
    announcement: str
    changes: list[RenumberedOut]


class UndoIn(In):
    """Which act to take back."""

    act: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
