"""The kit's own addresses: what was changed and by whom, and the work that is under way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from kaibo.kit import attachment, claims, jobs, wake
from kaibo.kit.access import actor_of, may
from kaibo.kit.api import downloaded
from kaibo.kit.delivery import JOBS, OPEN_STATES, Delivery, State
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.jobs import Told
from kaibo.kit.shapes import Id, Line

router = Router(tags=["kit"])
PAGE = 100


class FactOut(Schema):
    """One Fact; `at` in UTC ms, `actor` null for the system."""

    id: int
    act: str
    at: int
    actor: int | None
    actor_name: str
    cause: str
    verb: str
    subject: str
    subject_id: int
    version: int
    before: dict[str, Any]
    after: dict[str, Any]
    reason: str


class WorkOut(Schema):
    """A job, or a reaction that died; `progress` from 0 to 1.

    `result`: what a job answered, or the refusal it ended by. `file`: the name of a file it made,
    to be had at `/api/jobs/{id}/file` for a day.
    """

    id: int
    lane: str
    name: str
    label: str
    state: str
    state_label: str
    progress: float
    note: str
    error: str
    cancel_asked: bool
    created_at: int
    finished_at: int | None
    result: Any
    file: str | None


@router.get("/facts", response=list[FactOut])
def facts(request: HttpRequest, subject: Line, id: Id, before: Id | None = None) -> list[FactOut]:
    """The history of one row, newest first; `before` is the last Fact's id of the page before."""
    actor_of(request, "history.read")
    rows = Fact.objects.filter(subject_type=subject, subject_id=id).select_related("actor")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return [
        FactOut(
            id=fact.pk,
            act=fact.act,
            at=fact.at,
            actor=fact.actor_id,
            actor_name=str(fact.actor) if fact.actor_id else "系统",
            cause=fact.cause,
            verb=fact.verb,
            subject=fact.subject_type,
            subject_id=fact.subject_id,
            version=fact.version,
            before=fact.before,
            after=fact.after,
            reason=fact.reason,
        )
        for fact in rows.order_by("-pk")[:PAGE]
    ]


@router.get("/jobs", response=list[WorkOut])
def open_jobs(request: HttpRequest) -> list[WorkOut]:
    """One's own jobs, or everybody's for whoever manages work: open ones, then the latest."""
    actor = actor_of(request)
    rows = Delivery.objects.filter(lane__in=JOBS)
    if not may(actor, "work.manage"):
        rows = rows.filter(created_by_id=actor.id)
    over = ~Q(state__in=OPEN_STATES)
    rows = rows.exclude(over, name__in=jobs.kinds_told(Told.PAGE))
    latest = sorted(rows.order_by("-pk")[:PAGE], key=lambda row: row.state not in OPEN_STATES)
    return _all_shown(latest)


@router.get("/jobs/{int:job_id}", response=WorkOut)
def one_job(request: HttpRequest, job_id: int) -> WorkOut:
    """How far a job is."""
    return _shown(jobs.visible(actor_of(request), job_id))


@router.get("/jobs/{int:job_id}/file")
def file_of_job(request: HttpRequest, job_id: int) -> HttpResponse:
    """The file a job made."""
    made = attachment.fetch(actor_of(request), job_id)
    return downloaded(made.name or "结果", made.media, bytes(made.content))


@router.post("/jobs/{int:job_id}/cancel", response=WorkOut)
def cancel_job(request: HttpRequest, job_id: int) -> WorkOut:
    """Ask a job to stop."""
    return _shown(jobs.cancel(actor_of(request), job_id))


@router.get("/work/dead", response=list[WorkOut])
def dead_work(request: HttpRequest) -> list[WorkOut]:
    """What could not be done after the last try, and what broke; not what was only refused."""
    actor_of(request, "work.manage")
    refused = Q(name__in=jobs.kinds_told(Told.OWNER), result__has_key="code")
    rows = Delivery.objects.filter(state=State.DEAD).exclude(refused)
    rows = rows.exclude(name__in=jobs.kinds_told(Told.PAGE))
    return _all_shown(rows.order_by("-finished_at")[:PAGE])


@router.post("/work/{int:work_id}/again", response=WorkOut)
def work_again(request: HttpRequest, work_id: int) -> WorkOut:
    """Try a dead one again."""
    actor_of(request, "work.manage")
    row = Delivery.objects.filter(pk=work_id, state=State.DEAD).first()
    if row is None:
        raise Refusal("not_found", f"编号 {work_id} 不在失败的任务里。", values={"id": work_id})
    claims.revive(row)
    wake.wake()
    row.refresh_from_db()
    return _shown(row)


def _all_shown(rows: Iterable[Delivery]) -> list[WorkOut]:
    listed = list(rows)
    names = attachment.file_names(row.pk for row in listed)
    return [_shown(row, names) for row in listed]


def _shown(row: Delivery, names: Mapping[int, str] | None = None) -> WorkOut:
    names = attachment.file_names([row.pk]) if names is None else names
    kind = jobs.named(row.name) if row.lane in JOBS else None
    return WorkOut(
        id=row.pk,
        lane=row.lane,
        name=row.name,
        label=kind.titled(row.arguments) if kind else row.name,
        state=row.state,
        state_label=State(row.state).label,
        progress=row.progress / 1_000,
        note=row.note,
        error=row.error,
        cancel_asked=row.cancel_asked,
        created_at=row.created_at,
        finished_at=row.finished_at,
        result=row.result,
        file=names.get(row.pk),
    )
