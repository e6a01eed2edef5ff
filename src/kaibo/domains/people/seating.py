"""Seats of a shift beside seats somebody wants: whether they differ, and both in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kaibo.domains.people.models import Host, Seat, Shift, User
from kaibo.domains.people.rules import Wanted
from kaibo.kit.fields import EMPTY
from kaibo.kit.refusals import Differing
from kaibo.kit.rights import Duty

Names = Mapping[int, str]


def differing_seats(shift: Shift, wanted: Sequence[Wanted]) -> list[Differing]:
    """What a refusal tells of the seats; nothing when they are the same in another order."""
    rows = Seat.objects.active().filter(shift=shift).order_by("pk")
    current = [Wanted(Duty(row.duty), row.host_id, row.user_id) for row in rows]
    if sorted(map(_key, current)) == sorted(map(_key, wanted)):
        return []
    everybody = [*current, *wanted]
    hosts = _names(Host.objects.filter(pk__in={seat.host for seat in everybody if seat.host}))
    users = _names(User.objects.filter(pk__in={seat.user for seat in everybody if seat.user}))
    return [
        Differing(
            "seats",
            "席位",
            [_plain(seat) for seat in current],
            [_plain(seat) for seat in wanted],
            _said(current, hosts, users),
            _said(wanted, hosts, users),
        )
    ]


def _key(seat: Wanted) -> tuple[str, int, int]:
    return seat.duty.value, seat.host or 0, seat.user or 0


def _plain(seat: Wanted) -> dict[str, Any]:
    return {"duty": seat.duty.value, "host": seat.host, "user": seat.user}


def _names(rows: Iterable[Host | User]) -> Names:
    return {row.pk: row.name for row in rows}


def _said(seats: Sequence[Wanted], hosts: Names, users: Names) -> str:
    return "、".join(_seat_said(seat, hosts, users) for seat in seats) or EMPTY


def _seat_said(seat: Wanted, hosts: Names, users: Names) -> str:
    if seat.host is not None:
        name = hosts.get(seat.host, f"{seat.host} 号")
    else:
        name = users.get(seat.user or 0, f"{seat.user} 号")
    return f"{seat.duty.label} {name}"
