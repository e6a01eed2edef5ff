"""An evening with the faults a platform has: what arrives is what was given, minus reported gaps."""

from __future__ import annotations

import logging
import random
from typing import Any

import pytest

from kaibo.connectors.wechat_channels_board.tests import platform as wire
from kaibo.connectors.wechat_channels_board.tests.evening import (
    MINUTE_MS,
    Evening,
    evening,
    expected,
    latest,
    of_kind,
)
from kaibo.connectors.wechat_channels_board.tests.platform import START_MS, composed
from kaibo.connectors.wechat_channels_board.watch import CORRECTED_AFTER

__all__ = ["evening"]


def test_repeats_and_older_answers_change_no_total_and_none_ever_falls(evening: Evening) -> None:
    dice = random.Random(20251122)
    faults = [dice.choice([wire.STALE, wire.REPEAT, "", "", ""]) for _ in range(60)]
    for fault in faults:
        if fault:
            evening.platform.faults.append(fault)
        evening.play((evening.at - START_MS) // MINUTE_MS + 1)
    evening.play(62)
    gave = evening.platform.gave
    assert sum(1 for _, fault in gave if fault) >= 15
    events = evening.log()
    assert latest(events) == expected(61)
    for kind in ("report.viewers", "report.gmv", "report.orders_paid"):
        values = [e.amount if e.n is None else e.n for e in of_kind(events, kind) if not e.product]
        assert values == sorted(values)  # type: ignore[type-var]
    assert evening.poller.watch.older > 0
    # An older answer says nothing of how many are there now either.
    best, fresh = -1, 0
    for minute, _ in gave:
        fresh += minute >= best
        best = max(best, minute)
    assert len(of_kind(events, "sample.online")) == fresh


@pytest.mark.parametrize("fault", [wire.CUT, wire.HTTP_500, wire.SILENT, wire.BUSY, wire.REDIRECT])
def test_what_is_missing_is_exactly_what_was_reported_as_a_gap(
    evening: Evening, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    evening.play(5)
    before = evening.at - MINUTE_MS
    caplog.clear()
    with caplog.at_level(logging.INFO, "kaibo.wechat_channels_board"):
        evening.platform.faults.extend([fault] * 5)
        evening.play(12)
    events = evening.log()
    [gap] = of_kind(events, "source.gap")
    samples = [e.ts for e in of_kind(events, "sample.online")]
    assert before in samples and gap.ts in samples
    assert not [ts for ts in samples if before < ts < gap.ts]
    # The answer before it spoke for its own minute: from then on nothing is known until the next.
    assert gap.n == gap.ts - before - MINUTE_MS and gap.n > 0
    assert latest(events) == expected((evening.at - START_MS) // MINUTE_MS - 1)
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 2 and said[1].endswith("恢复了") and "视频号接口" in said[0]
    assert evening.poller.trouble == ""


def test_an_expired_token_costs_nothing(evening: Evening) -> None:
    evening.play(5)
    for _ in range(4):
        evening.platform.faults.append(wire.EXPIRED)
        evening.play((evening.at - START_MS) // MINUTE_MS + 2)
    events = evening.log()
    assert of_kind(events, "source.gap") == [] and evening.poller.trouble == ""
    assert len(of_kind(events, "sample.online")) == (evening.at - START_MS) // MINUTE_MS
    assert evening.platform.tokens == 5


def test_waits_grow_to_ten_minutes_and_it_never_gives_up(evening: Evening) -> None:
    evening.platform.refusal = -1
    evening.platform.token = "token-1"
    for _ in range(40):
        wait = evening.poller.once()
        evening.waits.append(wait)
        evening.at += int(wait * 1_000)
    assert 4 <= evening.waits[0] <= 6 and all(480 <= w <= 720 for w in evening.waits[10:])
    assert len({round(w, 6) for w in evening.waits[10:]}) > 20  # jittered, not in step
    evening.platform.refusal = 0
    evening.platform.minute = 400
    assert evening.poller.once() == 60.0 and evening.poller.trouble == ""
    assert latest(evening.log()) == expected(400)


def test_what_could_not_be_read_is_said_once(
    evening: Evening, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def odd(minute: int, living: bool = True) -> dict[str, Any]:
        board = composed(minute, living)
        board["live_ec_data_summary"]["total_gmv"] = "1.2万"
        board["single_live_ec_spu_data_page_v2"]["total_cnt"] = 51
        return board

    monkeypatch.setattr(wire, "composed", odd)
    with caplog.at_level(logging.WARNING, "kaibo.wechat_channels_board"):
        evening.play(5)
    [record] = caplog.records
    assert "1 个数看不懂" in record.getMessage() and "50 个商品没有给出" in record.getMessage()
    told = latest(evening.log())
    assert ("report.gmv", None) not in told and told["report.viewers", None] == 400


def test_what_a_person_must_do_is_said_once_and_waited_for(
    evening: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    evening.platform.refusal = 48001
    with caplog.at_level(logging.INFO, "kaibo.wechat_channels_board"):
        for _ in range(3):
            assert evening.poller.once() >= 480
    assert "开放场景" in evening.poller.trouble
    assert len(caplog.records) == 1 and evening.log() == []


def test_when_nothing_can_be_recorded_nothing_is_lost_and_nothing_piles_up(
    evening: Evening,
) -> None:
    evening.play(5)
    asked = len(evening.platform.asked)
    evening.broken = True
    for _ in range(6):
        evening.at += int(evening.poller.once() * 1_000)
    # One answer waits; the platform is not asked for more that could not be kept.
    assert len(evening.platform.asked) == asked + 1
    evening.broken = False
    evening.play((evening.at - START_MS) // MINUTE_MS + 3)
    events = evening.log()
    ids = [e.id for e in events]
    assert len(ids) == len(set(ids))
    assert latest(events) == expected(evening.platform.minute)
    [gap] = of_kind(events, "source.gap")
    assert gap.n is not None and gap.n > 0


def test_numbers_the_platform_sets_lower_are_believed_after_a_while(evening: Evening) -> None:
    evening.play(20)
    shift = 12
    for _ in range(CORRECTED_AFTER + 1):
        # Smaller than what was told, and it stays so.
        evening.platform.minute = (evening.at - START_MS) // MINUTE_MS - shift
        evening.at += int(evening.poller.once() * 1_000)
    now = (evening.at - START_MS) // MINUTE_MS - 1 - shift
    assert latest(evening.log()) == expected(now)
    assert evening.poller.watch.older == CORRECTED_AFTER
