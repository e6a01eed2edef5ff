"""Imported files as the pages show them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from kaibo.domains.control.choices import PLATFORM_LABELS, Platform
from kaibo.domains.control.imports import comparing, shelf, sights
from kaibo.domains.control.imports.choices import ROSTER, ImportState
from kaibo.domains.control.imports.figure_names import label_of
from kaibo.domains.control.imports.port import Sample
from kaibo.domains.control.imports.records import ImportedFile, TaughtTable
from kaibo.domains.control.schemas import import_preview as parts
from kaibo.domains.control.schemas import import_tables as tables
from kaibo.domains.control.schemas import imports as shapes

HOLDS_LABELS = {
    "shows": "场次",
    "products": "商品",
    "minutes": "分时",
    "spend": "投放",
    "orders": "订单",
    "aftersales": "售后",
    "settlement": "结算",
    "funds": "动账",
    "talks": "讲解记录",
    "chat": "弹幕",
    "speech": "口播",
    ROSTER: "排班表",
}
THING_LABELS = {
    "order": "订单",
    "report": "平台汇总",
    "tick": "分时数",
    "sample": "采样",
    "talk": "讲解",
    "speech": "口播",
}
WORK_STATES = frozenset({ImportState.READING, ImportState.UNKNOWN, ImportState.REFUSED})
#: What formats are of that no room is of by itself: recordings of elsewhere, or of anywhere.
_BEYOND = {"": "通用", "bilibili": "B 站"}
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def file(row: ImportedFile) -> shapes.FileOut:
    """A file as a list shows it."""
    state = ImportState(row.state)
    return shapes.FileOut(
        id=row.pk,
        version=row.version,
        name=row.name,
        size=row.size,
        format=row.format,
        title=row.title,
        platform=row.platform,
        holds=row.holds,
        holds_label=HOLDS_LABELS.get(row.holds, ""),
        taught=row.taught_id,
        tz=row.tz,
        as_of=row.as_of,
        state=state,
        state_label=state.label,
        told=row.told,
        job=row.job,
        rows=row.rows,
        lost=row.lost,
        first_at=row.first_at,
        last_at=row.last_at,
        rooms=sorted({ident for ident in row.rooms.values() if ident is not None}),
        stored=None if row.stored is None else shapes.StoredOut(**row.stored),
        stored_at=row.stored_at,
        touched=[] if row.touched is None else row.touched["rooms"],
        created_at=row.created_at,
        has_raw=row.raw_gone_at is None and shelf.raw(row.sha256).exists(),
    )


def preview(row: ImportedFile, may: Callable[[str], bool]) -> parts.ImportPreviewOut | None:
    """What was found in it, as far as the rights go (`may`); None while it is read, was refused, or
    is not known."""
    told = shelf.get(row.sha256, shelf.PREVIEW)
    if told is None or ImportState(row.state) in WORK_STATES:
        return None
    found = sights.permitted(told, may)
    orders = found["orders"]
    return parts.ImportPreviewOut(
        rows=found["rows"],
        lost_rows=found["lost_rows"],
        problems=[parts.ImportProblemOut(**one) for one in found["problems"]],
        more=found["more"],
        notes=[parts.ImportNoteOut(**one) for one in found["notes"]],
        unused=found["unused"],
        orders=parts.SumsOut(**orders) if orders["lines"] else None,
        days=[parts.DaySumsOut(day=day, **sums) for day, sums in found["days"].items()],
        figures=[_figure(name, one) for name, one in found["figures"].items()],
        products=found["products"],
        placings=[_placing(found, one) for one in found["placings"]],
        shows=[parts.SeenShowOut(**one) for one in found["shows"]],
        shows_more=found["shows_more"],
        changes=[
            _change(room, thing, count)
            for room, things in found["changes"].items()
            for thing, count in things.items()
        ],
        overlaps=[parts.OverlapOut(**one) for one in found["overlaps"]],
        comparing=comparing.under_way(row.pk),
    )


def format(one: Mapping[str, str]) -> tables.FormatOut:
    """A format."""
    return tables.FormatOut(
        id=one["id"],
        title=one["title"],
        platform=one["platform"],
        platform_label=_platform(one["platform"]),
        holds=one["holds"],
        holds_label=HOLDS_LABELS.get(one["holds"], ""),
    )


def taught(row: TaughtTable) -> tables.TaughtOut:
    """A table that was taught."""
    return tables.TaughtOut(
        id=row.pk, version=row.version, name=row.name, headers=row.headers, mapping=row.mapping
    )


def sample(one: Sample) -> tables.SampleOut:
    """A table nobody knows."""
    return tables.SampleOut(
        sheet=one.sheet,
        header_row=one.header_row,
        headers=list(one.headers),
        rows=[list(row) for row in one.rows],
        suggested=one.suggested,
    )


def _placing(found: Mapping[str, Any], one: Mapping[str, Any]) -> parts.PlacingOut:
    name = one["account"]
    mine = found["accounts"].get(name, {"events": 0, "shows": 0})
    platform = found["platform"]
    return parts.PlacingOut(
        account=name,
        room=one["room"],
        how=one["how"],
        events=mine["events"],
        shows=mine["shows"],
        suggested_ident=_ident(platform, name),
        suggested_title=(mine.get("called") or name)[:60] or f"{_room_of(platform)}",
    )


def _ident(platform: str, name: str) -> str:
    """An ident for a room that is made for this account: plain letters, or the platform's name."""
    plain = _NOT_PLAIN.sub("-", name.casefold()).strip("-")
    short = _NOT_PLAIN.sub("-", platform).strip("-") or "room"
    return (f"{short}-{plain}" if plain else short)[:40].strip("-")


def _room_of(platform: str) -> str:
    """What a room is called of which a file says nothing."""
    return f"{_platform(platform)}直播间" if platform else "直播间"


def _figure(name: str, one: Mapping[str, Any]) -> parts.FigureOut:
    return parts.FigureOut(
        name=name, label=label_of(name), count=one["count"], total=one["total"], money=one["money"]
    )


def _change(room: str, thing: str, count: Mapping[str, int]) -> parts.ChangeOut:
    return parts.ChangeOut(
        room=room,
        thing=thing,
        label=THING_LABELS.get(thing, "消息"),
        new=count.get("new", 0),
        changed=count.get("changed", 0),
        same=count.get("same", 0),
    )


def _platform(code: str) -> str:
    if code in set(Platform):
        return PLATFORM_LABELS[Platform(code)]
    return _BEYOND.get(code, code)
