"""The first person of an installation: made once, let in by a one-time link."""

from __future__ import annotations

from kaibo.domains.people import rules
from kaibo.domains.people.actions import accounts
from kaibo.domains.people.models import User
from kaibo.kit import journal
from kaibo.kit.access import system
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import Duty

FIRST_DUTIES = (Duty.LEAD, Duty.OPERATOR)


def ensure_first_user(name: str, username: str = "lead") -> str | None:
    """Make the first lead if there is no account at all; returns the token of a sign-in link.

    None when somebody exists already: then a lead gives out links. Build the address with
    `accounts.link`. Two processes may call it at once; one makes the person.
    """
    actor = system("cli")
    try:
        with journal.act(actor, "people.user.first"):
            if User.objects.exists():
                return None
            _, token = accounts.add(actor, username=username, name=name, duties=FIRST_DUTIES)
            return token
    except Refusal as refusal:
        if refusal.code == "duplicate":
            return None
        raise


def link_for(username: str) -> str:
    """A new one-time token for somebody who lost the way in; for the command line, which already
    holds the data. Raises `User.DoesNotExist`."""
    user = User.objects.active().get(username=rules.folded(username))
    return accounts.invite(system("cli"), user.pk)
