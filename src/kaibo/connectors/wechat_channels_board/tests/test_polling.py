"""A whole evening, told minute by minute, from before it begins until after it has ended."""

from __future__ import annotations

from typing import Any

from kaibo.connectors.wechat_channels_board.parse import read_board
from kaibo.connectors.wechat_channels_board.poll import Poller
from kaibo.connectors.wechat_channels_board.tests.evening import (
    MINUTE_MS,
    SRC,
    Evening,
    evening,
    expected,
    latest,
    of_kind,
)
from kaibo.connectors.wechat_channels_board.tests.platform import START_MS, composed
from kaibo.live.events import Event

__all__ = ["evening"]


def test_a_quiet_evening_is_told_in_full_minute_by_minute(evening: Evening) -> None:
    evening.play(30)
    events = evening.log()
    assert events[0].kind == "source.open" and events[0].src == SRC
    assert len(of_kind(events, "source.")) == 1
    online = of_kind(events, "sample.online")
    assert [(e.ts, e.n) for e in online] == [
        (START_MS + m * MINUTE_MS, 40 + m % 7) for m in range(30)
    ]
    assert latest(events) == expected(29)
    # What has not changed is not told again: nobody tipped, and the product was pitched once.
    assert (
        len(of_kind(events, "report.tippers")) == 1 and len(of_kind(events, "report.pitches")) == 1
    )


def test_a_show_that_ends_is_told_to_its_end_and_let_go(evening: Evening) -> None:
    data = "/channels/livedashboard/getlivedata"
    evening.play(10)
    before = evening.platform.asked.count(data)
    evening.platform.living = False
    for round_ in range(30):
        # The clock runs on, the show does not; twelve minutes later it gets its last numbers.
        evening.platform.minute = 10 if round_ < 12 else 12
        evening.at += int(evening.poller.once() * 1_000)
    events = evening.log()
    final = [e for e in of_kind(events, "report.") if e.prec is not None]
    assert {(e.ts - START_MS, e.prec) for e in final} == {
        (5 * MINUTE_MS, 5 * MINUTE_MS), (6 * MINUTE_MS, 6 * MINUTE_MS),
    }  # fmt: skip
    assert latest(final) == expected(12)
    assert [e.kind for e in of_kind(events, "source.")] == ["source.open", "source.close"]
    # A quarter of an hour after it was seen to have ended, and then no more.
    assert evening.platform.asked.count(data) == before + 15
    assert len(of_kind(events, "sample.online")) == 10


def test_while_nobody_is_on_air_it_looks_at_today_and_yesterday_of_china(evening: Evening) -> None:
    evening.platform.shows = False
    evening.play(3)
    assert evening.log() == [] and evening.poller.trouble == ""
    assert evening.platform.days == [20251121, 20251122] * 3
    evening.at = START_MS + 5 * 3_600_000  # after midnight: the show of yesterday still runs
    evening.platform.shows = True
    evening.platform.minute = 300
    evening.poller.once()
    assert evening.platform.days[-2:] == [20251122, 20251123]
    assert latest(evening.log()) == expected(300)


def test_a_server_that_starts_in_the_middle_tells_all_anew_and_the_totals_agree(
    evening: Evening,
) -> None:
    evening.play(8)
    first = latest(evening.log())
    client = evening.poller.client
    again = Poller("试", client, evening.tell, 60.0, lambda: evening.at, lambda s: True)
    evening.platform.minute = 8
    again.once()
    assert latest(evening.log()) == expected(8) and first == expected(7)


def test_the_totals_reach_the_show_that_runs(evening: Evening) -> None:
    def press(ident: str, kind: str, **more: Any) -> None:
        event = Event(id=ident, kind=kind, src="desk", ts=evening.at, **more)
        evening.engine.append("r1", "desk", [event]).result(20)

    press("s", "show.start", ref="9")
    evening.play(6)
    assert evening.totals() == dict(read_board(composed(5)).totals)
