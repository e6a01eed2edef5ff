"""Files of the watched folder: stored without a person only where nothing about them is new.

Their zone is that of the last stored file of the same format and account: no clock of this machine
knows it, and a day read nine hours off looks like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kaibo.domains.control.imports import accounts, actions
from kaibo.domains.control.imports.accounts import How
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.destinations import titled
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.kit.access import system

#: So many of the last stored files of a format are looked at for one with the account.
LOOKED_AT = 500
#: Accounts that go somewhere: those left out have no say.
_OUT = How.LEFT_OUT


def zone(row: ImportedFile, preview: Mapping[str, Any]) -> str | None:
    """The zone a watched file is to be read in, if all its accounts had the same one the last time;
    None where nobody knows."""
    found = set(_zones(row, preview).values())
    return found.pop() if len(found) == 1 else None


def waits_for(row: ImportedFile, preview: Mapping[str, Any]) -> tuple[ImportState | None, str]:
    """What a watched file waits for: the state it has then (None: the one it has) and a sentence;
    "" when nothing about it is new."""
    sure = {how.value for how in accounts.CERTAIN}
    unsure = [one for one in preview["placings"] if one["how"] not in sure]
    if unsure:
        return None, _which_room(unsure)
    zones = _zones(row, preview)
    if not zones:
        return ImportState.ASKING, "文件夹里来的，所有账号都选了不导入，没有自己存入。"
    if unknown := [name for name, known in zones.items() if known is None]:
        whose = "" if unknown == [""] else f"{_named(unknown)}的"
        return ImportState.ASKING, (
            f"文件夹里来的：{whose}这种文件还没有存过，不知道里面的时间是哪个时区"
            f"（现在按 {row.tz} 读）。请核对「设置」里的时区再存入；以后同样的文件会自己存。"
        )
    if len(set(zones.values())) > 1:
        told = "，".join(f"{_named([name])}是 {known}" for name, known in zones.items())
        return ImportState.ASKING, (
            f"文件夹里来的：上次各个账号的时区不一样（{told}），不知道这份按哪个读"
            f"（现在按 {row.tz} 读）。请核对「设置」里的时区再存入。"
        )
    if preview["lost_rows"]:
        return None, (
            f"文件夹里来的：有 {preview['lost_rows']} 行没计入，没有自己存入。"
            "请看过下面的问题再存入。"
        )
    return None, ""


def store(row: ImportedFile, preview: Mapping[str, Any]) -> None:
    """Have it stored if it can be without a person."""
    if row.watched and row.state == ImportState.READY and not waits_for(row, preview)[1]:
        placings = {one["account"]: one["room"] for one in preview["placings"]}
        actions.store(system("watch"), row.pk, expect=row.version, placings=placings)


def _zones(row: ImportedFile, preview: Mapping[str, Any]) -> dict[str, str | None]:
    """Of each account that goes somewhere the zone of its last stored file of this format."""
    names = [one["account"] for one in preview["placings"] if one["how"] != _OUT]
    found: dict[str, str | None] = dict.fromkeys(names)
    stored = (
        ImportedFile.objects.active()
        .filter(format=preview["format"], state=ImportState.STORED)
        .exclude(pk=row.pk)
        .order_by("-stored_at", "-pk")
    )
    for tz, rooms in stored.values_list("tz", "rooms")[:LOOKED_AT]:
        for name in names:
            if found[name] is None and rooms.get(name) is not None:
                found[name] = tz
    return found


def _which_room(unsure: list[dict[str, Any]]) -> str:
    names = _named([one["account"] for one in unsure])
    if all(one["room"] is None for one in unsure):
        return f"文件夹里来的：不知道{names}进哪个直播间。请在下面选好再存入。"
    to = titled(one["room"] for one in unsure if one["room"] is not None)
    return f"文件夹里来的：{names}进{to}，还没有人确认过。请看一眼下面再存入；以后会自己存。"


def _named(names: list[str]) -> str:
    if names == [""]:
        return "这份文件"
    shown = "、".join(f"「{name}」" if name else "没写账号" for name in names[:3])
    return shown if len(names) <= 3 else f"{shown}等 {len(names)} 个账号"
