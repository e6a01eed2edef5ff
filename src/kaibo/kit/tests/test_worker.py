"""The worker: at least once, in its own transaction, with patience; jobs that show and can stop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from kaibo.kit import claims, jobs, journal, wake
from kaibo.kit.access import Actor
from kaibo.kit.claims import RETRY_AFTER
from kaibo.kit.clock import HOUR, SECOND, now_ms
from kaibo.kit.delivery import Delivery, Lane, State
from kaibo.kit.errors import Refusal
from kaibo.kit.management.commands import work
from kaibo.kit.rights import Duty
from kaibo.kit.tests.sample.models import Offer, OfferNote
from kaibo.kit.tests.sample.reactions import trace
from kaibo.kit.tests.waiting import until
from kaibo.kit.worker import Worker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def no_traces() -> Iterator[None]:
    """No file of an earlier test."""
    yield
    for name in ("inside", "outside", "count"):
        for file in (trace(name), trace(name).with_suffix(".hold")):
            file.unlink(missing_ok=True)


def _do(verb: str, offer: Offer, actor: Actor) -> Delivery:
    journal.change(actor, verb, Offer, offer.pk, expect=journal.ANY, price=now_ms())
    return Delivery.objects.order_by("-pk")[0]


def _make_due() -> None:
    Delivery.objects.update(due_at=0)


def _lines(path: Path) -> int:
    return len(path.read_text().splitlines()) if path.exists() else 0


def test_a_reaction_runs_once_and_is_done(offer: Offer, ming: Actor) -> None:
    owed = _do("sample.offer.inside", offer, ming)
    worker = Worker()
    assert (worker.step(), worker.step()) == (True, False)
    owed.refresh_from_db()
    assert (owed.state, owed.attempts, owed.owner) == (State.DONE, 1, "")
    assert owed.finished_at is not None
    note = OfferNote.objects.get()
    assert (note.offer_id, note.created_by_id) == (offer.pk, None)


def test_a_failing_reaction_leaves_no_row_waits_longer_each_time_and_dies(
    offer: Offer, ming: Actor
) -> None:
    owed = _do("sample.offer.hopeless", offer, ming)
    worker, waits = Worker(), []
    for _ in RETRY_AFTER:
        before = now_ms()
        assert worker.step()
        owed.refresh_from_db()
        assert owed.state == State.WAITING
        waits.append(round((owed.due_at - before) / SECOND))
        assert not worker.step()
        _make_due()
    assert waits == [1, 5, 30, 120, 600, 3600]
    assert worker.step()
    owed.refresh_from_db()
    assert (owed.state, owed.attempts) == (State.DEAD, 7)
    assert owed.error == "ConnectionError: 对方没有应答"
    _make_due()
    assert not worker.step()
    assert OfferNote.objects.count() == 0

    claims.revive(owed)
    owed.refresh_from_db()
    assert (owed.state, owed.attempts) == (State.WAITING, 0)


def test_retries_go_from_a_second_to_an_hour() -> None:
    assert (RETRY_AFTER[0], RETRY_AFTER[-1]) == (SECOND, HOUR)
    assert list(RETRY_AFTER) == sorted(RETRY_AFTER)


def test_a_reaction_this_version_does_not_have_is_dead_and_says_so(
    offer: Offer, ming: Actor
) -> None:
    owed = _do("sample.offer.inside", offer, ming)
    Delivery.objects.update(name="gone.reaction")
    Worker().step()
    owed.refresh_from_db()
    assert (owed.state, owed.error) == (State.DEAD, "这个版本里没有名为 gone.reaction 的反应。")


def test_what_one_worker_holds_no_other_takes_until_its_lease_runs_out(
    offer: Offer, ming: Actor
) -> None:
    owed = _do("sample.offer.outside", offer, ming)
    assert claims.claim("first", tuple(Lane)) is not None
    assert claims.claim("second", tuple(Lane)) is None
    Delivery.objects.update(lease_until=now_ms())
    again = claims.claim("second", tuple(Lane))
    assert again is not None and (again.pk, again.attempts) == (owed.pk, 2)
    # The first one comes back to life: it can neither prolong nor finish what it lost.
    assert claims.renew(owed, "first") is None
    assert not claims.finish(owed, "first", State.DONE)
    assert claims.finish(owed, "second", State.DONE)


def test_two_workers_at_once_never_do_the_same_work(offer: Offer, ming: Actor) -> None:
    for _ in range(12):
        _do("sample.offer.outside", offer, ming)

    def work() -> None:
        worker = Worker()
        while worker.step():
            pass
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert _lines(trace("outside")) == 12
    assert set(Delivery.objects.values_list("state", "attempts")) == {(State.DONE, 1)}


def test_work_that_takes_worker_after_worker_down_is_given_up(offer: Offer, ming: Actor) -> None:
    owed = _do("sample.offer.outside", offer, ming)
    Delivery.objects.update(attempts=len(RETRY_AFTER) + 1)
    Worker().step()
    owed.refresh_from_db()
    assert owed.state == State.DEAD and _lines(trace("outside")) == 0


def test_a_commit_wakes_the_worker_of_this_process(offer: Offer, ming: Actor) -> None:
    woken = wake.listen()
    with journal.act(ming, "sample.offer.change") as writing:
        writing.change(Offer, offer.pk, expect=1, price=1)
        assert not woken.is_set()
    assert woken.is_set()


# --- jobs ---------------------------------------------------------------------------------------


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
        until(lambda: _lines(trace("count")) > 0)
        row = Delivery.objects.get(pk=number)
        act(row)
    finally:
        hold.unlink()
        thread.join(timeout=30)
    row.refresh_from_db()
    return row


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sign of progress is stored."""
    monkeypatch.setattr("kaibo.kit.running.SHOWN_EVERY", 0.0)


