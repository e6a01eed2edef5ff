"""Accounts: who exists, what they are there to do, and the links that let them in."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from kaibo.domains.people import rules, tokens, ways_in
from kaibo.domains.people.models import Ticket, User
from kaibo.kit import journal
from kaibo.kit.access import Actor, duties_from
from kaibo.kit.clock import DAY, now_ms
from kaibo.kit.rights import Duty

TICKET_FOR = DAY


def add(actor: Actor, *, username: str, name: str, duties: Iterable[Duty]) -> tuple[User, str]:
    """A new account without a password; returns it and the token of its first sign-in."""
    username = rules.folded(username)
    rules.check_username(username)
    with journal.act(actor, "people.user.create") as writing:
        user = writing.create(
            User, username=username, name=name.strip(), duties=rules.sorted_duties(duties)
        )
        return user, _ticket(writing, user)


def rename(actor: Actor, user_id: int, *, expect: int, name: str) -> User:
    """Change the name people see."""
    return journal.change(
        actor, "people.user.rename", User, user_id, expect=expect, name=name.strip()
    )


def set_duties(actor: Actor, user_id: int, *, expect: int, duties: Iterable[Duty]) -> User:
    """Replace a person's duties. Their open pages close and come back with the new rights."""
    wanted = rules.sorted_duties(duties)
    with journal.act(actor, "people.user.set_duties") as writing:
        others = _other_leads(user_id)
        user = writing.lock(User, user_id, expect=expect, wanted={"duties": wanted})
        rules.check_keeps_a_lead(user.duty_set, duties_from(wanted), others)
        return writing.put(user, duties=wanted)


def retire(actor: Actor, user_id: int, *, expect: int, reason: str = "") -> User:
    """End an account: it cannot sign in, its pages close, its traces stay.

    Its sessions are over for good: `restore` brings back the account, not who was signed in.
    """
    with journal.act(actor, "people.user.retire", reason=reason) as writing:
        others = _other_leads(user_id)
        user = writing.lock(User, user_id, expect=expect)
        rules.check_keeps_a_lead(user.duty_set, frozenset(), others)
        ways_in.close(writing, user)
        return writing.retire(User, user_id, expect=expect, session_epoch=user.session_epoch + 1)


def restore(actor: Actor, user_id: int, *, expect: int) -> User:
    """Take an ended account back."""
    with journal.act(actor, "people.user.restore") as writing:
        return writing.restore(User, user_id, expect=expect)


def invite(actor: Actor, user_id: int) -> str:
    """The token of a new one-time link; links given before stop working."""
    with journal.act(actor, "people.ticket.create") as writing:
        user = writing.lock(User, user_id, expect=journal.ANY)
        return _ticket(writing, user)


def link(base: str, token: str) -> str:
    """The address to give to the person. The token stands behind `#`, so no server logs it."""
    return f"{base.rstrip('/')}/sign-in#{urlencode({'ticket': token})}"


def _ticket(writing: journal.Act, user: User) -> str:
    token = tokens.fresh()
    for former in Ticket.objects.active().filter(user=user, used_at=None):
        writing.retire(Ticket, former.pk, expect=journal.ANY)
    writing.create(Ticket, user=user, token_hash=tokens.digest(token), until=now_ms() + TICKET_FOR)
    return token


def _other_leads(user_id: int) -> int:
    # All accounts are locked, in one order: of two leads who remove each other, one waits and
    # then finds itself the last.
    rows = User.objects.active().select_for_update().order_by("pk")
    return sum(Duty.LEAD in row.duty_set for row in rows if row.pk != user_id)
