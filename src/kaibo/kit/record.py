"""Record: the base of every business row, which only the journal may write."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, ClassVar, NoReturn, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from kaibo.kit import door
from kaibo.kit.fields import MomentField, spoken
from kaibo.kit.guarded import JournaledQuerySet, M
from kaibo.kit.shapes import CONTROL, has_control

BOOKKEEPING = frozenset(
    {"id", "version", "created_at", "created_by", "updated_at", "updated_by", "retired_at"}
)


class RecordQuerySet(JournaledQuerySet[M]):
    """Rows of one kind of Record."""

    def active(self) -> Self:
        """Only rows that are not retired."""
        return self.filter(retired_at=None)


RecordManager = models.Manager.from_queryset(RecordQuerySet)


class Record(models.Model):
    """A business row: versioned, never deleted, changed only through `kit.journal`.

    Times are UTC milliseconds. `created_by` is null when the system itself wrote the row.
    A concrete model's Meta inherits `Record.Meta`, so that Django's internal writes meet the
    guard too; `kit.checks` sees to it.
    """

    read_right: ClassVar[str]
    """The right needed to read such rows, and to be told that one of them changed."""

    secret_fields: ClassVar[frozenset[str]] = frozenset()
    """Fields of which a Fact may say that they changed, never what they hold."""

    version = models.PositiveIntegerField("版本", default=1, editable=False)
    created_at = MomentField("创建时间", editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="创建人",
    )
    updated_at = MomentField("修改时间", editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="修改人",
    )
    retired_at = MomentField("停用时间", null=True, editable=False, db_index=True)

    objects = RecordManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    @classmethod
    def subject(cls) -> str:
        """The name of this kind of row in Facts and messages, such as `people.host`."""
        return cls._meta.label_lower

    def said(self, name: str, value: Any) -> str | None:
        """A value of field `name` as people say it; None when there are no words for it."""
        return spoken(self._meta.get_field(name), value)

    def save_base(self, *args: Any, **kwargs: Any) -> None:
        """Refused unless the journal opened the door."""
        door.require_open(type(self), "save")
        super().save_base(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused always: rows are retired."""
        door.refuse(type(self), "delete")

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Django's own checks, and no control characters in any text."""
        super().clean_fields(exclude=exclude)
        skipped = exclude or ()
        wrong = {
            field.name: CONTROL
            for field in self._meta.concrete_fields
            if field.name not in skipped and _has_control(getattr(self, field.attname))
        }
        if wrong:
            raise ValidationError({name: [text] for name, text in wrong.items()})


def _has_control(value: object) -> bool:
    texts: Iterable[object] = value if isinstance(value, list) else (value,)
    return any(isinstance(text, str) and has_control(text) for text in texts)
