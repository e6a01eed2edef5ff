"""Sent to a group: by a person, once unless they say again; and the record of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from kaibo.domains.people import public as people
from kaibo.domains.review.bulletin.records import Sending
from kaibo.domains.team import public as team
from kaibo.domains.team.public import What
from kaibo.kit import journal
from kaibo.kit.access import Actor, may, require
from kaibo.kit.clock import at_clock, on_calendar
from kaibo.kit.errors import Refusal

SEND = "team.send"
SALES, ADS = "money.gmv.read", "traffic.read"
#: What of a room is listed: the newest.
MOST = 50


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person sends: the thing with its key, and the text as they left it. `again`: a key of the
    page's own, when it is meant to be sent once more."""

    what: What
    room: str
    show: str
    once: str
    at: int
    channel: int
    title: str
    lines: list[str]
    picture: bytes | None = None
    again: str = ""
    at_once: bool = False

    @property
    def key(self) -> str:
        """The outbox's key."""
        return f"{self.once}:{self.again}" if self.again else self.once


def send(actor: Actor, wanted: Wanted) -> team.MessageCard:
    """Hand it to the outbox. Refusals: `sent_before`, and those of the outbox."""
    require(actor, SEND)
    there = None if wanted.again else sent(wanted.channel, wanted.once)
    if there is not None:
        raise _sent_before(there)
    card = team.hand_over(
        actor, wanted.channel, once=wanted.key, title=wanted.title, lines=wanted.lines,
        picture=wanted.picture, rights=rights(actor), at_once=wanted.at_once,
    )  # fmt: skip
    put(actor, wanted, card.id)
    return card


def _sent_before(there: Sending) -> Refusal:
    who = people.person(there.updated_by_id) if there.updated_by_id is not None else None
    by = f"由{who.name}" if who is not None else "按定时"
    card = None if there.message is None else team.message(there.message)
    state = "" if card is None else f"，现在是「{card.state.label}」"
    text = f"{at_clock(there.updated_at)} 已经{by}交给这个群{state}。确实要再发，请点「再发一次」。"
    return Refusal("sent_before", text, values={"message": there.message, "at": there.updated_at})


def rights(actor: Actor) -> tuple[str, ...]:
    """Those it takes to read in Kaibo what this person may have written of."""
    return (SALES, ADS) if may(actor, ADS) else (SALES,)


def sent(channel: int, once: str) -> Sending | None:
    """What was sent to a channel under a key; what was only missed is not."""
    rows = Sending.objects.active().filter(channel=channel, once=once, message__isnull=False)
    return rows.first()


def known(keys: Collection[str]) -> set[tuple[int, str]]:
    """(channel, key) of those of these things that were sent to a channel, or written down as missed."""
    rows = Sending.objects.filter(once__in=list(keys))
    return set(rows.values_list("channel", "once"))


def put(
    actor: Actor, wanted: Wanted, message: int | None, schedule: int | None = None, why: str = ""
) -> None:
    """Write down what became of it. What was missed and is sent after all is sent; what was sent is
    never missed."""
    values = {
        "what": wanted.what.value, "room": wanted.room, "show": wanted.show, "at": wanted.at,
        "message": message, "schedule": schedule, "why": why[:200],
    }  # fmt: skip
    try:
        with journal.act(actor, "review.sending.put") as writing:
            there = Sending.objects.filter(channel=wanted.channel, once=wanted.key).first()
            if there is None:
                writing.create(Sending, channel=wanted.channel, once=wanted.key, **values)
            elif there.message is None and message is not None:
                writing.put(writing.lock(Sending, there.pk, expect=journal.ANY), **values)
    except Refusal as refusal:
        # Somebody else sent it in the same moment: the outbox took one, and one is written down.
        if refusal.code != "duplicate":
            raise


def of_room(room: str, show: str | None = None, once: str | None = None) -> list[Sending]:
    """What went out of a room and what was missed, the newest first; of a show, or of one key (sent
    again it bears a longer one)."""
    rows = Sending.objects.active().filter(room=room)
    if show is not None:
        rows = rows.filter(show=show)
    if once is not None:
        rows = rows.filter(Q(once=once) | Q(once__startswith=f"{once}:"))
    return list(rows.select_related("created_by").order_by("-at", "-pk")[:MOST])


def missed_since_sent(schedule: int) -> str:
    """What a schedule missed since it last sent anything, as a line for the group; "" for nothing."""
    rows = Sending.objects.active().filter(schedule=schedule).order_by("-at", "-pk")[:MOST]
    times: list[int] = []
    for row in rows:
        if row.message is not None:
            break
        times.append(row.at)
    if not times:
        return ""
    told = "、".join(on_calendar(at) for at in reversed(times[:3]))
    more = f" 等 {len(times)} 次" if len(times) > 3 else ""
    return f"（{told}{more} 到点没有发出）"
