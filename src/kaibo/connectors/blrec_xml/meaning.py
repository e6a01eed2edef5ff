"""What each kind of recorded bilibili message means as events.

Missing numbers, field by field: a gift without a count is no tip; a gift, paid comment or
membership without a price has none and its worth is unknown. Silver seeds cost nobody anything:
worth 0, their price kept beside it. A membership of several months prints a price that may be of
one or of all: it counts only where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import msgspec

from kaibo.connectors.base import json_fields, unnamed
from kaibo.connectors.blrec_xml.elements import Element
from kaibo.live.events import MAX_ID, MOST_OF_TIP, Event
from kaibo.live.mask import viewer_hash

#: The unit of gift prices, the platform's gold seed; a yuan is 1,000 of them.
UNIT = "GOLD"
PER_YUAN = 1_000
SUPER_CHAT, GUARD = "superchat", "guard"

_NUMBER = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,3})0*)?")
_SILVER = frozenset({"银瓜子", "silver"})
_GOLD = frozenset({"金瓜子", "gold", ""})


@dataclass(frozen=True, slots=True)
class Message:
    """An element with its time and its place. `blrec` says whose words it is written in."""

    element: Element
    id: str
    src: str
    ts: int
    prec: int
    blrec: bool
    platform: str
    key: bytes = field(repr=False)

    def event(self, kind: str, part: str = "", **fields: Any) -> Event:
        """An event of this message; `part` tells apart several events of one."""
        ident = f"{self.id}#{part}" if part else self.id
        out = Event(id=ident, kind=kind, src=self.src, ts=self.ts, prec=self.prec, **fields)
        out.viewer = self.viewer()
        return out

    def said(self, name: str) -> str:
        """An attribute; "" if it is not there."""
        return self.element.attributes.get(name, "").strip()

    def raw(self) -> json_fields.Message:
        """What the platform sent, where the recorder kept it."""
        try:
            read = msgspec.json.decode(self.said("raw") or "{}")
        except (ValueError, RecursionError):
            return {}
        return read if isinstance(read, dict) else {}

    def viewer(self) -> str | None:
        """The keyed hash of the sender's number, or of the hash the platform gives for it; 0 is
        what it gives to those who are not signed in. A name alone is nobody: it changes."""
        parameters = self.said("p").split(",")
        written = parameters[6].strip() if len(parameters) > 6 else ""
        raw = str(json_fields.whole(self.raw(), "uid") or "") if not written else ""
        for one in (self.said("uid"), written, raw):
            if one not in ("", "0") and len(one) <= MAX_ID:
                return viewer_hash(self.key, self.platform, one)
        return None


def comment(message: Message) -> list[Event]:
    """`comment`."""
    text, x = unnamed.spoken(_text(message))
    return [message.event("comment", text=text, x=x or None)]


def gift(message: Message) -> list[Event]:
    """`tip`, one a message: recorders write what was sent, not how far a combo has come."""
    raw = message.raw()
    number = _whole(message.said("giftcount")) or _whole(str(json_fields.whole(raw, "num") or ""))
    name = message.said("giftname")[:64]
    if not number or number > MOST_OF_TIP["n"]:
        return unknown(message)
    sku = json_fields.ident(raw, "gift_id") or name or None
    price = _whole(message.said("price") or str(json_fields.whole(raw, "price") or ""))
    coin = message.said("cointype") or json_fields.string(raw, "coin_type")
    x: dict[str, Any] = {"gift": name} if name else {}
    amount = price if coin in _GOLD else None
    if coin in _SILVER and price is not None:
        x["silver"], amount = price, 0
    return [_tip(message, "", number, sku, amount, x)]


def super_chat(message: Message) -> list[Event]:
    """A paid comment: the `comment` and a `tip` beside it."""
    price = _thousandths(message.said("price"))
    if price is not None and message.blrec:
        # blrec has multiplied it already.
        price = price // PER_YUAN if price % PER_YUAN == 0 else None
    text, x = unnamed.spoken(_text(message))
    said = [message.event("comment", text=text, x={**x, "paid": True})] if text else []
    return [*said, _tip(message, "tip", 1, SUPER_CHAT, price, {})]


def guard(message: Message) -> list[Event]:
    """A paid membership (总督 1, 提督 2, 舰长 3): a `tip` of so many months."""
    months, level = _whole(message.said("count")), message.said("level")
    if not months or months > MOST_OF_TIP["n"]:
        return unknown(message)
    price = _whole(message.said("price") or str(json_fields.whole(message.raw(), "price") or ""))
    x: dict[str, Any] = {}
    if price is not None and months > 1:
        x["price"], price = price, None
    sku = f"{GUARD}:{level}" if level in ("1", "2", "3") else GUARD
    return [_tip(message, "", months, sku, price, x)]


def unknown(message: Message) -> list[Event]:
    """Kept as `bilibili.<name>`; so is `toast`, the notice of a membership `guard` tells of too."""
    name = re.sub(r"[^0-9A-Za-z_]", "", message.element.name)[:60] or "element"
    attributes = {k: v for k, v in message.element.attributes.items() if k != "raw"}
    return [message.event(f"bilibili.{name}", x=unnamed.kept(attributes))]


def _tip(
    message: Message, part: str, n: int, sku: str | None, amount: int | None, x: dict[str, Any]
) -> Event:
    if amount is not None and amount > MOST_OF_TIP["amount"]:
        amount = None
    cur = None if amount is None else UNIT
    return message.event("tip", part, n=n, sku=sku, amount=amount, cur=cur, x=x or None)


def _text(message: Message) -> str:
    """The text, without the name that one recorder can be told to put before it."""
    text = message.element.text
    if message.blrec:
        # It escapes twice, so that once is left after reading.
        text = unescape(text)
        name = message.said("user")
        text = text.removeprefix(f"{name}: ") if name else text
    return text


def _whole(text: str) -> int | None:
    found = _NUMBER.fullmatch(text)
    return int(found[1]) if found and not (found[2] or "").strip("0") else None


def _thousandths(text: str) -> int | None:
    found = _NUMBER.fullmatch(text)
    return int(found[1]) * 1_000 + int((found[2] or "").ljust(3, "0")) if found else None


READERS: dict[str, Callable[[Message], list[Event]]] = {
    "d": comment,
    "gift": gift,
    "sc": super_chat,
    "guard": guard,
}
