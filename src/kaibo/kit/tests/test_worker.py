"""The worker: at least once, in its own transaction, with patience."""

from __future__ import annotations

import threading

import pytest
from django.core.management import call_command
from django.db import connection

from kaibo.kit import claims, journal, wake
from kaibo.kit.access import Actor
from kaibo.kit.claims import RETRY_AFTER
from kaibo.kit.clock import HOUR, SECOND, now_ms
from kaibo.kit.delivery import Delivery, Lane, State
from kaibo.kit.management.commands import work
from kaibo.kit.tests.sample.models import Offer, OfferNote
from kaibo.kit.tests.sample.reactions import starts
from kaibo.kit.worker import Worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_traces")]


def _do(verb: str, offer: Offer, actor: Actor) -> Delivery:
    journal.change(actor, verb, Offer, offer.pk, expect=journal.ANY, price=now_ms())
    return Delivery.objects.order_by("-pk")[0]


def _make_due() -> None:
    Delivery.objects.update(due_at=0)


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
    assert "对方没有应答" not in owed.error and "编号：" in owed.error
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
    assert starts("outside") == 12
    assert set(Delivery.objects.values_list("state", "attempts")) == {(State.DONE, 1)}


def test_work_that_takes_worker_after_worker_down_is_given_up(offer: Offer, ming: Actor) -> None:
    owed = _do("sample.offer.outside", offer, ming)
    Delivery.objects.update(attempts=len(RETRY_AFTER) + 1)
    Worker().step()
    owed.refresh_from_db()
    assert owed.state == State.DEAD and starts("outside") == 0


def test_a_commit_wakes_the_worker_of_this_process(offer: Offer, ming: Actor) -> None:
    woken = wake.listen()
    with journal.act(ming, "sample.offer.change") as writing:
        writing.change(Offer, offer.pk, expect=1, price=1)
        assert not woken.is_set()
    assert woken.is_set()


def test_a_worker_of_one_lane_leaves_the_other_alone(offer: Offer, ming: Actor) -> None:
    _do("sample.offer.inside", offer, ming)
    assert not Worker([Lane.JOB]).step()
    assert Worker([Lane.REACTION]).step()


def test_a_worker_process_takes_the_lanes_that_need_no_server() -> None:
    assert Worker().lanes == (Lane.REACTION, Lane.JOB)
    started: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(work, "work_until_signal", lambda lanes, *more: started.append(tuple(lanes)))
        call_command("work")
    assert started == [(Lane.REACTION, Lane.JOB)]