@pytest.mark.usefixtures("eager")
def test_a_running_job_shows_how_far_it_is_and_stops_when_cancelled(ming: Actor) -> None:
    number = jobs.start(ming, "sample.count", to=1_000)

    def cancel(row: Delivery) -> None:
        assert (row.state, row.progress, row.note) == (State.RUNNING, 0, "数到 0")
        shown = jobs.cancel(ming, number)
        assert (shown.state, shown.cancel_asked, shown.note) == (State.RUNNING, True, "正在取消")

    row = _while_running(number, Worker(), cancel)
    assert (row.state, row.note) == (State.CANCELLED, "已取消")
    assert _lines(trace("count")) == 1


@pytest.mark.usefixtures("eager")
def test_a_worker_told_to_stop_gives_its_job_back_unfinished(ming: Actor) -> None:
    number = jobs.start(ming, "sample.count", to=1_000)
    worker = Worker()
    row = _while_running(number, worker, lambda _: worker.stop())
    assert (row.state, row.attempts, row.owner) == (State.WAITING, 0, "")


@pytest.mark.usefixtures("eager")
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


def test_a_worker_of_one_lane_leaves_the_other_alone(offer: Offer, ming: Actor) -> None:
    _do("sample.offer.inside", offer, ming)
    assert not Worker([Lane.JOB]).step()
    assert Worker([Lane.REACTION]).step()


def test_what_only_the_server_can_do_waits_for_the_servers_own_worker(ming: Actor) -> None:
    number = jobs.start(ming, "sample.inside")
    assert not Worker().step()
    assert [row.pk for row in Delivery.objects.filter(lane=Lane.SERVER)] == [number]
    assert Worker([Lane.SERVER]).step()
    row = jobs.visible(ming, number)
    assert (row.state, row.result) == (State.DONE, "服务里")
    again = jobs.start(ming, "sample.inside")
    assert jobs.cancel(ming, again).state == State.CANCELLED


def test_a_worker_process_takes_the_lanes_that_need_no_server() -> None:
    assert Worker().lanes == (Lane.REACTION, Lane.JOB)
    started: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(work, "work_until_signal", lambda lanes, *more: started.append(tuple(lanes)))
        call_command("work")
    assert started == [(Lane.REACTION, Lane.JOB)]
