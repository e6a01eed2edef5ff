"""Attachments: what a job is given and what it makes, when that is too large for its row.

They stand in the database, so that any worker has them and none is left behind by a crash, and go
after a day: a file somebody wanted has been fetched by then, and a table that was pasted may hold
costs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from django.db import models, transaction

from kaibo.kit import jobs
from kaibo.kit.access import Actor, require
from kaibo.kit.clock import DAY, now_ms
from kaibo.kit.delivery import Delivery
from kaibo.kit.errors import Refusal
from kaibo.kit.fields import MomentField

KEPT: Final = DAY


class Part(models.TextChoices):
    """Which side of a job it is."""

    GIVEN = "given", "输入"
    MADE = "made", "结果"


class Attachment(models.Model):
    """Bytes of a job. `rights` are those it takes to see what was made; `name` that of a file
    people download, "" for what only a page reads."""

    job = models.ForeignKey(
        Delivery, models.CASCADE, related_name="attachments", verbose_name="任务"
    )
    part = models.CharField("哪一边", max_length=5, choices=Part.choices)
    name = models.CharField("文件名", max_length=200, blank=True)
    media = models.CharField("类型", max_length=120)
    rights = models.JSONField("所需权限", default=list)
    content = models.BinaryField("内容")
    created_at = MomentField("创建时间", db_index=True)

    class Meta:
        verbose_name = "任务附件"
        verbose_name_plural = "任务附件"
        constraints = [
            models.UniqueConstraint(fields=["job", "part"], name="attachment_once_per_part")
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.name}".strip()


def give(job_id: int, content: bytes, media: str = "application/json") -> None:
    """Hand it to a job; in the transaction in which the job is started."""
    _put(job_id, Part.GIVEN, content, "", media, ())


def given(job_id: int) -> bytes:
    """What the job was handed. Refusal: `gone`, when it was done again after a day."""
    return bytes(_find(job_id, Part.GIVEN, "这个任务要用的内容只留一天，已经清掉。").content)


def make(
    job_id: int, content: bytes, *, name: str = "", media: str, rights: Collection[str] = ()
) -> None:
    """Leave what the job made. What it was given goes: it is not needed again."""
    with transaction.atomic():
        _put(job_id, Part.MADE, content, name, media, sorted(rights))
        Attachment.objects.filter(job_id=job_id, part=Part.GIVEN).delete()


def is_made(job_id: int) -> bool:
    """Whether the job has left something: one that runs again after a crash looks first."""
    return Attachment.objects.filter(job_id=job_id, part=Part.MADE).exists()


def fetch(actor: Actor, job_id: int) -> Attachment:
    """What a job has made, for who may see the job and all that is in it.

    Refusals: `not_found`, `forbidden`, `gone`.
    """
    row = jobs.visible(actor, job_id)
    made = _find(row.pk, Part.MADE, "这个任务没有结果，或结果只留一天，已经清掉。请再做一次。")
    for right in made.rights:
        require(actor, right)
    return made


def file_names(job_ids: Iterable[int]) -> dict[int, str]:
    """The files people may download, by job."""
    rows = Attachment.objects.filter(job_id__in=list(job_ids), part=Part.MADE).exclude(name="")
    return dict(rows.values_list("job_id", "name"))


def sweep(at_once: int) -> int:
    """Delete some of what is older than a day; returns how many."""
    old = Attachment.objects.filter(created_at__lt=now_ms() - KEPT).order_by()
    found = list(old.values_list("pk", flat=True)[:at_once])
    return Attachment.objects.filter(pk__in=found).delete()[0] if found else 0


def _put(
    job_id: int, part: Part, content: bytes, name: str, media: str, rights: Collection[str]
) -> None:
    Attachment.objects.create(
        job_id=job_id,
        part=part,
        name=name,
        media=media,
        rights=list(rights),
        content=content,
        created_at=now_ms(),
    )


def _find(job_id: int, part: Part, text: str) -> Attachment:
    row = Attachment.objects.filter(job_id=job_id, part=part).first()
    if row is None:
        raise Refusal("gone", text, values={"id": job_id})
    return row
