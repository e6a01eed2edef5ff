"""Shifts: who is where, from when to when."""

from __future__ import annotations

from collections.abc import Sequence

from kaibo.domains.people import rules
from kaibo.domains.people.models import Seat, Shift
from kaibo.domains.people.rules import Clash, Wanted
from kaibo.domains.people.seating import differing_seats
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.clock import at_clock, on_calendar
from kaibo.kit.rights import Duty


def plan(
    actor: Actor,
    *,
    room: str,
    starts_at: int,
    ends_at: int,
    note: str = "",
    seats: Sequence[Wanted] = (),
    overlap_known: bool = False,
) -> Shift:
    """A new shift with its seats. Refusals: `invalid`, `overlap`."""
    rules.check_shift_times(starts_at, ends_at)
    rules.check_seats(seats)
    with journal.act(actor, "people.shift.plan") as writing:
        shift = writing.create(
            Shift, room=room.strip(), starts_at=starts_at, ends_at=ends_at, note=note.strip()
        )
        _seat(writing, shift, seats)
        _check_clash(shift, overlap_known)
        return shift


def change(
    actor: Actor,
    shift_id: int,
    *,
    expect: int,
    room: str,
    starts_at: int,
    ends_at: int,
    note: str,
    seats: Sequence[Wanted],
    overlap_known: bool = False,
) -> Shift:
    """Replace times, note and seats. A changed seat list counts as a change of the shift."""
    rules.check_shift_times(starts_at, ends_at)
    rules.check_seats(seats)
    values = {
        "room": room.strip(),
        "starts_at": starts_at,
        "ends_at": ends_at,
        "note": note.strip(),
    }
    with journal.act(actor, "people.shift.change") as writing:
        shift = writing.lock(
            Shift,
            shift_id,
            expect=expect,
            wanted=values,
            parts=lambda row: differing_seats(row, seats),
        )
        writing.put(shift, **values)
        if _reseat(writing, shift, seats) and shift.version == expect:
            writing.step(shift)
        _check_clash(shift, overlap_known)
        return shift


def retire(actor: Actor, shift_id: int, *, expect: int, reason: str = "") -> Shift:
    """Cancel a shift with its seats."""
    with journal.act(actor, "people.shift.retire", reason=reason) as writing:
        shift = writing.retire(Shift, shift_id, expect=expect)
        for seat in Seat.objects.active().filter(shift=shift):
            writing.retire(Seat, seat.pk, expect=journal.ANY)
        return shift


def _reseat(writing: journal.Act, shift: Shift, seats: Sequence[Wanted]) -> bool:
    """Make the seats these; True when anything changed."""
    kept = set()
    changed = False
    for seat in Seat.objects.active().filter(shift=shift):
        now = Wanted(Duty(seat.duty), seat.host_id, seat.user_id)
        if now in seats and now not in kept:
            kept.add(now)
        else:
            writing.retire(Seat, seat.pk, expect=journal.ANY)
            changed = True
    missing = [seat for seat in seats if seat not in kept]
    _seat(writing, shift, missing)
    return changed or bool(missing)


def _seat(writing: journal.Act, shift: Shift, seats: Sequence[Wanted]) -> None:
    for seat in seats:
        writing.create(
            Seat, shift=shift, duty=seat.duty.value, host_id=seat.host, user_id=seat.user
        )


def _check_clash(shift: Shift, known: bool) -> None:
    on_air = [duty.value for duty in rules.ON_AIR]
    mine = Seat.objects.active().filter(shift=shift, duty__in=on_air).values("host_id")
    others = (
        Seat.objects.active()
        .filter(
            host_id__in=mine,
            duty__in=on_air,
            shift__retired_at=None,
            shift__starts_at__lt=shift.ends_at,
            shift__ends_at__gt=shift.starts_at,
        )
        .exclude(shift=shift)
        .select_related("shift", "host")
        .order_by("shift__starts_at", "pk")
    )
    clashes = [
        Clash(
            seat.host.pk,
            seat.host.name,
            seat.shift_id,
            seat.shift.room,
            seat.shift.starts_at,
            seat.shift.ends_at,
        )
        for seat in others
        if seat.host is not None
    ]
    when = [f"{on_calendar(one.starts_at)}–{at_clock(one.ends_at)}" for one in clashes]
    rules.check_no_clash(clashes, accepted=known, when=when)
