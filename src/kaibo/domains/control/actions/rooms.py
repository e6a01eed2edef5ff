"""Rooms: made once, renamed at will, never renamed in the log."""

from __future__ import annotations

from kaibo.domains.control.choices import Platform
from kaibo.domains.control.models import Room
from kaibo.domains.control.rules import naming
from kaibo.kit import journal
from kaibo.kit.access import Actor


def add(
    actor: Actor,
    *,
    ident: str,
    title: str,
    platform: Platform,
    account: str = "",
    cur: str = "CNY",
) -> Room:
    """A new room. Refusals: `invalid`, `duplicate`."""
    naming.check_ident(ident)
    naming.check_currency(cur)
    return journal.create(
        actor,
        "control.room.create",
        Room,
        ident=ident,
        title=title.strip(),
        platform=platform.value,
        account=account.strip(),
        cur=cur,
    )


def change(
    actor: Actor, room_id: int, *, expect: int, title: str, platform: Platform, account: str
) -> Room:
    """Change what people see. `ident` and `cur` stay for ever."""
    return journal.change(
        actor,
        "control.room.change",
        Room,
        room_id,
        expect=expect,
        title=title.strip(),
        platform=platform.value,
        account=account.strip(),
    )


def retire(actor: Actor, room_id: int, *, expect: int, reason: str = "") -> Room:
    """Take a room out of the lists. No token of its sources is taken any more; its log stays."""
    return journal.retire(actor, "control.room.retire", Room, room_id, expect=expect, reason=reason)


def restore(actor: Actor, room_id: int, *, expect: int) -> Room:
    """Undo `retire`; tokens that were not retired themselves are good again."""
    with journal.act(actor, "control.room.restore") as writing:
        return writing.restore(Room, room_id, expect=expect)
