"""The picture of a bulletin, where this machine can draw one."""

from __future__ import annotations

from kaibo.domains.review.bulletin.making import Made
from kaibo.kit.errors import Refusal


def picture(made: Made) -> bytes:
    """The bulletin as a PNG. Refusal: `no_font`."""
    # Pillow loads when a picture is wanted, not when the server starts.
    from kaibo.domains.review.bulletin.picture import card, fonts

    return card.drawn(made.sheet, made.room.title, made.show_title, fonts.find())


def picture_if_any(made: Made) -> bytes | None:
    """The same, None where there is no font: the text goes without it."""
    try:
        return picture(made)
    except Refusal:
        return None


def why_none() -> str:
    """Why this machine draws no picture, "" where it does."""
    from kaibo.domains.review.bulletin.picture import fonts

    try:
        fonts.find()
    except Refusal as refusal:
        return refusal.text
    return ""
