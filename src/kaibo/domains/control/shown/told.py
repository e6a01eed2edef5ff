"""What a press carried by value, read back out of the log.

Anyone with the right may press, and old logs stay: what is missing or of another shape reads as
unknown, never as an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kaibo.domains.control.schemas import run as shapes

Told = Mapping[str, Any]


def segment(told: Any) -> shapes.TakenSegmentOut | None:
    """A segment by value; None when nothing was said of it."""
    if not isinstance(told, Mapping) or not told:
        return None
    return shapes.TakenSegmentOut(
        id=whole(told, "id"),
        title=text(told, "title"),
        purpose=text(told, "purpose"),
        duration_ms=whole(told, "duration_ms"),
        link_id=whole(told, "link_id"),
        link_no=whole(told, "link_no"),
        goods=goods(told.get("goods")),
        hard_start=whole(told, "hard_start"),
        in_loop=told.get("in_loop") is True,
        lane=text(told, "lane"),
        note=text(told, "note"),
        blocks=[_block(one) for one in _objects(told.get("blocks"))],
        cues=[_cue(one) for one in _objects(told.get("cues"))],
    )


def segments(told: Any) -> list[shapes.TakenSegmentOut]:
    """The segments of a plan by value, in its order."""
    found = [segment(one) for one in _objects(told)]
    return [one for one in found if one is not None]


def goods(told: Any) -> shapes.TakenGoodsOut | None:
    """The link a segment was about."""
    if not isinstance(told, Mapping):
        return None
    return shapes.TakenGoodsOut(
        link_id=whole(told, "link_id"),
        link_no=whole(told, "link_no"),
        title=text(told, "title"),
        short=text(told, "short"),
        role=text(told, "role"),
        final_price=whole(told, "final_price"),
        offer=text(told, "offer"),
    )


def whole(told: Told, name: str) -> int | None:
    """A whole number, or None."""
    value = told.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def text(told: Told, name: str) -> str:
    """A text, or ""."""
    value = told.get(name)
    return value if isinstance(value, str) else ""


def texts(told: Told, name: str) -> list[str]:
    """A list of texts; what is none is left out."""
    value = told.get(name)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _block(told: Told) -> shapes.TakenBlockOut:
    said = text(told, "text")
    return shapes.TakenBlockOut(
        kind=text(told, "kind"), text=said, shown=text(told, "shown") or said
    )


def _cue(told: Told) -> shapes.TakenCueOut:
    return shapes.TakenCueOut(
        offset_ms=whole(told, "offset_ms") or 0,
        duty=text(told, "duty"),
        kind=text(told, "kind"),
        text=text(told, "text"),
    )


def _objects(told: Any) -> Iterable[Told]:
    return [one for one in told if isinstance(one, Mapping)] if isinstance(told, list) else []
