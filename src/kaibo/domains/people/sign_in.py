"""Signing in and out: by password, by a one-time link, and by PIN on a browser that knows you.

Guesses are counted before they are checked, in the database, so that neither speed nor restarts
help. How somebody came in is kept in the session as `via`.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import login, logout
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from kaibo.domains.people import rules, tokens, ways_in
from kaibo.domains.people.models import Ticket, User
from kaibo.kit import journal, throttle
from kaibo.kit.access import Actor
from kaibo.kit.clock import MINUTE, now_ms
from kaibo.kit.errors import Place, Refusal, invalid

PASSWORD, TICKET, PIN = "password", "ticket", "pin"
PIN_SESSION_SECONDS = 14 * 3600

WINDOW = 15 * MINUTE
TRIES_PER_NAME_AND_ADDRESS = 8
TRIES_PER_NAME = 100
TRIES_PER_ADDRESS = 60

BACKEND = "kaibo.domains.people.backend.PeopleBackend"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A person's wish to come in: the browser's request, and the address it comes from."""

    request: HttpRequest
    address: str


def by_password(attempt: Attempt, username: str, password: str) -> User:
    """Sign in with name and password. Refusals: `wrong_credentials`, `too_many`."""
    folded = rules.folded(username)
    both = f"sign-in:{attempt.address}:{folded}"
    throttle.take(f"sign-in:{attempt.address}", limit=TRIES_PER_ADDRESS, window_ms=WINDOW)
    throttle.take(both, limit=TRIES_PER_NAME_AND_ADDRESS, window_ms=WINDOW)
    throttle.take(f"sign-in-name:{folded}", limit=TRIES_PER_NAME, window_ms=WINDOW)
    user = User.objects.active().filter(username=folded).first()
    if not tokens.password_matches(password, user.password if user else None) or user is None:
        raise Refusal("wrong_credentials", "登录名或密码不对。忘了密码，请负责人发一个登录链接。")
    throttle.clear(both)
    enter(attempt.request, user, PASSWORD)
    return user


def by_ticket(attempt: Attempt, token: str) -> User:
    """Sign in with a one-time link. Refusals: `wrong_credentials`, `too_many`."""
    throttle.take(f"sign-in:{attempt.address}", limit=TRIES_PER_ADDRESS, window_ms=WINDOW)
    now = now_ms()
    found = Ticket.objects.active().filter(token_hash=tokens.digest(token)).first()
    if found is None or not found.user.is_active:
        raise _spent_ticket()
    with journal.act(_as_actor(found.user), "people.ticket.use") as writing:
        ticket = writing.lock(Ticket, found.pk, expect=journal.ANY)
        # Looked at again under the lock: a link opened twice at once lets one browser in.
        if ticket.used_at is not None or ticket.until <= now:
            raise _spent_ticket()
        writing.put(ticket, used_at=now)
    enter(attempt.request, found.user, TICKET)
    return found.user


def enter(request: HttpRequest, user: User, via: str) -> None:
    """Make the browser's session this person's. A former person's session is thrown away."""
    leave(request)
    SessionStore.clear_expired()
    login(request, user, backend=BACKEND)
    request.session["via"] = via
    if via == PIN:
        request.session.set_expiry(PIN_SESSION_SECONDS)
    request.session.save()
    with journal.act(_as_actor(user), "people.user.sign_in") as writing:
        writing.note(user, via=via, session=session_of(request))


def leave(request: HttpRequest) -> None:
    """Sign out; pages of this session close. Nothing happens when nobody is signed in."""
    user = request.user
    if not isinstance(user, User):
        return
    name = session_of(request)
    logout(request)
    with journal.act(_as_actor(user), "people.user.sign_out") as writing:
        writing.note(user, session=name)


def set_password(request: HttpRequest, old: str | None, new: str) -> None:
    """Change one's own password. Whoever came by a one-time link need not know the old one.

    Whoever knew the old one is out: every other session ends (Django ties them to the password),
    and so do the PIN, which the old one sufficed to set, the browsers that ask for no more than a
    PIN, and unused links.
    """
    user, via = _person(request)
    if via != TICKET:
        confirm(request, old or "")
    try:
        validate_password(new, user)
    except ValidationError as error:
        raise invalid([Place("new", text) for text in error.messages]) from error
    with journal.act(_as_actor(user), "people.user.set_password") as writing:
        changed = writing.change(
            User, user.pk, expect=journal.ANY, password=make_password(new), pin=""
        )
        ways_in.close(writing, changed)
    enter(request, changed, PASSWORD)


def set_pin(request: HttpRequest, password: str, pin: str | None) -> None:
    """Set one's own PIN, or take it away with None. Asks for the password."""
    user, _ = _person(request)
    if pin is not None:
        rules.check_pin(pin)
    confirm(request, password)
    journal.change(
        _as_actor(user),
        "people.user.set_pin",
        User,
        user.pk,
        expect=journal.ANY,
        pin=tokens.pin_hash(pin) if pin else "",
    )


def confirm(request: HttpRequest, password: str) -> None:
    """The signed-in person's password, asked again. Refusals: `wrong_credentials`, `too_many`."""
    user, _ = _person(request)
    key = f"confirm:{user.pk}"
    throttle.take(key, limit=TRIES_PER_NAME_AND_ADDRESS, window_ms=WINDOW)
    if not tokens.password_matches(password, user.password):
        raise Refusal("wrong_credentials", "现在的密码不对。")
    throttle.clear(key)


def session_of(request: HttpRequest) -> str:
    """The name (no secret) of the request's session."""
    return tokens.session_name(request.session.session_key or "")


def _person(request: HttpRequest) -> tuple[User, str]:
    user = request.user
    if not isinstance(user, User):
        raise Refusal("signed_out")
    return user, str(request.session.get("via", ""))


def _as_actor(user: User) -> Actor:
    return Actor(user.pk, user.name, user.duty_set)


def _spent_ticket() -> Refusal:
    return Refusal("wrong_credentials", "这个登录链接已经用过或过期了，请负责人再发一个。")
