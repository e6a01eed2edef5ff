"""What each kind of Douyin message means as events.

Missing numbers, field by field: the online count is 0 when the total beside it is there, for the
wire leaves out zeros; likes of a like message are unknown, for nobody sends a like of none; a gift
without any count is no tip; a gift without a unit price has none, and `amount` stays null.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kaibo.connectors.base import unnamed
from kaibo.connectors.base.json_fields import (
    Message,
    child,
    count,
    field,
    ident,
    string,
    whole,
)
from kaibo.connectors.douyin_webcast.message import PLATFORM, Row
from kaibo.connectors.douyin_webcast.shopping import bag_changed, shopping
from kaibo.live.events import MOST, MOST_OF_TIP, Event

#: The unit of gift prices as the message names it (抖币).
GIFT_UNIT = "DIAMOND"

_ENTERED = 1
_FOLLOW, _SHARE = 1, 3
_JOINED_CLUB = 2
_ENDED = 3
#: How the figure beside it is shown, which says what it is.
_ONLINE_SHOWN = "在线观众"


def unknown(row: Row) -> list[Event]:
    """Kept as `douyin.<method>`: its fields and numbers, nobody's name."""
    return [row.event(f"{PLATFORM}.{row.method}", viewer=row.viewer, x=unnamed.kept(row.data))]


def member(row: Row) -> list[Event]:
    """`enter`; other actions (muted, made a moderator …) are kept as they are."""
    action = whole(row.data, "action") if field(row.data, "action") is not None else _ENTERED
    return [row.event("enter", viewer=row.viewer)] if action == _ENTERED else unknown(row)


def chat(row: Row) -> list[Event]:
    """`comment`; who is addressed in it is masked, other masking is done for all sources."""
    text, x = unnamed.spoken(string(row.data, "content"))
    return [row.event("comment", viewer=row.viewer, text=text, x=x or None)]


def like(row: Row) -> list[Event]:
    """`like`: `n` of this message; the room's running total is kept and never added up."""
    likes, total = count(row.data, "count", MOST["n"]) or None, count(row.data, "total", MOST["n"])
    x = None if total is None else {"total": total}
    return [row.event("like", viewer=row.viewer, n=likes, x=x)]


def social(row: Row) -> list[Event]:
    """`follow` (action 1) or `share` (action 3); the account's followers are kept beside it."""
    action = whole(row.data, "action")
    if action not in (_FOLLOW, _SHARE):
        return unknown(row)
    x: Message = {}
    if (followers := count(row.data, "follow_count", MOST["n"])) is not None:
        x["followers"] = followers
    kind = "follow" if action == _FOLLOW else "share"
    return [row.event(kind, viewer=row.viewer, x=x or None)]


def gift(row: Row) -> list[Event]:
    """`tip`: `n` the combo's total so far, so only the largest frame of a combo counts.

    A gift without a combo is one of its own. Whether the count of a group gift is of groups or of
    gifts no recorded message tells: it is taken as sent, the size of the group kept beside it.
    """
    totals = [count(row.data, name, MOST_OF_TIP["n"]) for name in ("repeat_count", "combo_count")]
    total = max((t for t in totals if t), default=None)
    if total is None:
        return unknown(row)
    about = child(row.data, "gift")
    price = count(about, "diamond_count", MOST_OF_TIP["amount"])
    x: dict[str, Any] = {}
    if name := string(about, "name")[:64]:
        x["gift"] = name
    if (group := count(row.data, "group_count", MOST_OF_TIP["n"]) or 1) > 1:
        x["group"] = group
    if whole(row.data, "repeat_end") == 1:
        x["end"] = True
    return [
        row.event(
            "tip",
            viewer=row.viewer,
            n=total,
            ref=ident(row.data, "group_id") or row.id,
            sku=ident(row.data, "gift_id") or ident(about, "id"),
            amount=price,
            cur=None if price is None else GIFT_UNIT,
            x=x or None,
        )
    ]


def room_counts(row: Row) -> list[Event]:
    """`sample.online` and `sample.viewers_total`; ranks and seats are left out."""
    online, total = count(row.data, "total", MOST["n"]), count(row.data, "total_user", MOST["n"])
    if online is None and total is not None and field(row.data, "total") is None:
        online = 0
    values = {"online": online, "viewers_total": total}
    events = [row.event(f"sample.{k}", k, n=v) for k, v in values.items() if v is not None]
    return events or unknown(row)


def room_stats(row: Row) -> list[Event]:
    """`sample.online` when the message says that it shows viewers online; else it is kept."""
    online = count(row.data, "total", MOST["n"])
    if online is None or not string(row.data, "display_long").endswith(_ONLINE_SHOWN):
        return unknown(row)
    return [row.event("sample.online", n=online)]


def club(row: Row) -> list[Event]:
    """`club.live` when somebody joined (type 2); a new level of one who is in it is kept."""
    if whole(row.data, "type") != _JOINED_CLUB:
        return unknown(row)
    return [row.event("club.live", viewer=row.viewer)]


def control(row: Row) -> list[Event]:
    """`stream.state` for the end of the show (status 3); others are kept."""
    if whole(row.data, "status", "action") != _ENDED:
        return unknown(row)
    return [row.event("stream.state", x={"status": _ENDED, "state": "ended"})]


def sold_out(row: Row) -> list[Event]:
    """`product.stock` 0 when one product is sold out; other messages of the bag are kept."""
    return shopping(row) or unknown(row)


def bag(row: Row) -> list[Event]:
    """How the bag stands, kept in short."""
    return bag_changed(row) or unknown(row)


READERS: dict[str, Callable[[Row], list[Event]]] = {
    "WebcastMemberMessage": member,
    "WebcastChatMessage": chat,
    "WebcastLikeMessage": like,
    "WebcastSocialMessage": social,
    "WebcastGiftMessage": gift,
    "WebcastRoomUserSeqMessage": room_counts,
    "WebcastRoomStatsMessage": room_stats,
    "WebcastFansclubMessage": club,
    "WebcastControlMessage": control,
    "WebcastLiveShoppingMessage": sold_out,
    "WebcastProductChangeMessage": bag,
}
