"""Finished work is forgotten after thirty days; Facts, and what still waits for somebody, stay."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from kaibo.kit import sweeping
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY, now_ms
from kaibo.kit.delivery import Delivery, Lane, State
from kaibo.kit.fact import Fact
from kaibo.kit.sweeping import sweep
from kaibo.kit.tests.sample.models import Offer
from kaibo.kit.tests.waiting import until
from kaibo.kit.worker import Worker

pytestmark = pytest.mark.django_db(transaction=True)


def _delivery(state: State, days_ago: float, fact: Fact | None = None) -> Delivery:
    at = now_ms() - round(days_ago * DAY)
    over = state in (State.DONE, State.CANCELLED, State.DEAD)
    return Delivery.objects.create(
        lane=Lane.REACTION if fact else Lane.JOB,
        name=f"old.{state}",
        fact=fact,
        state=state,
        due_at=at - 1,
        created_at=at - 1,
        touched_at=at,
        finished_at=at if over else None,
        lease_until=now_ms() + DAY,
    )


@contextmanager
def _working(worker: Worker) -> Iterator[None]:
    thread = threading.Thread(target=worker.run)
    thread.start()
    try:
        yield
    finally:
        worker.stop()
        thread.join(timeout=30)
        assert not thread.is_alive()


def test_done_and_cancelled_work_goes_after_thirty_days(offer: Offer, ming: Actor) -> None:
    fact = Fact.objects.get(verb="sample.offer.create")
    _delivery(State.DONE, 30.1, fact), _delivery(State.CANCELLED, 30.1)
    kept = {
        _delivery(state, days).pk
        for state, days in (
            (State.DONE, 29.9),
            (State.CANCELLED, 29.9),
            (State.DEAD, 400),
            (State.WAITING, 400),
            (State.RUNNING, 400),
        )
    }
    facts = list(Fact.objects.order_by("pk").values())
    assert sweep() == 2
    assert set(Delivery.objects.values_list("pk", flat=True)) == kept
    assert sweep() == 0
    assert list(Fact.objects.order_by("pk").values()) == facts


def test_a_worker_sweeps_by_itself_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "EVERY_SECONDS", 0.02)
    first, recent = _delivery(State.DONE, 31), _delivery(State.DONE, 1)
    with _working(Worker()):
        until(lambda: not Delivery.objects.filter(pk=first.pk).exists())
        second = _delivery(State.DONE, 31)
        until(lambda: not Delivery.objects.filter(pk=second.pk).exists())
    assert list(Delivery.objects.values_list("pk", flat=True)) == [recent.pk]


def test_a_long_neglected_list_is_swept_in_small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "AT_ONCE", 10)
    for _ in range(25):
        _delivery(State.DONE, 31)
    assert sweep() == 10
    # The rest does not wait for the next hour.
    with _working(Worker()):
        until(lambda: not Delivery.objects.exists())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="只看 SQLite 的查询计划")
def test_a_sweep_looks_at_old_rows_only() -> None:
    plan = sweeping.old(now_ms()).explain()
    assert "delivery_due" in plan and "due_at<" in plan.replace(" ", "")
