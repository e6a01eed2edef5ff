"""/api/compliance/erasures, …/retention: who asked to be forgotten, what is due and what has gone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from kaibo.domains.compliance import public as compliance
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.keeping import forgetting, nightly
from kaibo.domains.control.keeping.names import named
from kaibo.domains.control.schemas import keeping as shapes
from kaibo.kit.access import actor_of, require
from kaibo.kit.clock import DAY, now_ms

router = Router()
READ, WRITE = "compliance.read", "compliance.hold"
#: How many removals are told.
_GONE = 50
_SHOW = compliance.RemovalAbout.SHOW_WORDS


@router.get("/compliance/erasures", response=list[shapes.ErasureAskedOut])
def asked(request: HttpRequest) -> list[shapes.ErasureAskedOut]:
    """Requests to be forgotten with what they were answered, the newest first."""
    require(actor_of(request, READ), WRITE)
    rows = compliance.asked_erasures()
    answers = [one.protocol for one in rows if one.protocol is not None]
    names = named(_ref(part) for one in answers for part in one["stays"])
    labels = {one.value: one.label for one in Platform}
    return [
        shapes.ErasureAskedOut(
            id=one.id,
            platform=one.platform,
            platform_label=labels.get(one.platform, one.platform),
            viewer=one.viewer,
            note=one.note,
            by=one.by,
            asked_at=one.asked_at,
            answer=None if one.protocol is None else _answer(one.protocol, names),
        )
        for one in rows
    ]


@router.post("/compliance/erasures", response=shapes.ErasureOut)
def erase(request: HttpRequest, body: shapes.ErasureIn) -> shapes.ErasureOut:
    """Forget a viewer who asked for it; the answer is what they are told."""
    actor = actor_of(request, WRITE)
    told = forgetting.ask(
        actor,
        now_ms(),
        platform=body.platform.value,
        raw_id=body.raw_id,
        viewer=body.viewer,
        note=body.note,
    )
    return _answer(told, named(map(_ref, told["stays"])))


@router.get("/compliance/retention", response=shapes.RetentionOut)
def retention(
    request: HttpRequest, days: Annotated[int, Field(ge=0, le=400)] = 90
) -> shapes.RetentionOut:
    """What is past its time, which the server takes out by night; what will be; what went."""
    require(actor_of(request, READ), WRITE)
    now = now_ms()
    told, ahead = nightly.due(now), nightly.ahead(now, now + days * DAY)
    gone = compliance.last_removals(_GONE)
    refs = [one.ref for one in told.shows]
    refs += [one.ref for one in ahead if one.about is _SHOW]
    refs += [one.ref for one in gone if one.about is _SHOW]
    names = named(refs)
    return shapes.RetentionOut(
        days=days,
        due=list(_due(told, names)),
        ahead=[
            shapes.AheadOut(
                kind=one.about.value,
                kind_label=compliance.REMOVAL_LABELS[one.about],
                ref=one.ref,
                show=names.get(one.ref) if one.about is _SHOW else None,
                until=one.until,
                held=one.held,
            )
            for one in ahead
        ],
        gone=[
            shapes.RemovalOut(
                id=one.id,
                kind=one.about.value,
                kind_label=compliance.REMOVAL_LABELS[one.about],
                ref=one.ref,
                show=names.get(one.ref) if one.about is _SHOW else None,
                counts=one.counts,
                sha256=one.sha256,
                due_at=one.due_at,
                begun_at=one.begun_at,
                done_at=one.done_at,
            )
            for one in gone
        ],
    )


def _due(told: nightly.Round, names: Mapping[str, shapes.ShowNameOut]) -> list[shapes.DueOut]:
    def row(about: compliance.RemovalAbout, one: Any, **more: Any) -> shapes.DueOut:
        return shapes.DueOut(
            kind=about.value,
            kind_label=compliance.REMOVAL_LABELS[about],
            until=one.until,
            sha256=one.sha256,
            **{"show": None, "counts": {"items": 1}, "held": False} | more,
        )

    return [
        *(
            row(_SHOW, one, ref=one.ref, show=names.get(one.ref), counts=one.counts, held=one.held)
            for one in told.shows
        ),
        *(row(one.about, one, ref=one.title) for one in told.papers),
        *(
            row(compliance.RemovalAbout.CLIP_WORDS, one, ref=one.ref, held=one.held)
            for one in told.clips
        ),
    ]


def _ref(part: Mapping[str, Any]) -> str:
    return f"{part['room']}/{part['show'] or ''}"


def _answer(told: dict[str, Any], names: Mapping[str, shapes.ShowNameOut]) -> shapes.ErasureOut:
    return shapes.ErasureOut(
        at=told["at"],
        viewer=told["viewer"],
        went=told["went"],
        stays=[shapes.StaysOut(**part, name=names.get(_ref(part))) for part in told["stays"]],
    )
