"""The throttle: a number of tries per window, even for guesses sent all at once."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from kaibo.kit import throttle
from kaibo.kit.clock import MINUTE
from kaibo.kit.errors import Refusal
from kaibo.kit.throttle import Throttle

pytestmark = pytest.mark.django_db(transaction=True)


def test_after_the_last_try_one_has_to_wait() -> None:
    for _ in range(3):
        throttle.take("pin:7", limit=3, window_ms=15 * MINUTE)
    with pytest.raises(Refusal) as caught:
        throttle.take("pin:7", limit=3, window_ms=15 * MINUTE)
    assert (caught.value.code, caught.value.status) == ("too_many", 429)
    assert 890 <= caught.value.values["retry_after_s"] <= 900
    assert caught.value.text == "错的次数太多了，请 15 分钟后再试。"
    throttle.take("pin:8", limit=3, window_ms=MINUTE)
    assert (throttle.used("pin:7"), throttle.used("pin:8"), throttle.used("pin:9")) == (3, 1, 0)


def test_a_right_try_or_the_end_of_the_window_begins_anew() -> None:
    throttle.take("a", limit=1, window_ms=MINUTE)
    throttle.clear("a")
    throttle.take("a", limit=1, window_ms=MINUTE)
    Throttle.objects.update(until=1)
    assert throttle.used("a") == 0
    throttle.take("a", limit=1, window_ms=MINUTE)
    assert throttle.used("a") == 1


def test_twenty_guesses_at_once_get_five_tries() -> None:
    taken: list[bool] = []
    start = threading.Barrier(20)

    def guess() -> None:
        try:
            start.wait(timeout=20)
            throttle.take("pin:1", limit=5, window_ms=MINUTE)
            taken.append(True)
        except Refusal:
            taken.append(False)
        finally:
            connection.close()

    threads = [threading.Thread(target=guess) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert (taken.count(True), taken.count(False)) == (5, 15)


def test_the_table_holds_no_names_and_forgets_what_is_over() -> None:
    throttle.take("sign-in:10.0.0.9:阿明", limit=5, window_ms=MINUTE)
    Throttle.objects.update(until=1)
    throttle.take("other", limit=5, window_ms=MINUTE)
    row = Throttle.objects.get()
    assert len(row.key) == 64 and "阿明" not in row.key
