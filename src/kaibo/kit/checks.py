"""System checks that hold every model to the kit's contract. `manage check` and a test run them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core import checks
from django.db import models

from kaibo.kit.not_records import NOT_RECORDS
from kaibo.kit.record import Record, RecordQuerySet
from kaibo.kit.rights import RIGHTS

SECRET_NAME = re.compile(r"(^|_)(password|passwd|pin|secret|token|hash|key|credential)(_|$)")


@checks.register("kaibo")
def models_keep_the_contract(
    *, app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **options: Any
) -> list[checks.CheckMessage]:
    """All findings over all models."""
    return list(findings(apps.get_models(include_auto_created=True)))


def findings(every: Any) -> Iterator[checks.CheckMessage]:
    """What breaks the contract among these models."""
    for model in every:
        if issubclass(model, Record):
            yield from _record(model)
        elif model._meta.label_lower not in NOT_RECORDS:
            yield _error("K001", model, "is neither a Record nor listed in kit/not_records.py")


def _record(model: type[Record]) -> Iterator[checks.CheckMessage]:
    for field in model._meta.local_fields:
        if isinstance(field, models.ForeignKey):
            if field.remote_field.parent_link:
                yield _error("K002", model, "inherits from another table; use one table per Record")
            elif field.remote_field.on_delete is not models.PROTECT:
                yield _error("K003", model, f"{field.name} is not on_delete=PROTECT")
        if SECRET_NAME.search(field.name) and field.name not in model.secret_fields:
            yield _error("K004", model, f"{field.name} looks secret: list it in secret_fields")
    for many in model._meta.local_many_to_many:
        through = many.remote_field.through
        if not (isinstance(through, type) and issubclass(through, Record)):
            yield _error("K005", model, f"{many.name} needs a Record as its through")
    for manager in (*model._meta.managers, model._base_manager):
        if not isinstance(manager.get_queryset(), RecordQuerySet):
            yield _error("K006", model, f"manager {manager.name} goes around the guard")
    if getattr(model, "read_right", None) not in RIGHTS:
        yield _error("K007", model, "read_right is not a right of kit/rights.py")
    unknown = model.secret_fields - {field.name for field in model._meta.concrete_fields}
    if unknown:
        yield _error("K008", model, f"secret_fields names no field: {', '.join(sorted(unknown))}")


def _error(number: str, model: type[models.Model], text: str) -> checks.Error:
    return checks.Error(f"{model._meta.label} {text}", obj=model, id=f"kaibo.{number}")
