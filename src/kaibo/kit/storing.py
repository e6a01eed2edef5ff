"""Storing: a row is checked and written, and the database itself judges what may stand beside it.

Django asks before every write whether each constraint holds, a question a constraint and row. The
database asks itself anyway. So here it is asked only after the database has refused, to learn which
field is wrong and in which words: the refusals are the same, the questions are not put in vain.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from kaibo.kit import door, refusals
from kaibo.kit.errors import Refusal
from kaibo.kit.record import BOOKKEEPING, Record

Known = Collection[tuple[type[models.Model], object]]


def check(row: Record, untouched: frozenset[str], known: Known) -> None:
    """Django's checks of the row by itself. Refusals: `invalid`.

    Fields nobody touches are not held against the one who acts. Rows in `known` (model and id)
    are there for sure: nobody asks for them.
    """
    try:
        row.clean_fields(exclude=untouched | BOOKKEEPING | _there(row, known))
        row.clean()
    except ValidationError as error:
        raise refusals.from_django(row, error) from error


def write(row: Record, names: list[str] | None) -> None:
    """Insert it (`names` None), or update these fields. Refusals: `invalid`, `duplicate`."""
    try:
        # A savepoint, because PostgreSQL ends a transaction in which a constraint failed.
        with transaction.atomic():
            if names is None:
                with door.opened(type(row)):
                    row.save(force_insert=True)
            else:
                update(row, names)
    except IntegrityError as error:
        raise _why(row) from error


def update(row: Record, names: list[str]) -> None:
    """Update these fields, in the caller's savepoint. Raises IntegrityError."""
    with door.opened(type(row)):
        row.save(update_fields=names, force_update=True)


def insert_all(model: type[Record], rows: Sequence[Record], known: Known) -> bool:
    """Check and insert rows of one model by few statements.

    False when one of them was refused; then none is written.
    """
    try:
        for row in rows:
            check(row, frozenset(), known)
        with transaction.atomic(), door.opened(model):
            # Around the guard's own refusal of it: through the door one may.
            models.QuerySet.bulk_create(model._base_manager.all(), rows)
    except (Refusal, IntegrityError):
        return False
    return True


def _there(row: Record, known: Known) -> frozenset[str]:
    return frozenset(
        field.name
        for field in row._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and (field.remote_field.model, getattr(row, field.attname)) in known
    )


def _why(row: Record) -> Refusal:
    """What the database refused, in the words of the model."""
    try:
        row.validate_unique()
        row.validate_constraints()
    except ValidationError as error:
        return refusals.from_django(row, error)
    return refusals.duplicate(row)
