"""What follows from people's Facts: pages whose sign-in or rights are no longer true are closed."""

from __future__ import annotations

from kaibo.kit.fact import Fact
from kaibo.kit.hub import Hub
from kaibo.kit.tail import heard


@heard("people.user.sign_out")
def close_the_session(fact: Fact, hub: Hub) -> None:
    """The pages of one browser session."""
    hub.kick(session=fact.after["session"])


@heard("people.user.set_duties")
@heard("people.user.set_password")
@heard("people.user.retire")
def close_the_person(fact: Fact, hub: Hub) -> None:
    """All pages of one person; those still signed in come back with the rights of now."""
    if fact.subject_type == "people.user":
        hub.kick(user=fact.subject_id)
