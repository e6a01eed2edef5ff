"""Shows as planned."""

from __future__ import annotations

from kaibo.domains.selection import rules
from kaibo.domains.selection.models import Show
from kaibo.kit import journal
from kaibo.kit.access import Actor


def plan(actor: Actor, *, room: str, title: str, starts_at: int, ends_at: int, kind: str) -> Show:
    """A new show. Refusal: `invalid`."""
    rules.check_show_times(starts_at, ends_at)
    return journal.create(
        actor,
        "selection.show.plan",
        Show,
        room=room,
        title=title,
        starts_at=starts_at,
        ends_at=ends_at,
        kind=kind,
    )


def change(
    actor: Actor,
    show_id: int,
    *,
    expect: int,
    room: str,
    title: str,
    starts_at: int,
    ends_at: int,
    kind: str,
) -> Show:
    """A show as it shall be. Refusals: `stale`, `show_closed`, `invalid`."""
    rules.check_show_times(starts_at, ends_at)
    values = {
        "room": room,
        "title": title,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "kind": kind,
    }
    with journal.act(actor, "selection.show.change") as writing:
        show = writing.lock(Show, show_id, expect=expect, wanted=values)
        rules.check_open(show.status, show.title)
        return writing.put(show, **values)


def set_status(actor: Actor, show_id: int, *, expect: int, status: str) -> Show:
    """Move the plan on, or back. Refusals: `stale`, `wrong_status`."""
    with journal.act(actor, "selection.show.set_status") as writing:
        show = writing.lock(Show, show_id, expect=expect, wanted={"status": status})
        rules.check_status(show.status, status)
        return writing.put(show, status=status)


def follow(actor: Actor, show_id: int, *, expect: int, status: str) -> Show:
    """Where the run is, whatever the steps a person may take. Refusal: `stale`."""
    return journal.change(
        actor, "selection.show.follow", Show, show_id, expect=expect, status=status
    )


def retire(actor: Actor, show_id: int, *, expect: int, reason: str = "") -> Show:
    """Call a planned show off."""
    return journal.retire(
        actor, "selection.show.retire", Show, show_id, expect=expect, reason=reason
    )


def restore(actor: Actor, show_id: int, *, expect: int) -> Show:
    """Undo it."""
    with journal.act(actor, "selection.show.restore") as writing:
        return writing.restore(Show, show_id, expect=expect)
