"""By night, and once a night, what is past its time goes."""

from __future__ import annotations

from datetime import datetime

import pytest

from kaibo.config import tidying
from kaibo.domains.control import public as control
from kaibo.kit.clock import DAY, HOUR, SHANGHAI, to_ms

NOON = to_ms(datetime(2026, 11, 10, 12, 0, tzinfo=SHANGHAI))


def test_it_is_done_once_a_night_and_never_by_day(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []

    def remove(now: int) -> control.Round:
        done.append(now)
        return control.Round()

    monkeypatch.setattr(control, "remove_due", remove)
    keeper = tidying.Tidying(first_s=0.0)
    for hour in range(48):
        keeper._retain(NOON + hour * HOUR)
    assert done == [NOON + 15 * HOUR, NOON + 15 * HOUR + DAY]


def test_a_night_that_failed_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(now: int) -> control.Round:
        raise OSError

    def remembers(now: int) -> control.Round:
        done.append(now)
        return control.Round()

    done: list[int] = []
    keeper = tidying.Tidying(first_s=0.0)
    night = NOON + 15 * HOUR
    monkeypatch.setattr(control, "remove_due", fails)
    with pytest.raises(OSError):
        keeper._retain(night)
    monkeypatch.setattr(control, "remove_due", remembers)
    keeper._retain(night + HOUR)
    assert done == [night + HOUR]
