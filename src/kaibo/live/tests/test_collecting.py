"""Promises of the collector kept away: it is on again afterwards, and a dropped state goes by itself."""

import gc
import weakref
from threading import Barrier, Thread

from kaibo.live.batch import columns
from kaibo.live.collecting import paused, set_aside
from kaibo.live.events import Event
from kaibo.live.fold import Fold
from kaibo.live.state import freeze

KEY = b"k" * 32


def folded(lines: int) -> Fold:
    """A fold of as many order lines."""
    fold = Fold(KEY)
    events = [
        Event(
            f"e{n}", "order.state", room="r", src="file:x", ts=1_000 + n, recv=1_000 + n,
            order=f"{n}", line="1", amount=100, qty=1, product=f"{n % 7}", x={"paid_at": 1_000 + n},
        )
        for n in range(lines)
    ]  # fmt: skip
    fold.apply(columns(events, KEY))
    return fold


def test_a_state_that_is_copied_starts_no_collection_and_leaves_the_collector_on() -> None:
    fold = folded(5_000)
    walks: list[int] = []
    watch = lambda phase, info: walks.append(info["generation"])  # noqa: E731
    gc.collect()
    gc.callbacks.append(watch)
    try:
        freeze(fold)
        assert 2 not in walks
        assert len(walks) <= 2, "making the arrays may start a young one"
    finally:
        gc.callbacks.remove(watch)
    assert gc.isenabled()


def test_two_that_pause_at_once_leave_it_on_and_one_that_was_off_stays_off() -> None:
    inside, over = Barrier(2), Barrier(2)

    def pause(late: bool) -> None:
        with paused():
            inside.wait(5)
            if late:
                over.wait(5)
        if not late:
            over.wait(5)

    both = [Thread(target=pause, args=(late,)) for late in (False, True)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert gc.isenabled()
    gc.disable()
    try:
        with paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_state_that_was_set_aside_is_not_walked_over_and_goes_when_it_is_dropped() -> None:
    fold = folded(2_000)
    before = gc.get_freeze_count()
    set_aside()
    try:
        assert gc.get_freeze_count() - before > 2_000
        gone = weakref.ref(fold)
        gc.disable()
        del fold
        assert gone() is None, "no cycle holds it"
    finally:
        gc.enable()
        gc.unfreeze()
