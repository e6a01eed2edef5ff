"""The server's own worker: takes what only the server can do, at once, and stops without waiting."""

from __future__ import annotations

import pytest

from kaibo.config import inside as inside_module
from kaibo.config.inside import Inside
from kaibo.kit import jobs
from kaibo.kit.access import system
from kaibo.kit.delivery import Delivery, State
from kaibo.kit.tests.waiting import until

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would look by itself in an hour: what happens sooner, happens because it was woken."""
    monkeypatch.setattr(inside_module, "POLL_SECONDS", 3_600.0)


def _state(number: int) -> str:
    return Delivery.objects.values_list("state", flat=True).get(pk=number)


def test_a_job_for_the_server_is_done_by_it_and_no_other_job_is() -> None:
    inside = Inside()
    inside.start()
    try:
        other = jobs.start(system("test"), "sample.count", to=1)
        number = jobs.start(system("test"), "sample.inside")
        until(lambda: _state(number) == State.DONE)
        assert _state(other) == State.WAITING
    finally:
        inside.close()
    assert not inside._thread.is_alive()


def test_what_comes_after_its_end_waits_for_the_next() -> None:
    first = Inside()
    first.start()
    first.close()
    number = jobs.start(system("test"), "sample.inside")
    assert _state(number) == State.WAITING
    second = Inside()
    second.start()
    until(lambda: _state(number) == State.DONE)
    second.close()
