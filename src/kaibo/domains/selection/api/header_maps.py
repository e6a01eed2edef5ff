"""/api/header-maps: the team's own headers, learned once."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from kaibo.domains.selection.actions import header_maps
from kaibo.domains.selection.columns.targets import TARGETS, Target
from kaibo.domains.selection.lineup.reading import shown
from kaibo.domains.selection.models import HeaderMap
from kaibo.domains.selection.schemas import Expect, lineup
from kaibo.kit.access import actor_of
from kaibo.kit.sheets import cells

router = Router()
WRITE = "link.write"
SAMPLES = 3


@router.get("/header-maps", response=list[lineup.MapOut])
def remembered(request: HttpRequest) -> list[lineup.MapOut]:
    """All remembered header rows by name."""
    actor_of(request, HeaderMap.read_right)
    return [map_of(row) for row in HeaderMap.objects.active().order_by("name")]


@router.get("/header-maps/targets", response=list[lineup.TargetOut])
def targets(request: HttpRequest) -> list[lineup.TargetOut]:
    """Everything a column can mean."""
    actor_of(request, HeaderMap.read_right)
    return [_target(target) for target in TARGETS.values()]


@router.post("/header-maps/look", response=lineup.LookOut)
def look(request: HttpRequest, body: lineup.LookIn) -> lineup.LookOut:
    """What a pasted table is: its headers, their meaning, whether we know it. Writes nothing."""
    actor_of(request, WRITE)
    found = header_maps.look(body.text, body.header_row)
    drift = found.drift
    known = HeaderMap.objects.get(pk=found.known.id) if found.known else None
    return lineup.LookOut(
        header_row=found.table.header_row,
        header_sure=found.table.sure,
        rows=len(found.table.lines),
        passed=found.table.passed,
        map=map_of(known) if known else None,
        drift=lineup.DriftOut(
            map=drift.known.id,
            version=drift.known.version,
            name=drift.known.name,
            missing=list(drift.missing),
            added=list(drift.added),
            renamed=[lineup.RenamedOut(old=old, new=new) for old, new in drift.renamed],
        )
        if drift
        else None,
        columns=[
            lineup.ColumnOut(
                index=column.index,
                header=column.header,
                target=column.target,
                label=TARGETS[column.target].label,
                tier=column.tier,
                confidence=column.confidence,
                why=column.why,
                others=[_target(TARGETS[key]) for key in column.others],
                samples=_samples(found, column.index),
            )
            for column in found.columns
        ],
    )


@router.post("/header-maps", response={201: lineup.MapOut})
def save(request: HttpRequest, body: lineup.MapIn) -> Status[lineup.MapOut]:
    """Remember a header row."""
    row = header_maps.save(
        actor_of(request, WRITE), name=body.name, headers=body.headers, columns=_columns(body)
    )
    return Status(201, map_of(row))


@router.post("/header-maps/{int:map_id}", response=lineup.MapOut)
def change(request: HttpRequest, map_id: int, body: lineup.MapChange) -> lineup.MapOut:
    """Remember how it changed."""
    row = header_maps.change(
        actor_of(request, WRITE),
        map_id,
        expect=body.expect,
        name=body.name,
        headers=body.headers,
        columns=_columns(body),
    )
    return map_of(row)


@router.post("/header-maps/{int:map_id}/retire", response=lineup.MapOut)
def retire(request: HttpRequest, map_id: int, body: Expect) -> lineup.MapOut:
    """Forget it."""
    return map_of(header_maps.retire(actor_of(request, WRITE), map_id, expect=body.expect))


def map_of(row: HeaderMap) -> lineup.MapOut:
    """A remembered header row."""
    return lineup.MapOut(
        id=row.pk,
        version=row.version,
        name=row.name,
        headers=row.headers,
        columns=[lineup.ColumnMeaning(**column) for column in row.columns],
    )


def _columns(body: lineup.MapIn) -> list[dict[str, str]]:
    return [
        {"header": one.header, "target": one.target, "tier": one.tier.value} for one in body.columns
    ]


def _samples(found: header_maps.Look, index: int) -> list[str]:
    texts = [line.cells[index] for line in found.table.lines if index < len(line.cells)]
    return [shown(text) for text in texts if not cells.is_empty(text)][:SAMPLES]


def _target(target: Target) -> lineup.TargetOut:
    return lineup.TargetOut(key=target.key, label=target.label, tier=target.tier)
