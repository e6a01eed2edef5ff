"""What a prompter reads, and the links that open one."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

from kaibo.domains.control.prompter.links import MOST_HOURS
from kaibo.kit.shapes import Line, Version

Note = Annotated[Line, StringConstraints(max_length=60)]


class PrompterGoodsOut(Schema):
    """A link: its number, what it is called on set, its price (minor unit) and offer; null unknown."""

    link: int | None
    no: int | None
    name: str
    price: int | None
    offer: str


class PrompterNextOut(Schema):
    """The segment that comes next, with the link it is about."""

    title: str
    goods: PrompterGoodsOut | None


class PrompterCardOut(Schema):
    """What a host reads beside the line. `segment_ends`: room time, UTC ms; null: nobody said."""

    room_title: str
    cur: str
    goods: PrompterGoodsOut | None
    segment_ends: int | None
    next: PrompterNextOut | None


class PrompterLinkIn(Schema):
    """A link to make, open for so many hours."""

    model_config = ConfigDict(extra="forbid")

    hours: Annotated[int, Field(ge=1, le=MOST_HOURS)] = 12
    note: Note = ""


class PrompterLinkRetireIn(Schema):
    """The link as the page has seen it."""

    model_config = ConfigDict(extra="forbid")

    expect: Version


class PrompterLinkOut(Schema):
    """A link that is open, without its secret. `made_at`, `until`: UTC ms."""

    id: int
    version: int
    note: str
    made_at: int
    until: int


class PrompterLinkMadeOut(Schema):
    """A link with its address, told this once: the secret stands behind `#`, so that no server logs
    it."""

    link: PrompterLinkOut
    path: str
