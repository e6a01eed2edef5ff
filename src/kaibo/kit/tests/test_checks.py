"""The contract of models: a walk over all of them, and proof that the walk sees each breach."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.test.utils import isolate_apps

from kaibo.kit.checks import findings
from kaibo.kit.models import Record
from kaibo.kit.not_records import NOT_RECORDS
from kaibo.kit.record import BOOKKEEPING


def _numbers(*every: Any) -> list[str]:
    return [str(finding.id).removeprefix("kaibo.") for finding in findings(every)]


def test_every_model_of_the_project_keeps_the_contract() -> None:
    assert list(findings(apps.get_models(include_auto_created=True))) == []


def test_the_list_of_exceptions_names_only_models_that_exist() -> None:
    labels = {model._meta.label_lower for model in apps.get_models(include_auto_created=True)}
    assert set(NOT_RECORDS) - labels == set()
    assert all(len(reason) > 10 for reason in NOT_RECORDS.values())


@pytest.mark.django_db
def test_migrations_say_what_the_models_say() -> None:
    said = io.StringIO()
    with suppress(SystemExit):
        call_command("makemigrations", check=True, dry_run=True, stdout=said)
    assert said.getvalue() == "No changes detected\n"


def test_bookkeeping_names_exactly_the_fields_of_record() -> None:
    own = {"name", "price", "status", "starts_at", "tags", "supplier_token"}
    offer = next(model for model in apps.get_models() if model.__name__ == "Offer")
    assert {field.name for field in offer._meta.concrete_fields} - own == BOOKKEEPING


@isolate_apps("kaibo.kit.tests.sample")
def test_each_breach_is_found() -> None:
    class Good(Record):
        read_right = "product.read"

        class Meta(Record.Meta):
            app_label = "sample"

    class Stray(models.Model):
        class Meta:
            app_label = "sample"

    class Cascading(Record):
        read_right = "product.read"
        good = models.ForeignKey(Good, models.CASCADE)

        class Meta(Record.Meta):
            app_label = "sample"

    class Leaky(Record):
        read_right = "product.read"
        api_token = models.CharField(max_length=9)

        class Meta(Record.Meta):
            app_label = "sample"

    class Many(Record):
        read_right = "product.read"
        goods = models.ManyToManyField(Good, related_name="+")

        class Meta(Record.Meta):
            app_label = "sample"

    class Around(Record):
        read_right = "product.read"
        anything = models.Manager()

        class Meta(Record.Meta):
            app_label = "sample"

    class Unread(Record):
        read_right = "no.such.right"

        class Meta(Record.Meta):
            app_label = "sample"

    class Misnamed(Record):
        read_right = "product.read"
        secret_fields = frozenset({"gone"})

        class Meta(Record.Meta):
            app_label = "sample"

    class Child(Good):
        class Meta(Record.Meta):
            app_label = "sample"

    assert _numbers(Good) == []
    assert _numbers(Stray) == ["K001"]
    assert _numbers(Child) == ["K002"]
    assert _numbers(Cascading) == ["K003"]
    assert _numbers(Leaky) == ["K004"]
    assert _numbers(Many) == ["K005"]
    assert _numbers(Around) == ["K006"]
    assert _numbers(Unread) == ["K007"]
    assert _numbers(Misnamed) == ["K008"]
