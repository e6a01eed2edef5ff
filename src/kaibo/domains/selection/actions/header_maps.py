"""The team's own headers, learned once: look at a table, confirm its columns, know it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kaibo.domains.selection import rules
from kaibo.domains.selection.choices import Tier
from kaibo.domains.selection.columns import drift
from kaibo.domains.selection.columns.drift import Drift, Known
from kaibo.domains.selection.columns.suggest import Column, suggest
from kaibo.domains.selection.columns.targets import KEEP, TARGETS
from kaibo.domains.selection.lineup import table
from kaibo.domains.selection.lineup.table import Table
from kaibo.domains.selection.models import HeaderMap
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal

Columns = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Look:
    """A table as it was understood. `known` says that this very header row was confirmed before.

    With `drift` a row like it was; then, as without either, a person confirms the columns.
    """

    table: Table
    known: Known | None
    drift: Drift | None
    columns: list[Column]


def look(text: str, header_row: int | None = None) -> Look:
    """What a pasted table is. Refusals: `empty_table`, `no_header`, `too_large`."""
    maps = [known(row) for row in HeaderMap.objects.active().order_by("pk")]
    by_signature = {one.signature: one for one in maps}
    found = table.read(text, header_row=header_row, known=by_signature.keys())
    guesses = suggest(found.headers, [line.cells for line in found.lines])
    same = by_signature.get(table.row_signature(found.headers))
    if same is not None:
        return Look(found, same, None, drift.remembered(guesses, same))
    near = drift.nearest(found.headers, maps)
    if near is None:
        return Look(found, None, None, guesses)
    return Look(found, None, drift.compare(found.headers, near), drift.remembered(guesses, near))


def read_with(text: str, row: HeaderMap, header_row: int | None) -> tuple[Table, list[Column]]:
    """The table read by a confirmed map. Refusal: `header_drift` when its headers differ."""
    wanted = known(row)
    found = table.read(text, header_row=header_row, known=[wanted.signature])
    if table.row_signature(found.headers) != wanted.signature:
        differs = drift.compare(found.headers, wanted)
        told = "".join(
            f"{word}{'、'.join(f'「{one}」' for one in names)}。"
            for word, names in (("少了", differs.missing), ("多了", differs.added))
            if names
        )
        raise Refusal(
            "header_drift",
            f"表头和「{row.name}」记住的不一样。{told}什么也没有写入，请先确认这些列。",
            values={"missing": list(differs.missing), "added": list(differs.added)},
        )
    blank = [
        Column(index, header, KEEP, Tier.OPEN, 0, "") for index, header in enumerate(found.headers)
    ]
    return found, drift.remembered(blank, wanted)


def save(actor: Actor, *, name: str, headers: Sequence[str], columns: Columns) -> HeaderMap:
    """Remember what these headers mean. Refusals: `invalid`, `duplicate`."""
    values = _values(actor, headers, columns)
    return journal.create(actor, "selection.header_map.create", HeaderMap, name=name, **values)


def change(
    actor: Actor, map_id: int, *, expect: int, name: str, headers: Sequence[str], columns: Columns
) -> HeaderMap:
    """Remember a header row that drifted, or meanings set right. Refusal: `stale`."""
    values = _values(actor, headers, columns)
    return journal.change(
        actor, "selection.header_map.change", HeaderMap, map_id, expect=expect, name=name, **values
    )


def retire(actor: Actor, map_id: int, *, expect: int) -> HeaderMap:
    """Forget it: the next such table is asked about anew."""
    return journal.retire(actor, "selection.header_map.retire", HeaderMap, map_id, expect=expect)


def known(row: HeaderMap) -> Known:
    """A saved map in the form the plain rules read."""
    return Known(row.pk, row.name, row.version, row.signature, row.columns)


def active(map_id: int) -> HeaderMap:
    """A map in use. Refusal: `not_found`."""
    row = HeaderMap.objects.active().filter(pk=map_id).first()
    if row is None:
        text = f"没有编号为 {map_id} 的表头对应，它可能已被停用。请重新确认这些列。"
        raise Refusal("not_found", text, values={"id": map_id})
    return row


def _values(actor: Actor, headers: Sequence[str], columns: Columns) -> dict[str, Any]:
    rules.check_columns(headers, columns, actor.rights)
    stored = [
        {
            "header": column["header"],
            "target": column["target"],
            "tier": column["tier"]
            if column["target"] == KEEP
            else TARGETS[column["target"]].tier.value,
        }
        for column in columns
    ]
    return {
        "headers": list(headers),
        "columns": stored,
        "signature": table.row_signature(headers),
    }
