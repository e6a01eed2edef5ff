"""Whom a name in a roster stands for, and which names nobody knows yet. [plain]"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kaibo.domains.people.roster.shift import RosterShift
from kaibo.domains.people.rules import ON_AIR
from kaibo.kit.rights import Duty


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a name stands for: a host, an account, or a host to be added under `new`."""

    host: int | None = None
    user: int | None = None
    new: str | None = None


#: The person said that this name is to be left out.
LEFT_OUT = Who()


@dataclass(frozen=True, slots=True)
class Team:
    """Who can be meant: names as they are kept, with their ids. `shorts` are hosts' short names."""

    hosts: Mapping[str, int]
    shorts: Mapping[str, int]
    users: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said: the room of each label ("" = of rows that name none), and whom a name
    stands for."""

    rooms: Mapping[str, str]
    who: Mapping[str, Who]


@dataclass(frozen=True, slots=True)
class AskedName:
    """A name nobody knows yet: at which duties and in which rows it stands."""

    name: str
    duties: tuple[Duty, ...]
    rows: tuple[int, ...]


def folded(name: str) -> str:
    """One spelling of a name: full-width letters, blanks and capitals make no other person."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def who_is(name: str, duty: Duty, team: Team, answers: Answers) -> Who | None:
    """Whom a name stands for at a duty; None = nobody knows. A person's answer goes first."""
    said = answers.who.get(name)
    if said is not None and said.new is not None:
        # Once added, the same answer means the host that is there now.
        there = team.hosts.get(folded(said.new))
        return said if there is None else Who(host=there)
    # An account cannot be on air, but the same name may be a host.
    if said is not None and not (duty in ON_AIR and said.user is not None):
        return said
    key = folded(name)
    host = team.hosts.get(key, team.shorts.get(key))
    if duty not in ON_AIR and (user := team.users.get(key)) is not None:
        return Who(user=user)
    return Who(host=host) if host is not None else None


def unknown(shifts: Iterable[RosterShift], team: Team, answers: Answers) -> list[AskedName]:
    """The names that stand for nobody at one of their duties at least, as they appear."""
    found: dict[str, tuple[list[Duty], list[int]]] = {}
    for one in shifts:
        for duty, names in one.seats.items():
            for name in names:
                if who_is(name, duty, team, answers) is None:
                    duties, rows = found.setdefault(name, ([], []))
                    duties.append(duty)
                    rows.append(one.row)
    return [
        AskedName(name, tuple(dict.fromkeys(duties)), tuple(dict.fromkeys(rows)))
        for name, (duties, rows) in found.items()
    ]
