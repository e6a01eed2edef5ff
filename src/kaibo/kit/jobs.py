"""Jobs: long work a person starts, watches and may cancel. A job is a Delivery without a Fact.

@job("people.shifts.export", "导出排班")
def export(progress: Progress, *, month: str) -> dict[str, Any]: ...
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from django.db import transaction

from kaibo.kit import wake
from kaibo.kit.access import Actor, may
from kaibo.kit.clock import now_ms
from kaibo.kit.delivery import JOBS, Delivery, Lane, State
from kaibo.kit.errors import Refusal


class Progress(Protocol):
    """Given to a job. Calling it shows how far it is, and ends the job if it was cancelled.

    Not within a transaction of the job's own: nobody would see it, and nobody could cancel.
    """

    @property
    def job(self) -> int:
        """The number of the job."""

    @property
    def by(self) -> int | None:
        """Who started it: the id of the account."""

    def __call__(self, part: float, text: str = "", *, surely: bool = False) -> None:
        """`part` from 0 to 1, `text` a short Chinese sentence for the page.

        Of many signs only four a second are looked at, unless it must be `surely`: before a step
        from which there is no way back.
        """


class Told(Enum):
    """Who is told how a job ended. MANAGERS: whoever started it, and if it failed those who manage
    work. OWNER: a refusal is the answer to whoever started it, and nothing to mend. PAGE: only the
    page that waits for it."""

    MANAGERS = "managers"
    OWNER = "owner"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Job:
    """One registered kind of job; `label` is its name on the page, and may hold {arguments}."""

    name: str
    label: str
    run: Callable[..., Any]
    lane: Lane
    told: Told

    def titled(self, arguments: Mapping[str, Any]) -> str:
        """What one job of this kind is called."""
        return self.label.format_map(arguments)


_registry: dict[str, Job] = {}


def job(
    name: str, label: str, *, lane: Lane = Lane.JOB, told: Told = Told.MANAGERS
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a function as a kind of job. It must bear being run again after a crash.

    `lane` is Lane.SERVER for what only the server itself can do; it must not compute much there.
    """

    def register(run: Callable[..., Any]) -> Callable[..., Any]:
        if name in _registry:
            raise ValueError(f"two jobs are named {name}")
        _registry[name] = Job(name, label, run, lane, told)
        return run

    return register


def named(name: str) -> Job | None:
    """The kind of job of that name, if this version of the program has it."""
    return _registry.get(name)


def kinds_told(told: Told) -> list[str]:
    """The names of the jobs whose end is told to these."""
    return [one.name for one in _registry.values() if one.told is told]


def start(actor: Actor, name: str, **arguments: Any) -> int:
    """Queue a job; returns its number. `arguments` must fit into JSON."""
    kind = _registry[name]
    now = now_ms()
    with transaction.atomic():
        row = Delivery.objects.create(
            lane=kind.lane,
            name=kind.name,
            arguments=arguments,
            due_at=now,
            created_at=now,
            created_by_id=actor.id,
            touched_at=now,
            note="排队中",
        )
        transaction.on_commit(wake.wake)
    return row.pk


def cancel(actor: Actor, job_id: int) -> Delivery:
    """Ask a job to stop: at once if it waits, at its next sign of progress if it runs.

    Refusals: `not_found`, `forbidden`, `job_over`.
    """
    with transaction.atomic():
        row = visible(actor, job_id, lock=True)
        if row.state == State.WAITING:
            row.state, row.finished_at, row.note = State.CANCELLED, now_ms(), "已取消"
        elif row.state == State.RUNNING:
            row.cancel_asked, row.note = True, "正在取消"
        else:
            raise Refusal(
                "job_over",
                f"这个任务已经{State(row.state).label.removeprefix('已')}，不能再取消。",
                values={"state": row.state},
            )
        row.touched_at = now_ms()
        row.save()
        transaction.on_commit(wake.wake)
    return row


def visible(actor: Actor, job_id: int, *, lock: bool = False) -> Delivery:
    """The job, if it is the actor's own or the actor manages work; else `not_found`."""
    rows = Delivery.objects.select_for_update() if lock else Delivery.objects.all()
    row = rows.filter(pk=job_id, lane__in=JOBS).first()
    if row is None or not (row.created_by_id == actor.id or may(actor, "work.manage")):
        raise Refusal("not_found", f"没有编号为 {job_id} 的任务。", values={"id": job_id})
    return row
