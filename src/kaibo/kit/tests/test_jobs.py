"""Jobs: they show how far they are, can stop, wait for the database and say what went wrong."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from kaibo.kit import claims, jobs
from kaibo.kit.access import Actor
from kaibo.kit.claims import RETRY_AFTER
from kaibo.kit.clock import SECOND, now_ms
from kaibo.kit.delivery import Delivery, Lane, State
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import Duty
from kaibo.kit.tests.sample.reactions import starts, trace
from kaibo.kit.tests.waiting import until
from kaibo.kit.worker import Worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_traces")]


def _make_due() -> None:
    Delivery.objects.update(due_at=0)


def test_a_job_shows_its_end_and_result(ming: Actor) -> None:
    number = jobs.start(ming, "sample.count", to=3)
    Worker().step()
    row = Delivery.objects.get(pk=number)
    assert (row.state, row.progress, row.note, row.result) == (
        State.DONE,
        1_000,
        "完成",
        {"counted": 3},
    )


def test_a_job_that_refuses_is_dead_with_its_sentence_and_not_retried(ming: Actor) -> None:
    number = jobs.start(ming, "sample.refused")
    worker = Worker()
    worker.step()
    row = Delivery.objects.get(pk=number)
    assert (row.state, row.error, row.attempts) == (State.DEAD, "第 3 行的价格看不懂。", 1)
    assert not worker.step()


@pytest.mark.parametrize(("how", "inside"), [("path", "no such file"), ("query", "secret_column")])
def test_a_job_that_broke_shows_a_number_and_the_log_has_the_rest(
    how: str, inside: str, ming: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    number = jobs.start(ming, "sample.broken", how=how)
    Worker().step()
    row = Delivery.objects.get(pk=number)
    said = re.search(r"编号：([0-9a-f]{6})。$", row.error)
    assert said is not None and row.error.startswith("系统出错了")
    for text in (row.error, row.note, str(row.result)):
        assert inside not in text and "Error" not in text
    assert f"incident {said[1]}" in caplog.text and inside in caplog.text
    assert (row.state, row.attempts) == (State.DEAD, 1)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="locks a file of SQLite")
def test_a_job_that_found_the_database_locked_waits_and_goes_on(
    ming: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    number = jobs.start(ming, "sample.locked", times=4)
    worker, waits = Worker(), []
    for _ in range(4):
        before = now_ms()
        assert worker.step()
        row = Delivery.objects.get(pk=number)
        assert (row.state, row.owner, row.result) == (State.WAITING, "", None)
        assert row.error.startswith("数据库没有应答，过一会儿会自动再试。编号：")
        waits.append(round((row.due_at - before) / SECOND))
        assert not worker.step()
        _make_due()
    assert waits == [1, 5, 30, 120] and caplog.text.count("database is locked") >= 4
    assert worker.step()
    row.refresh_from_db()
    assert (row.state, row.error, row.result) == (State.DONE, "", 5)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="locks a file of SQLite")
def test_a_database_that_stays_locked_ends_the_job_after_the_last_try(ming: Actor) -> None:
    number = jobs.start(ming, "sample.locked", times=99)
    worker = Worker()
    for _ in range(len(RETRY_AFTER) + 1):
        assert worker.step()
        _make_due()
    row = Delivery.objects.get(pk=number)
    assert (row.state, row.attempts) == (State.DEAD, 7) and "编号：" in row.error
    assert not worker.step()


def test_a_job_that_takes_three_workers_down_is_given_up_also_after_a_second_chance(
    ming: Actor,
) -> None:
    number = jobs.start(ming, "sample.count", to=1)
    Delivery.objects.update(attempts=3)
    Worker().step()
    row = Delivery.objects.get(pk=number)
    assert (row.state, starts("count")) == (State.DEAD, 0)
    claims.revive(row)
    Delivery.objects.update(attempts=3)
    Worker().step()
    row.refresh_from_db()
    assert (row.state, starts("count")) == (State.DEAD, 0)


def test_a_waiting_job_is_cancelled_at_once(ming: Actor) -> None:
    number = jobs.start(ming, "sample.count", to=3)
    assert jobs.cancel(ming, number).state == State.CANCELLED
    assert not Worker().step()
    with pytest.raises(Refusal) as caught:
        jobs.cancel(ming, number)
    assert (caught.value.code, caught.value.text) == (
        "job_over",
        "这个任务已经取消，不能再取消。",
    )


def _while_running(number: int, worker: Worker, act: Callable[[Delivery], None]) -> Delivery:
    """Run the job, do something once it is under way, let it go on; the row at the end."""
    hold = trace("count").with_suffix(".hold")
    hold.touch()

    def work() -> None:
        worker.step()
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        until(lambda: starts("count") > 0)
        row = Delivery.objects.get(pk=number)
        act(row)
    finally:
        hold.unlink()
        thread.join(timeout=30)
    row.refresh_from_db()
    return row


@pytest.mark.usefixtures("every_sign")
def test_a_running_job_shows_how_far_it_is_and_stops_when_cancelled(ming: Actor) -> None:
    number = jobs.start(ming, "sample.count", to=1_000)

    def cancel(row: Delivery) -> None:
        assert (row.state, row.progress, row.note) == (State.RUNNING, 0, "数到 0")
        shown = jobs.cancel(ming, number)
        assert (shown.state, shown.cancel_asked, shown.note) == (State.RUNNING, True, "正在取消")

    row = _while_running(number, Worker(), cancel)
    assert (row.state, row.note) == (State.CANCELLED, "已取消")
    assert starts("count") == 1


@pytest.mark.usefixtures("every_sign")
def test_a_worker_told_to_stop_gives_its_job_back_unfinished(ming: Actor) -> None:
    number = jobs.start(ming, "sample.count", to=1_000)
    worker = Worker()
    row = _while_running(number, worker, lambda _: worker.stop())
    assert (row.state, row.attempts, row.owner) == (State.WAITING, 0, "")


@pytest.mark.usefixtures("every_sign")
def test_a_long_job_keeps_its_lease(ming: Actor) -> None:
    number = jobs.start(ming, "sample.count", to=2)

    def outlive(row: Delivery) -> None:
        first = row.lease_until
        until(lambda: Delivery.objects.get(pk=number).lease_until > first)

    row = _while_running(number, Worker(lease=90), outlive)
    assert (row.state, row.attempts) == (State.DONE, 1)


def test_other_peoples_jobs_are_not_there_unless_one_manages_work(
    ming: Actor, hong: Actor, make_actor: Callable[..., Any]
) -> None:
    host = make_actor("小雨", Duty.HOST)
    number = jobs.start(hong, "sample.count", to=1)
    with pytest.raises(Refusal) as caught:
        jobs.cancel(host, number)
    assert (caught.value.code, Delivery.objects.get(pk=number).state) == (
        "not_found",
        State.WAITING,
    )
    assert jobs.cancel(ming, number).state == State.CANCELLED


def test_what_only_the_server_can_do_waits_for_the_servers_own_worker(ming: Actor) -> None:
    number = jobs.start(ming, "sample.inside")
    assert not Worker().step()
    assert [row.pk for row in Delivery.objects.filter(lane=Lane.SERVER)] == [number]
    assert Worker([Lane.SERVER]).step()
    row = jobs.visible(ming, number)
    assert (row.state, row.result) == (State.DONE, "服务里")
    again = jobs.start(ming, "sample.inside")
    assert jobs.cancel(ming, again).state == State.CANCELLED
