"""Promises of kept answers: many phones at once are one reading, and no failure is kept."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier

import pytest

from kaibo.domains.review.boards.links.kept import MOST, Kept


def test_phones_that_ask_at_once_get_one_answer() -> None:
    answers, made, together = Kept[int](good_for_s=60), count(1), Barrier(8)

    def ask() -> int:
        together.wait(10)
        return answers.get("a", lambda: next(made))

    with ThreadPoolExecutor(8) as phones:
        found = {one.result(10) for one in [phones.submit(ask) for _ in range(8)]}
    assert found == {1}
    assert answers.get("b", lambda: next(made)) == 2


def test_an_answer_is_good_for_its_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    now, made, answers = [100.0], count(1), Kept[int](good_for_s=5)
    monkeypatch.setattr(time, "monotonic", lambda: now[0])

    def asked() -> int:
        return answers.get("a", lambda: next(made))

    assert asked() == 1
    now[0] = 104.9
    assert asked() == 1
    now[0] = 105.0
    assert asked() == 2


def test_what_failed_is_asked_again_and_no_more_than_so_many_are_held() -> None:
    answers = Kept[int](good_for_s=60)

    def fails() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        answers.get("a", fails)
    assert answers.get("a", lambda: 7) == 7
    for one in range(MOST + 5):
        answers.get(one, lambda one=one: one)  # type: ignore[misc]
    assert len(answers._answers) == MOST
    assert answers.get(MOST + 4, lambda: -1) == MOST + 4
    assert answers.get("a", lambda: -1) == -1, "the oldest made room"
