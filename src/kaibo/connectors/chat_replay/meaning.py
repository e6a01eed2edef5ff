"""What each kind of chat message means as events.

A paid message is a comment and a tip. Its price is in the payer's currency as the page showed it
("$", which is several): the tip says how often somebody paid (`n`) and keeps what was shown, and
its worth stays unknown. A ticker shows a paid message once more and counts nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from kaibo.connectors.base import unnamed
from kaibo.connectors.base.json_fields import Message, child, count, ident, string
from kaibo.live.events import MAX_ID, MOST_OF_TIP, Event
from kaibo.live.mask import viewer_hash

SUPER_CHAT, STICKER, BITS = "superchat", "supersticker", "bits"

#: Types of messages that are what somebody wrote; older recordings name none.
_WRITTEN = frozenset(
    {"", "text_message", "highlighted_message", "send_message_in_subscriber_only_mode"}
)
_PAID = {"paid_message": SUPER_CHAT, "paid_sticker": STICKER}
_DELETED = frozenset({"deleted_message", "delete_message"})
_TICKER = "ticker"
_TYPE = re.compile(r"[a-z0-9_]{1,60}")


@dataclass(frozen=True, slots=True)
class Row:
    """A message as decoded, with its id, source and time (UTC ms)."""

    said: Message
    id: str
    src: str
    ts: int
    platform: str
    key: bytes = field(repr=False)

    @property
    def type(self) -> str:
        """Its type in the words of the downloader; "" for what older ones left out, "other" for
        what is no word."""
        written = string(self.said, "message_type")
        return written if not written or _TYPE.fullmatch(written) else "other"

    def event(self, kind: str, part: str = "", **fields: Any) -> Event:
        """An event of this message; `part` tells apart several events of one."""
        ident = f"{self.id}#{part}" if part else self.id
        return Event(id=ident, kind=kind, src=self.src, ts=self.ts, prec=1, **fields)

    @property
    def viewer(self) -> str | None:
        """The keyed hash of who wrote it: of the platform's id, else of the salted hash that
        stands for it in a recording without names."""
        raw = ident(child(self.said, "author"), "id") or ident(
            self.said, "author_id", "author_hash"
        )
        return None if raw is None else viewer_hash(self.key, self.platform, raw)


def events_of(row: Row) -> list[Event]:
    """The events of one message."""
    kind = row.type
    if kind.startswith(_TICKER) or "ticker_duration" in row.said:
        return [_kept(row, _TICKER)]
    if kind in _PAID or (kind in _WRITTEN and _shown(row)):
        return _paid(row, _PAID.get(kind, SUPER_CHAT))
    if kind in _WRITTEN:
        return _written(row)
    if kind in _DELETED and (target := ident(row.said, "target_message_id")):
        # A deletion has no id of its own, or that of what it deletes.
        deleted = f"{target}#deleted"
        if len(deleted) <= MAX_ID:
            event = row.event("comment.retract", ref=target)
            event.id = deleted
            return [event]
    return [_kept(row, kind or "other")]


def _written(row: Row) -> list[Event]:
    """`comment`; with bits also a `tip` of so many, each worth one of the platform's coin."""
    text, x = unnamed.spoken(string(row.said, "message"))
    bits = count(row.said, "bits", MOST_OF_TIP["n"])
    events = [row.event("comment", viewer=row.viewer, text=text, x=x or None)]
    if bits:
        tip = row.event("tip", "tip", viewer=row.viewer, n=bits, sku=BITS, amount=1, cur="BITS")
        events.append(tip)
    return events


def _paid(row: Row, sku: str) -> list[Event]:
    text, x = unnamed.spoken(string(row.said, "message"))
    shown = _shown(row)
    tip = row.event("tip", "tip", viewer=row.viewer, n=1, sku=sku)
    tip.x = {"shown": shown} if shown else None
    if not text:
        return [tip]
    return [row.event("comment", viewer=row.viewer, text=text, x={**x, "paid": True}), tip]


def _shown(row: Row) -> str:
    """The price as the page showed it ("NZ$169.99"); "" where none was."""
    shown = string(child(row.said, "money"), "text") or string(row.said, "amount")
    return shown[:64]


def _kept(row: Row, name: str) -> Event:
    return row.event(f"{row.platform}.{name}", name, viewer=row.viewer, x=unnamed.kept(row.said))
