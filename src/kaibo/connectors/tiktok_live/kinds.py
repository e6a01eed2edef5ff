"""What each kind of TikTok message means as events.

Missing numbers, field by field (`protojson` says why it must be decided): the online count is 0
when the total beside it is there, as after the end of a show; likes of a like message are
unknown, for nobody sends a like of none; a gift without any count is no tip; a gift without a
unit price has none, and `amount` stays null.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kaibo.connectors.tiktok_live.message import Row
from kaibo.connectors.tiktok_live.protojson import child, count, ident, missing, string, whole
from kaibo.connectors.tiktok_live.shopping import shopping
from kaibo.connectors.tiktok_live.unknown import kept
from kaibo.live.events import MAX_ID, MAX_TEXT, Event

#: The unit of gift prices, the platform's diamond. (`cur` holds at most 8 characters.)
GIFT_UNIT = "DIAMOND"

_ENTERED = 1
_STATES = {1: "paused", 2: "resumed", 3: "ended", 4: "suspended"}
_FOLLOW, _SHARE = 1, 3
_TEXT_KEY = re.compile(r"[0-9a-z_]{1,64}")
_MENTION = re.compile(r"@\S+")
NOBODY = "@***"


def member(row: Row) -> list[Event]:
    """`enter` for action 1; other actions (subscribe, share, mute …) are kept as they are."""
    action = 0 if missing(row.data, "action") else whole(row.data, "action")
    if action != _ENTERED:
        return [kept(row, "tiktok.member" if action is None else f"tiktok.member.{action}")]
    source = string(row.data, "clientEnterSource")[:MAX_ID]
    x = {}
    if how := string(row.data, "clientEnterType")[:64]:
        x["enter_type"] = how
    channel = None if source in ("", "unknown") else source
    return [row.event("enter", viewer=row.viewer, channel=channel, x=x or None)]


def chat(row: Row) -> list[Event]:
    """`comment`; who is addressed in it is masked, other masking is done for all sources."""
    text = _unnamed(row)
    x: dict[str, object] = {}
    if (language := string(row.data, "contentLanguage")[:16]) not in ("", "un"):
        x["lang"] = language
    if len(text) > MAX_TEXT:
        x["cut"] = True
    return [row.event("comment", viewer=row.viewer, text=text[:MAX_TEXT], x=x or None)]


def like(row: Row) -> list[Event]:
    """`like`; recordings of 2023 carry no count, and the number of effects shown is none."""
    likes = count(row.data, "count", "likeCount") or None
    total = count(row.data, "total", "totalLikeCount")
    x = None if total is None else {"total": total}
    return [row.event("like", viewer=row.viewer, n=likes, x=x)]


def social(row: Row) -> list[Event]:
    """`follow` or `share`, by the key of the text shown for it.

    Without such a text by the action, as later message definitions have it; none is recorded.
    """
    shown = string(child(child(row.data, "common"), "displayText"), "content")[:MAX_ID]
    action = whole(row.data, "action")
    if "follow" in shown or (not shown and action == _FOLLOW):
        kind = "follow"
    elif "share" in shown or (not shown and action == _SHARE):
        kind = "share"
    else:
        return [kept(row, "tiktok.social")]
    x = {"shown": shown} if _TEXT_KEY.fullmatch(shown) else None
    return [row.event(kind, viewer=row.viewer, x=x)]


def gift(row: Row) -> list[Event]:
    """`tip`: `n` the combo's total so far, so only the largest frame of a combo counts.

    `repeatCount` and `comboCount` grow together and are equal in all recorded frames; a gift
    that cannot be combined has no group and is a combo of its own.
    """
    totals = [t for name in ("repeatCount", "comboCount") if (t := count(row.data, name))]
    if not totals:
        return [kept(row, "tiktok.gift")]
    about = child(row.data, "gift")
    price = count(about, "diamondCount")
    x: dict[str, object] = {}
    if name := string(about, "name")[:64]:
        x["gift"] = name
    if whole(row.data, "repeatEnd") == 1:
        x["end"] = True
    return [
        row.event(
            "tip",
            viewer=row.viewer,
            n=max(totals),
            ref=ident(row.data, "groupId") or row.id,
            sku=ident(row.data, "giftId"),
            amount=price,
            cur=None if price is None else GIFT_UNIT,
            x=x or None,
        )
    ]


def room_counts(row: Row) -> list[Event]:
    """`sample.online` and `sample.viewers_total` (and popularity); ranks and seats are left out."""
    online, total = count(row.data, "total"), count(row.data, "totalUser")
    if online is None and total is not None and missing(row.data, "total"):
        online = 0
    values = {
        "online": online,
        "viewers_total": total,
        "popularity": count(row.data, "popularity"),
    }
    events = [row.event(f"sample.{k}", k, n=v) for k, v in values.items() if v is not None]
    return events or [kept(row, "tiktok.room_counts")]


def control(row: Row) -> list[Event]:
    """`stream.state`: `x.status` as sent (3 = ended), `x.state` in a word."""
    status = whole(row.data, "status", "action")
    if status is None or status not in _STATES:
        return [kept(row, "tiktok.control")]
    return [row.event("stream.state", x={"status": status, "state": _STATES[status]})]


def _unnamed(row: Row) -> str:
    """The text without the name of the user it addresses, as far as the name can be told."""
    text = string(row.data, "content")
    addressed = child(row.data, "atUser")
    if not addressed:
        return text
    for field in ("nickname", "nickName", "displayId", "uniqueId"):
        if name := string(addressed, field):
            text = text.replace(f"@{name}", NOBODY)
    return _MENTION.sub(NOBODY, text)


READERS: dict[str, Callable[[Row], list[Event]]] = {
    "WebcastMemberMessage": member,
    "WebcastChatMessage": chat,
    "WebcastLikeMessage": like,
    "WebcastSocialMessage": social,
    "WebcastGiftMessage": gift,
    "WebcastRoomUserSeqMessage": room_counts,
    "WebcastControlMessage": control,
    "WebcastOecLiveShoppingMessage": shopping,
}
