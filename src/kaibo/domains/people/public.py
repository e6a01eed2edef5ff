"""The door of people: ids in, frozen dataclasses out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast

from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from kaibo.domains.people import first_run, tokens
from kaibo.domains.people.actions import accounts
from kaibo.domains.people.models import Host, Seat, Shift, User
from kaibo.domains.people.roster.read import read as read_roster
from kaibo.kit.access import Actor, Visitor, system
from kaibo.kit.clock import from_ms, now_ms, team_zone, to_ms
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import Duty


@dataclass(frozen=True, slots=True)
class Person:
    """An account, as other domains may know it."""

    id: int
    name: str
    duties: frozenset[Duty]
    active: bool


@dataclass(frozen=True, slots=True)
class HostCard:
    """A host; `user` is their account's id, when they have one."""

    id: int
    name: str
    short: str
    user: int | None
    active: bool


@dataclass(frozen=True, slots=True)
class SeatCard:
    """One seat of a shift; `host` or `user` is set."""

    duty: Duty
    host: int | None
    user: int | None
    name: str


@dataclass(frozen=True, slots=True)
class ShiftCard:
    """A shift, [starts_at, ends_at) in UTC ms, with its seats."""

    id: int
    version: int
    room: str
    starts_at: int
    ends_at: int
    note: str
    seats: tuple[SeatCard, ...]


def visitor(session_key: str) -> Visitor | None:
    """Who a session key belongs to; None when it is unknown, expired or no longer valid."""
    row = Session.objects.filter(session_key=session_key, expire_date__gt=timezone.now()).first()
    if row is None:
        return None
    store = SessionStore(session_key)
    store._session_cache = row.get_decoded()  # type: ignore[attr-defined]
    user = get_user(cast("Any", SimpleNamespace(session=store)))
    if not isinstance(user, User):
        return None
    return Visitor(
        actor=Actor(user.pk, user.name, user.duty_set),
        session=tokens.session_name(session_key),
        until=to_ms(row.expire_date),
        via=str(store.get("via", "")),
    )


def first_link(base: str, name: str) -> str | None:
    """The address at which the very first person signs in; None when there is somebody already.

    `base` is the address of the page, such as http://127.0.0.1:8000.
    """
    token = first_run.ensure_first_user(name)
    return None if token is None else accounts.link(base, token)


def link_for(base: str, username: str) -> str | None:
    """A new one-time address for somebody who lost the way in; None if nobody has that name."""
    try:
        return accounts.link(base, first_run.link_for(username))
    except User.DoesNotExist:
        return None


def person(user_id: int) -> Person | None:
    """One account, retired ones too."""
    user = User.objects.filter(pk=user_id).first()
    if user is None:
        return None
    return Person(user.pk, user.name, user.duty_set, user.is_active)


def acting(user_id: int | None, cause: str) -> Actor:
    """Who work is done for, with the duties of now; nobody's is the system's own.

    Refusal: `forbidden` when the account is out of use by now.
    """
    if user_id is None:
        return system(cause)
    found = person(user_id)
    if found is None or not found.active:
        raise Refusal("forbidden", "发起这件事的账号已停用，什么也没有写入。")
    return Actor(found.id, found.name, found.duties, cause)


def hosts(*, retired_too: bool = False) -> list[HostCard]:
    """All hosts by name."""
    rows = Host.objects.all() if retired_too else Host.objects.active()
    return [_host(row) for row in rows.order_by("name", "pk")]


def host(host_id: int) -> HostCard | None:
    """One host, a retired one too."""
    row = Host.objects.filter(pk=host_id).first()
    return _host(row) if row else None


def shifts(start: int, end: int, room: str | None = None) -> list[ShiftCard]:
    """Shifts that touch [start, end) in UTC ms, by their start."""
    rows = Shift.objects.active().filter(starts_at__lt=end, ends_at__gt=start)
    if room is not None:
        rows = rows.filter(room=room)
    return cards(list(rows.order_by("starts_at", "pk")))


def shift(shift_id: int) -> ShiftCard | None:
    """One shift, a retired one too."""
    found = cards(list(Shift.objects.filter(pk=shift_id)))
    return found[0] if found else None


def cards(rows: list[Shift]) -> list[ShiftCard]:
    """Shift rows as cards, their seats read in one query."""
    seats: dict[int, list[SeatCard]] = {row.pk: [] for row in rows}
    found = Seat.objects.active().filter(shift__in=rows).select_related("host", "user")
    for seat in found.order_by("pk"):
        seats[seat.shift_id].append(
            SeatCard(Duty(seat.duty), seat.host_id, seat.user_id, str(seat.host or seat.user))
        )
    return [
        ShiftCard(
            row.pk,
            row.version,
            row.room,
            row.starts_at,
            row.ends_at,
            row.note,
            tuple(seats[row.pk]),
        )
        for row in rows
    ]


def _host(row: Host) -> HostCard:
    return HostCard(row.pk, row.name, row.short, row.user_id, row.retired_at is None)


def looks_like_roster(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table may be a roster: it has shifts with names in them, in a shape teams have."""
    try:
        found = read_roster(rows, near=from_ms(now_ms()).date(), zone=team_zone())
    except Refusal:
        return False
    return bool(found.shifts)
