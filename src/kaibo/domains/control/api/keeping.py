"""/api/compliance/holds, …/erasures, …/retention: what must stay, who asked to be forgotten, what is due."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import StringConstraints

from kaibo.domains.compliance import public as compliance
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.keeping import forgetting, nightly
from kaibo.domains.control.schemas.setup import In
from kaibo.kit.access import actor_of, require
from kaibo.kit.clock import now_ms
from kaibo.kit.shapes import Line, Version

router = Router()
READ, WRITE = "compliance.read", "compliance.hold"
Why = Annotated[Line, StringConstraints(min_length=1, max_length=500)]


class HoldIn(In):
    """`ref`: a show as room/show, a viewer's hash, or the id of a ruling."""

    about: compliance.HoldAbout
    ref: Annotated[Line, StringConstraints(min_length=1, max_length=200)]
    why: Why


class LiftIn(In):
    """Taken off with a reason, if it still is at `expect`."""

    expect: Version
    why: Why


class HoldOut(Schema):
    """`lifted_at`: when it was taken off (UTC ms), null while it holds."""

    id: int
    version: int
    about: compliance.HoldAbout
    about_label: str
    ref: str
    why: str
    by: str
    at: int
    lifted_at: int | None
    lifted_why: str


class ErasureIn(In):
    """Who asks: by their id or nickname on the platform, or by the hash of the log; one of both."""

    platform: Platform
    raw_id: Annotated[Line, StringConstraints(max_length=200)] = ""
    viewer: Annotated[str, StringConstraints(pattern="^([0-9a-f]{16})?$")] = ""
    note: Annotated[Line, StringConstraints(max_length=300)] = ""


class StaysOut(Schema):
    """What stays of them in a show (null: outside of any), why, and until when (UTC ms; null: no
    date yet)."""

    room: str
    show: str | None
    counts: dict[str, int]
    why: str
    until: int | None


class ErasureOut(Schema):
    """What whoever asked is answered: what went, by kind, and what stays. UTC ms."""

    at: int
    viewer: str
    went: dict[str, int]
    stays: list[StaysOut]


class DueOut(Schema):
    """Something past its time: kept `until` (UTC ms). `held`: it stays all the same."""

    kind: str
    ref: str
    counts: dict[str, int]
    until: int
    held: bool
    sha256: str


@router.get("/compliance/holds", response=list[HoldOut])
def holds(request: HttpRequest) -> list[HoldOut]:
    """Legal holds, those in force first."""
    actor_of(request, READ)
    return [_shown(one) for one in compliance.kept_holds()]


@router.post("/compliance/holds", response={201: HoldOut})
def hold(request: HttpRequest, body: HoldIn) -> Status[HoldOut]:
    """Put something under legal hold."""
    actor = actor_of(request, WRITE)
    return Status(
        201, _shown(compliance.put_hold(actor, about=body.about, ref=body.ref, why=body.why))
    )


@router.post("/compliance/holds/{int:hold_id}/lift", response=HoldOut)
def lift(request: HttpRequest, hold_id: int, body: LiftIn) -> HoldOut:
    """Take it off."""
    actor = actor_of(request, "compliance.hold.lift")
    return _shown(compliance.lift_hold(actor, hold_id, expect=body.expect, why=body.why))


@router.post("/compliance/erasures", response=ErasureOut)
def erase(request: HttpRequest, body: ErasureIn) -> Any:
    """Forget a viewer who asked for it; the answer is what they are told."""
    actor = actor_of(request, WRITE)
    return forgetting.ask(
        actor, now_ms(), platform=body.platform.value, raw_id=body.raw_id, viewer=body.viewer,
        note=body.note,
    )  # fmt: skip


@router.get("/compliance/retention", response=list[DueOut])
def due(request: HttpRequest) -> list[DueOut]:
    """What is past its time; the server takes it out by night."""
    require(actor_of(request, READ), WRITE)
    told = nightly.due(now_ms())
    shows = [
        DueOut(
            kind=compliance.RemovalAbout.SHOW_WORDS.value, ref=one.ref, counts=one.counts,
            until=one.until, held=one.held, sha256=one.sha256,
        )
        for one in told.shows
    ]  # fmt: skip
    papers = [
        DueOut(
            kind=one.about.value, ref=one.title, counts={"items": 1}, until=one.until, held=False,
            sha256=one.sha256,
        )
        for one in told.papers
    ]  # fmt: skip
    clips = [
        DueOut(
            kind=compliance.RemovalAbout.CLIP_WORDS.value, ref=one.ref, counts={"items": 1},
            until=one.until, held=one.held, sha256=one.sha256,
        )
        for one in told.clips
    ]  # fmt: skip
    return [*shows, *papers, *clips]


def _shown(one: compliance.KeptHold) -> HoldOut:
    return HoldOut(
        id=one.id, version=one.version, about=one.about, about_label=one.about_label, ref=one.ref,
        why=one.why, by=one.by, at=one.at, lifted_at=one.lifted_at, lifted_why=one.lifted_why,
    )  # fmt: skip
