"""Ways in beside the password: what ends them all when a password changes or an account ends."""

from __future__ import annotations

from kaibo.domains.people.models import Enrolment, Ticket, User
from kaibo.kit import journal


def close(writing: journal.Act, user: User) -> None:
    """End the person's unused sign-in links, and what lets browsers ask for their PIN only."""
    for ticket in Ticket.objects.active().filter(user=user, used_at=None):
        writing.retire(Ticket, ticket.pk, expect=journal.ANY)
    for enrolment in Enrolment.objects.active().filter(user=user):
        writing.retire(Enrolment, enrolment.pk, expect=journal.ANY)
