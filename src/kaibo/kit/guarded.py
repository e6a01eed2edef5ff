"""A queryset that reads like any other and through which only the journal can write."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

from django.db import models

from kaibo.kit import door

M = TypeVar("M", bound=models.Model)


class AppendOnlyQuerySet(models.QuerySet[M]):
    """Rows are inserted through the journal's door, and never changed or deleted."""

    def _insert(self, *args: Any, **kwargs: Any) -> Any:
        door.require_open(self.model, "_insert")
        return super()._insert(*args, **kwargs)  # type: ignore[misc]

    _insert.queryset_only = False  # type: ignore[attr-defined]

    def _update(self, *args: Any, **kwargs: Any) -> Any:
        self._refuse("_update")

    _update.queryset_only = False  # type: ignore[attr-defined]

    def _batched_insert(self, *args: Any, **kwargs: Any) -> Any:
        door.require_open(self.model, "bulk_create")
        return super()._batched_insert(*args, **kwargs)  # type: ignore[misc]

    def _raw_delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        self._refuse("_raw_delete")

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused: use `journal.change`."""
        self._refuse("QuerySet.update")

    def delete(self) -> NoReturn:
        """Refused: use `journal.retire`."""
        self._refuse("QuerySet.delete")

    delete.queryset_only = True  # type: ignore[attr-defined]

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: use `journal.create`, or `create_all` of an act."""
        self._refuse("bulk_create")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: use `journal.change` for each row."""
        self._refuse("bulk_update")

    def _refuse(self, attempt: str) -> NoReturn:
        door.refuse(self.model, attempt)


class JournaledQuerySet(AppendOnlyQuerySet[M]):
    """Rows may also be updated one by one, through the same door."""

    def _update(self, *args: Any, **kwargs: Any) -> Any:
        door.require_open(self.model, "_update")
        return models.QuerySet._update(self, *args, **kwargs)  # type: ignore[attr-defined]

    _update.queryset_only = False  # type: ignore[attr-defined]
