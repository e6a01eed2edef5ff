"""Promises of the smaller rules: what may be compared, what adds up, who sees which, whose board."""

from __future__ import annotations

import pytest

from kaibo.domains.control.rules.boxes import BOXES, BoxUnit
from kaibo.domains.review.boards.gathering import metric_of
from kaibo.domains.review.boards.rules.adding import HOURLY, added, adds
from kaibo.domains.review.boards.rules.duties import BOARDS, HOUR, LIKE, ROUND, board_of
from kaibo.domains.review.boards.rules.fitness import Unfit, grows, unfit
from kaibo.domains.review.boards.rules.readings import READINGS
from kaibo.domains.review.boards.rules.sights import rights_for
from kaibo.kit.clock import DAY
from kaibo.kit.clock import HOUR as HOUR_MS
from kaibo.kit.rights import RIGHTS, Duty
from kaibo.live.metrics import METRIC, METRICS, Unit

END = 1_000 * DAY


@pytest.mark.parametrize(
    ("metric", "grown"),
    [
        ("gmv", True), ("viewers", True), ("peak_online", True), ("air_time", True),
        ("gmv_per_hour", False), ("view_buy_rate_people", False), ("online", False),
        ("gmv_5min", False), ("report.gmv", True),
    ],
)  # fmt: skip
def test_what_only_grows_while_a_row_runs(metric: str, grown: bool) -> None:
    assert grows(METRIC[metric]) is grown
    assert unfit(METRIC[metric], None, True, END) is (Unfit.RUNS if grown else None)


def test_an_hour_on_air_in_part_is_compared_by_rates_alone() -> None:
    assert unfit(METRIC["gmv"], END, False, END) is Unfit.PART
    assert unfit(METRIC["gmv_per_hour"], END, False, END) is None


def test_refunds_are_compared_when_something_speaks_of_the_fifteenth_day() -> None:
    net = METRIC["net_refunds"]
    assert unfit(net, END, True, END + 15 * DAY) is None
    assert unfit(net, END, True, END + 15 * DAY - 1) is Unfit.UNRIPE
    assert unfit(net, END, True, None) is Unfit.UNRIPE
    hour = METRIC["net_1h"]
    assert unfit(hour, END, True, END + HOUR_MS) is None
    assert unfit(hour, END, True, END + HOUR_MS - 1) is Unfit.UNRIPE
    assert unfit(METRIC["gmv"], END, True, None) is None


def test_what_adds_up_and_what_does_not() -> None:
    for name in ("gmv", "orders_paid", "net_1h", "gmv_per_hour", "avg_online", "report.gmv"):
        assert adds(METRIC[name]), name
    for name in ("viewers", "buyers", "peak_online", "online", "value_per_viewer", "gmv_5min",
                 "follow_rate_online", "report.viewers", "report.avg_online"):  # fmt: skip
        assert not adds(METRIC[name]), name


def test_sums_of_parts_by_hand() -> None:
    assert added(METRIC["gmv"], [(100, 1), (250, 1)]) == (350, 1)
    assert added(METRIC["gmv"], [(100, 1), (None, 1)]) == (None, 1), "one unknown part"
    assert added(METRIC["gmv"], []) == (None, 1), "nothing is not zero"
    assert added(METRIC["gmv_per_hour"], [(100, 60_000), (300, 30_000)]) == (400, 90_000)
    # Two people for a minute, none looked at in the next, six for half of the third.
    online = [(120_000, 60_000), (None, None), (180_000, 30_000)]
    assert added(METRIC["avg_online"], online) == (300_000, 90_000)
    assert added(METRIC["peak_online"], [(4, 1), (None, 1), (9, 1)]) == (9, 1)


def test_an_hour_is_told_of_nothing_that_minutes_cannot_make() -> None:
    names = {one.id for one in HOURLY}
    assert {"gmv", "views", "avg_online", "peak_online", "report.spend"} <= names
    assert not names & {"viewers", "buyers", "online", "view_buy_rate_people"}


def test_each_board_has_as_many_numbers_as_its_duty_can_look_at() -> None:
    assert {duty.value: len(slots) for duty, slots in BOARDS.items()} == {
        "lead": 6, "operator": 12, "floor": 9, "media_buyer": 8, "host": 5,
    }  # fmt: skip
    for slots in (*BOARDS.values(), HOUR, ROUND):
        names = [name for slot in slots for name in slot]
        assert len(names) == len(set(names)), "a number stands in one slot"
        assert all(metric_of(name) for name in names)


def test_every_duty_has_a_board() -> None:
    assert {duty: board_of(frozenset({duty})) for duty in Duty} == {
        duty: LIKE.get(duty, duty) for duty in Duty
    }
    assert set(BOARDS) | set(LIKE) == set(Duty) and set(LIKE.values()) <= set(BOARDS)
    assert board_of(frozenset()) is Duty.FLOOR
    assert board_of(frozenset({Duty.HOST, Duty.OPERATOR})) is Duty.OPERATOR


def seen_by(duty: Duty) -> set[str]:
    every = [*METRICS, *READINGS.values()]
    return {one.id for one in every if all(duty in RIGHTS[right] for right in rights_for(one))}


def test_a_host_sees_no_ads_and_no_cost_and_an_editor_no_amount() -> None:
    hosts = seen_by(Duty.HOST)
    assert {"gmv", "gmv_per_hour", "views", "report.gmv"} <= hosts
    hidden = {
        "report.spend", "report.spend_promoted", "report.roi_net", "reading.spend", "commission",
        "settled", "platform_fee", "other_fees", "report.commission_due", "report.ad_gmv",
        "report.paid_viewers",
    }  # fmt: skip
    assert not hosts & hidden
    assert hidden <= seen_by(Duty.LEAD)
    for duty in (Duty.EDITING, Duty.COMPLIANCE):
        amounts = {one.id for one in METRICS if one.unit.value.startswith("fen")}
        assert not seen_by(duty) & (amounts | {"reading.gmv", "report.roi_net"})
    floor = seen_by(Duty.FLOOR)
    assert "report.roi_net" in floor and "commission" not in floor
    assert {name for slot in BOARDS[Duty.HOST] for name in slot} <= hosts


def test_the_readings_are_the_twelve_boxes_under_their_names() -> None:
    assert list(READINGS) == [f"reading.{box.id}" for box in BOXES]
    units = {BoxUnit.MONEY: {Unit.FEN}, BoxUnit.TIME: {Unit.SECOND}}
    counts = {Unit.COUNT, Unit.COUNT_PER_HOUR}
    for box, metric in zip(BOXES, READINGS.values(), strict=True):
        assert metric.zh == f"手报 {box.zh}"
        assert metric.unit in units.get(box.unit, counts)
