"""A roster into shifts: first the preview, then the same thing in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kaibo.domains.people import public
from kaibo.domains.people.actions import hosts, shifts
from kaibo.domains.people.models import Host, User
from kaibo.domains.people.roster.names import Answers, Team, Who, folded
from kaibo.domains.people.roster.plan import Item, Place, Plan, RosterStatus, There, plan
from kaibo.domains.people.roster.read import read
from kaibo.domains.people.roster.shift import Reading
from kaibo.domains.people.rules import Wanted
from kaibo.kit import journal
from kaibo.kit.access import Actor, require
from kaibo.kit.clock import DAY, at_clock, from_ms, on_calendar, team_zone
from kaibo.kit.errors import Place as Field
from kaibo.kit.errors import Refusal, invalid
from kaibo.kit.sheets import hours
from kaibo.kit.sheets.pasted import parse
from kaibo.kit.sheets.texts import Unreadable
from kaibo.kit.sheets.workbook import check_size

ADD_HOST = "people.host.write"


@dataclass(frozen=True, slots=True)
class Ask:
    """A roster as text, and what a person said of it. `near` (UTC ms) is the day that dates
    without a year lie near to; `named` the hours of named shifts, as people write them."""

    text: str
    near: int
    named: Mapping[str, str]
    answers: Answers


@dataclass(frozen=True, slots=True)
class Done:
    """What was written: hosts added, shifts planned, changed, and left as they were."""

    hosts: int
    planned: int
    changed: int
    same: int


def preview(ask: Ask) -> tuple[Reading, Plan]:
    """What the roster would do. Writes nothing.

    Refusals: `empty_table`, `too_large`, `no_roster`, `invalid` (hours that cannot be read, a host
    or an account that is not there).
    """
    reading = _read(ask)
    return reading, _planned(reading, ask)


def apply(actor: Actor, ask: Ask, *, seen: str, overlap_known: bool = False) -> Done:
    """Write what the preview with digest `seen` showed, all of it or nothing.

    Refusals: those of the preview, `roster_asks` while a question is open, `preview_outdated` when
    the same roster would now do something else, `overlap`, `forbidden` for new hosts without the
    right to add them.
    """
    reading = _read(ask)
    with journal.act(actor, "people.roster.import"):
        made = _planned(reading, ask)
        _check(actor, made, seen, overlap_known)
        added = {name: hosts.add(actor, name=name).pk for name in made.new_hosts}
        for item in made.items:
            _write(actor, item, added)
    return Done(
        len(added),
        made.count(RosterStatus.NEW),
        made.count(RosterStatus.CHANGED),
        made.count(RosterStatus.SAME),
    )


def _read(ask: Ask) -> Reading:
    rows = parse(ask.text)
    check_size(rows)
    if not rows:
        raise Refusal("empty_table", "没有内容。请在排班表里连表头一起选中，复制后粘贴。")
    named: dict[str, tuple[int, int]] = {}
    wrong = []
    for word, text in ask.named.items():
        try:
            minutes = hours.span(text)
        except Unreadable as bad:
            wrong.append(Field(f"hours.{word}", f"「{word}」的起止时间「{text}」{bad}。"))
            continue
        if minutes is not None:
            named[word] = minutes
    if wrong:
        raise invalid(wrong)
    return read(rows, near=from_ms(ask.near).date(), zone=team_zone(), hours=named)


def _planned(reading: Reading, ask: Ask) -> Plan:
    _check_answers(ask.answers)
    if not reading.shifts:
        return Plan()
    start = min(one.start for one in reading.shifts) - DAY
    end = max(one.end for one in reading.shifts) + DAY
    there = [
        There(
            card.id,
            card.version,
            card.room,
            card.starts_at,
            card.ends_at,
            card.note,
            tuple(Place(s.duty, Who(host=s.host, user=s.user), s.name) for s in card.seats),
        )
        for card in public.shifts(start, end)
    ]
    return plan(reading, there, _team(), ask.answers)


def _team() -> Team:
    people = list(Host.objects.active().order_by("pk"))
    users = User.objects.active().order_by("pk")
    return Team(
        _by_name([(host.name, host.pk) for host in people]),
        _by_name([(host.short, host.pk) for host in people if host.short]),
        _by_name([(user.name, user.pk) for user in users]),
    )


def _by_name(rows: list[tuple[str, int]]) -> dict[str, int]:
    """Name → id; a name two people have stands for neither."""
    found: dict[str, set[int]] = {}
    for name, number in rows:
        found.setdefault(folded(name), set()).add(number)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}


def _check_answers(answers: Answers) -> None:
    """Every host and account a person chose is in use."""
    wanted_hosts = {who.host for who in answers.who.values() if who.host is not None}
    wanted_users = {who.user for who in answers.who.values() if who.user is not None}
    hosts_there = set(
        Host.objects.active().filter(pk__in=wanted_hosts).values_list("pk", flat=True)
    )
    users_there = set(
        User.objects.active().filter(pk__in=wanted_users).values_list("pk", flat=True)
    )
    wrong = [
        Field(f"who.{name}", f"「{name}」选的人不在了，可能已停用，请重选。")
        for name, who in answers.who.items()
        if (who.host is not None and who.host not in hosts_there)
        or (who.user is not None and who.user not in users_there)
    ]
    if wrong:
        raise invalid(wrong)


def _check(actor: Actor, made: Plan, seen: str, overlap_known: bool) -> None:
    if made.is_open:
        asked = [f"「{one.name}」是谁" for one in made.asked_names]
        asked += [
            f"「{label}」是哪个直播间" if label else "在哪个直播间" for label in made.asked_rooms
        ]
        text = f"还有要确认的：{'、'.join(asked[:5])}。什么也没有写入。"
        raise Refusal(
            "roster_asks",
            text,
            values={
                "names": [one.name for one in made.asked_names],
                "rooms": made.asked_rooms,
            },
        )
    if made.digest() != seen:
        raise Refusal(
            "preview_outdated",
            "预览之后班次或人员被人改过，什么也没有写入。请再看一遍新的预览。",
        )
    if made.new_hosts:
        require(actor, ADD_HOST)
    clashes = [overlap for item in made.items for overlap in item.overlaps]
    if clashes and not overlap_known:
        told = "；".join(
            f"{one.name} 在 {one.room} 的班（{on_calendar(one.start)}–{at_clock(one.end)}）"
            for one in clashes[:5]
        )
        raise Refusal(
            "overlap",
            f"同一位主播同一时间排了两个班：{told}。什么也没有写入；确实如此就勾选“知道重叠”再导入。",
            values={"count": len(clashes)},
        )


def _write(actor: Actor, item: Item, added: Mapping[str, int]) -> None:
    seats = [
        Wanted(s.duty, added[s.who.new] if s.who.new else s.who.host, s.who.user)
        for s in item.seats
    ]
    if item.status is RosterStatus.NEW:
        shifts.plan(
            actor,
            room=item.room,
            starts_at=item.start,
            ends_at=item.end,
            seats=seats,
            # Asked above, of the roster as a whole: on the way there two shifts may cross.
            overlap_known=True,
        )
    elif item.status is RosterStatus.CHANGED and item.there is not None:
        shifts.change(
            actor,
            item.there.id,
            expect=item.there.version,
            room=item.room,
            starts_at=item.start,
            ends_at=item.end,
            note=item.there.note,
            seats=seats,
            overlap_known=True,
        )
