"""Promises of housekeeping: work that ended unseen is told of, files past their time go by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kaibo.config.tidying import Tidying
from kaibo.domains.control.imports import actions, shelf
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.kit import jobs
from kaibo.kit.access import system
from kaibo.kit.clock import DAY, now_ms
from kaibo.kit.delivery import Delivery, State
from kaibo.kit.tests.waiting import until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def row(tmp_path: Path, settings: Any) -> Iterator[ImportedFile]:
    """A file that was handed in, and which nobody reads."""
    settings.DATA_DIR = tmp_path
    receiving = shelf.Receiving("订单.csv")
    receiving.write(b"a,b\n1,2\n")
    name = receiving.keep()
    yield actions.take(system("t"), sha256=name, name="订单.csv", size=8, modified=None)


def test_a_job_that_was_cancelled_while_it_waited_leaves_no_file_being_read(
    row: ImportedFile,
) -> None:
    tidying = Tidying(settle_s=0.01)
    tidying.start()
    try:
        assert jobs.named("control.import.read") is not None
        Delivery.objects.filter(pk=row.job or 0).update(state=State.CANCELLED)
        until(lambda: ImportedFile.objects.get(pk=row.pk).state == ImportState.REFUSED)
    finally:
        tidying.close()
    assert ImportedFile.objects.get(pk=row.pk).told == "没有读完：被人停下了。请再读一次。"


def test_raw_files_go_by_themselves_after_the_days_that_are_set(
    row: ImportedFile, settings: Any
) -> None:
    Delivery.objects.filter(pk=row.job or 0).update(state=State.DEAD, error="坏了")
    settings.KAIBO_RAW_DAYS = 3
    early = Tidying(lambda: now_ms() + 2 * DAY, settle_s=0.01, first_s=0.0)
    early.start()
    until(lambda: ImportedFile.objects.get(pk=row.pk).state == ImportState.REFUSED)
    early.close()
    assert shelf.raw(row.sha256).exists()
    late = Tidying(lambda: now_ms() + 4 * DAY, settle_s=0.01, first_s=0.0)
    late.start()
    try:
        until(lambda: not shelf.of(row.sha256).exists())
        until(lambda: ImportedFile.objects.get(pk=row.pk).raw_gone_at is not None)
    finally:
        late.close()


def test_it_ends_when_told_at_once(row: ImportedFile) -> None:
    tidying = Tidying(settle_s=3_600.0)
    tidying.start()
    tidying.close()
    assert shelf.raw(row.sha256).exists()
