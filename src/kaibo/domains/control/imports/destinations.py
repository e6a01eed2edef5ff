"""The rooms a file is sent to: made where they are not there yet, checked, and remembered."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import CURRENCIES, Platform
from kaibo.domains.control.imports import shelf
from kaibo.domains.control.imports.accounts import How, room_platform
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.records import ImportedFile, RoomAccount
from kaibo.domains.control.imports.summing import in_currency
from kaibo.domains.control.models import Room
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal
from kaibo.live.fold import CURRENCY

MOST_IDENT = 40


def make(
    actor: Actor, platform: str, wanted: Mapping[str, tuple[str, str]], cur: str = CURRENCY
) -> None:
    """Make the rooms (ident, title) that accounts of a file are to have. Two accounts may share one.
    `cur`: the currency their money is counted in.

    Refusals: `room_taken`, those of making a room.
    """
    on = room_platform(platform)
    made: dict[str, str] = {}
    for account, (ident, title) in wanted.items():
        if made.get(ident) == title:
            continue
        there = Room.objects.filter(ident=ident).first()
        if there is not None:
            raise _taken(there)
        rooms.add(actor, ident=ident, title=title, platform=on, account=account[:60], cur=cur)
        made[ident] = title


def currency_of(preview: Mapping[str, Any]) -> str:
    """The currency of a room that is made for a file: the one all its amounts are in, else yuan."""
    found = set(preview.get("curs", ())) | {
        in_currency(name)[1] or CURRENCY
        for name, one in preview.get("figures", {}).items()
        if one["money"]
    }
    [cur] = found if len(found) == 1 else [CURRENCY]
    return cur if cur in CURRENCIES else CURRENCY


def free(wanted: Iterable[str]) -> list[str]:
    """Idents like these that no room has, retired ones too, each of them once."""
    taken = set(Room.objects.values_list("ident", flat=True))
    out = []
    for ident in wanted:
        out.append(_free(ident, taken))
        taken.add(out[-1])
    return out


def check(preview: Mapping[str, Any], chosen: Mapping[str, str | None]) -> None:
    """Every account of the file has a room that is there, or is left out. Refusal: `no_room`."""
    names = [one["account"] for one in preview["placings"]]
    if not names:
        raise Refusal(
            "nothing_in_it",
            "这份文件里没有一行能存，什么也没有存。请看里面列出的问题，或重新导出一份有数据的。",
        )
    missing = [name for name in names if name not in chosen]
    if missing:
        shown = "、".join(name or "这份文件" for name in missing[:5])
        raise Refusal("no_room", f"还没有定直播间：{shown}。请选一个直播间，或选不导入。")
    idents = {ident for ident in chosen.values() if ident is not None}
    there = set(Room.objects.active().filter(ident__in=idents).values_list("ident", flat=True))
    if gone := sorted(idents - there):
        raise Refusal("no_room", f"没有编号为「{gone[0]}」的直播间，或它已停用。")
    if not idents:
        raise Refusal("no_room", "所有账号都选了不导入，没有东西可以存。")


def check_sure(
    placings: Iterable[Mapping[str, Any]],
    chosen: Mapping[str, str | None],
    sure: Collection[str],
) -> None:
    """Nobody is asked whether it is the shop of the room any more that a file goes to; `sure`: those a
    person has just said it of. `placings` as of now. Refusal: `whose_shop`."""
    for one in placings:
        name, room = one["account"], one["room"]
        if one["how"] != How.DOUBT or name in sure or chosen.get(name) != room:
            continue
        title = titled([room])
        what = f"这家店「{name}」" if name else "这份文件没写账号，它"
        raise Refusal(
            "whose_shop",
            f"{what}是直播间{title}的吗？还没有人说过，同平台还有别的店的文件，所以什么也没有存。"
            f"是就点「是」，以后不再问；不是就给它选另一个直播间，或选不导入。",
            values={"account": name, "room": room},
        )


def remember(
    writing: journal.Act,
    platform: str,
    chosen: Mapping[str, str | None],
    called: Mapping[str, str],
) -> None:
    """Where an account goes is asked once, also under the name people call it (`called`), by which
    other files have it. Of a file that names none it holds only as long as the platform has one room
    (see `accounts.placed`)."""
    on = room_platform(platform)
    if on == Platform.OTHER:
        # Of files of anywhere that name nobody, the next one may be of anybody.
        chosen = {name: room for name, room in chosen.items() if name != ""}
    also = {called[name]: room for name, room in chosen.items() if called.get(name)}
    known = {row.name: row for row in RoomAccount.objects.active().filter(platform=on)}
    by_ident = {row.ident: row for row in Room.objects.filter(ident__in=[*chosen.values()])}
    for name, ident in chosen.items():
        room, there = by_ident.get(ident or ""), known.get(name)
        if room is None or (there is not None and there.room_id == room.pk):
            continue
        if there is not None:
            writing.change(RoomAccount, there.pk, expect=journal.ANY, room=room)
        else:
            writing.create(RoomAccount, room=room, platform=on, name=name)
    for name in also.keys() - known.keys() - chosen.keys():
        if room := by_ident.get(also[name] or ""):
            writing.create(RoomAccount, room=room, platform=on, name=name)


def unremember(writing: journal.Act, row: ImportedFile) -> None:
    """A file was taken back: where its accounts went is asked again, unless another stored file has
    them there too. What was remembered is retired, and so tells where they did not belong."""
    on = room_platform(row.platform)
    others = ImportedFile.objects.active().filter(
        platform=row.platform, state__in=(ImportState.STORING, ImportState.STORED)
    )
    still = {
        pair
        for rooms in others.exclude(pk=row.pk).values_list("rooms", flat=True)
        for pair in rooms.items()
    }
    called = called_in(shelf.get(row.sha256, shelf.PREVIEW) or {"placings": []})
    for account, ident in row.rooms.items():
        names = {account, called.get(account) or account}
        if ident is None or any((name, ident) in still for name in names):
            continue
        kept = RoomAccount.objects.active().filter(platform=on, name__in=names, room__ident=ident)
        for one in kept:
            writing.retire(RoomAccount, one.pk, expect=journal.ANY)


def called_in(preview: Mapping[str, Any]) -> dict[str, str]:
    """What people call the accounts of a file, by account; "" where it does not say."""
    there = preview.get("accounts", {})
    mine = (one["account"] for one in preview["placings"])
    return {name: there.get(name, {}).get("called", "") for name in mine}


def titled(idents: Iterable[str]) -> str:
    """Rooms by the names people know them by, in one phrase."""
    each = sorted(set(idents))
    titles = dict(Room.objects.filter(ident__in=each).values_list("ident", "title"))
    return "、".join(f"「{titles.get(ident, ident)}」" for ident in each)


def _free(wanted: str, taken: Collection[str]) -> str:
    ident, number = wanted, 2
    while ident in taken:
        ending = f"-{number}"
        ident, number = wanted[: MOST_IDENT - len(ending)] + ending, number + 1
    return ident


def _taken(there: Room) -> Refusal:
    [other] = free([there.ident])
    old = f"「{there.title}」" + ("（已停用）" if there.retired_at is not None else "")
    way = "" if there.retired_at is not None else f"要存进{old}，请选它；"
    return Refusal(
        "room_taken",
        f"编号「{there.ident}」已经是直播间{old}的，什么也没有新建，也没有存入。"
        f"{way}要新建直播间，请换一个编号，如「{other}」。",
        values={"room": there.ident, "free": other},
    )
