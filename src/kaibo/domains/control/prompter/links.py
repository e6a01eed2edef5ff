"""Making a link to a prompter, withdrawing it, and who a token opens what for."""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.domains.control import tokens
from kaibo.domains.control.cards import found, room
from kaibo.domains.control.prompter.records import PrompterLink
from kaibo.domains.people import public as people
from kaibo.kit import journal
from kaibo.kit.access import Actor, may, require
from kaibo.kit.clock import HOUR, now_ms
from kaibo.kit.errors import Refusal

PUSH = "run.push"
#: A link is for one evening, not for a season.
MOST_HOURS = 24


@dataclass(frozen=True, slots=True)
class Opened:
    """What a token opens: the prompter of `room` until `until` (UTC ms). `by`: who it is in the log."""

    room: str
    until: int
    by: str


def make(actor: Actor, ident: str, *, hours: int, note: str) -> tuple[PrompterLink, str]:
    """A new link and its token, which nobody is told again. Refusals: `forbidden`, `not_found`,
    `retired` (the room), `invalid`."""
    require(actor, PUSH)
    card = found(ident)
    if not card.active:
        raise Refusal("retired", f"直播间「{card.title}」已停用，不能发它的提词器链接。")
    token = tokens.fresh()
    row = journal.create(
        actor,
        "control.prompter_link.create",
        PrompterLink,
        room=card.ident,
        note=note,
        until=now_ms() + hours * HOUR,
        token_hash=tokens.digest(token),
    )
    return row, token


def withdraw(actor: Actor, link_id: int, *, expect: int) -> PrompterLink:
    """It opens nothing any more. Refusals: `forbidden`, `not_found`, `retired`, `stale`."""
    require(actor, PUSH)
    return journal.retire(
        actor, "control.prompter_link.retire", PrompterLink, link_id, expect=expect
    )


def still_open(ident: str) -> list[PrompterLink]:
    """The links of a room that open its prompter now, the newest first."""
    rows = PrompterLink.objects.active().filter(room=ident, until__gt=now_ms())
    return [row for row in rows.order_by("-created_at", "-pk") if _maker_may(row)]


def opened(token: str) -> Opened:
    """What a token opens now. Refusals: `not_found` for one nobody was given, `gone` once its link
    has ended, was withdrawn, or its maker may push no more."""
    link = PrompterLink.objects.filter(token_hash=tokens.digest(token)).first()
    if link is None:
        raise Refusal(
            "not_found", "没有这块提词器：链接不完整，或者从来没有过。请打开收到的原链接。"
        )
    card = room(link.room)
    usable = link.retired_at is None and card is not None and card.active and _maker_may(link)
    if not usable or link.until <= now_ms():
        why = "已经到期" if usable else "已经收回"
        raise Refusal("gone", f"这个提词器链接{why}。要接着用，请场控再发一个。")
    return Opened(link.room, link.until, f"prompter:{link.pk}")


def _maker_may(link: PrompterLink) -> bool:
    """Whether who made it may still push, with the duties of now."""
    if link.created_by_id is None:
        return False
    try:
        return may(people.acting(link.created_by_id, "page"), PUSH)
    except Refusal:
        return False
