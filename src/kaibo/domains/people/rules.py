"""What people may decide and what they may not. [plain]: arguments in, answer out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kaibo.kit.errors import Place, Refusal, invalid
from kaibo.kit.rights import Duty

PIN_LENGTHS = range(4, 9)
ON_AIR = frozenset({Duty.HOST, Duty.COHOST})
LONGEST_SHIFT_MS = 24 * 3600 * 1000


def check_pin(pin: str) -> None:
    """4 to 8 digits, and not one that somebody tries first."""
    if not (pin.isascii() and pin.isdigit() and len(pin) in PIN_LENGTHS):
        raise invalid([Place("pin", "PIN 要 4 到 8 位数字。")])
    steps = {(ord(b) - ord(a)) % 10 for a, b in pairwise(pin)}
    halves = len(pin) % 2 == 0 and pin[: len(pin) // 2] == pin[len(pin) // 2 :]
    if steps <= {0} or steps <= {1} or steps <= {9} or halves:
        raise invalid([Place("pin", "这个 PIN 太好猜（重复或连号），请换一个。")])


def folded(username: str) -> str:
    """One spelling of a username: full-width and capital letters make no other person."""
    return unicodedata.normalize("NFKC", username).strip().casefold()


def check_username(username: str) -> None:
    """No blanks and no control characters: people dictate it over the phone."""
    if any(char.isspace() or not char.isprintable() for char in username):
        raise invalid([Place("username", "登录名里不能有空格或看不见的字符。")])


def sorted_duties(duties: Iterable[Duty]) -> list[str]:
    """Duties as they are stored: each once, in the table's order."""
    wanted = set(duties)
    return [duty.value for duty in Duty if duty in wanted]


def check_keeps_a_lead(before: Iterable[Duty], after: Iterable[Duty], other_leads: int) -> None:
    """Somebody must remain who can give duties, or the team locks itself out."""
    if Duty.LEAD in set(before) and Duty.LEAD not in set(after) and other_leads == 0:
        raise Refusal(
            "last_lead",
            "这是最后一位负责人，不能拿掉。请先让另一个人成为负责人。",
        )


def check_shift_times(starts_at: int, ends_at: int) -> None:
    """[starts_at, ends_at) in ms: forwards, and not longer than a day."""
    if ends_at <= starts_at:
        raise invalid([Place("ends_at", "班次的结束时间要晚于开始时间。")])
    if ends_at - starts_at > LONGEST_SHIFT_MS:
        raise invalid([Place("ends_at", "一个班次最长 24 小时，请检查日期。")])


@dataclass(frozen=True, slots=True)
class Wanted:
    """A seat somebody wants to fill: exactly one of `host` and `user` (their ids) is set."""

    duty: Duty
    host: int | None = None
    user: int | None = None


def check_seats(seats: Sequence[Wanted]) -> None:
    """Hosts on air, accounts elsewhere (a host may also hold any other seat), nobody twice."""
    places = []
    for index, seat in enumerate(seats):
        if (seat.host is None) == (seat.user is None):
            places.append(
                Place(
                    f"seats.{index}",
                    f"第 {index + 1} 个席位要么选主播，要么选人员，不能都选或都不选。",
                )
            )
        elif seat.duty in ON_AIR and seat.host is None:
            places.append(
                Place(
                    f"seats.{index}.host",
                    f"第 {index + 1} 个席位是{seat.duty.label}，请选一位主播。",
                )
            )
        if seat in seats[:index]:
            places.append(Place(f"seats.{index}", f"第 {index + 1} 个席位和前面的重复了。"))
    if places:
        raise invalid(places)


@dataclass(frozen=True, slots=True)
class Clash:
    """A host who already stands elsewhere at that time."""

    host: int
    name: str
    shift: int
    room: str
    starts_at: int
    ends_at: int


def check_no_clash(clashes: Sequence[Clash], *, accepted: bool, when: Sequence[str]) -> None:
    """A host cannot be on air twice at once. Life may differ: then somebody says so."""
    if not clashes or accepted:
        return
    told = "；".join(
        f"{clash.name} 在 {clash.room} 的班（{spoken}）"
        for clash, spoken in zip(clashes, when, strict=True)
    )
    raise Refusal(
        "overlap",
        f"同一位主播同一时间排了两个班：{told}。确实如此就勾选“知道重叠”再保存。",
        values={"clashes": [{"host": clash.host, "shift": clash.shift} for clash in clashes]},
    )
