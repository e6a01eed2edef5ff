"""Promises of the numbers: every metric is what a hand works out, and unknown stays unknown."""

from __future__ import annotations

from kaibo.live.metrics.catalogue import METRIC, METRICS
from kaibo.live.metrics.define import Metric
from kaibo.live.metrics.reported import MIRRORED
from kaibo.live.metrics.tests.hand import COUNTED, INPUTS, ONLY_REPORTED, TOLD
from kaibo.live.metrics.totals import TOTALS
from kaibo.live.metrics.value import ValueJson, evaluate

REPORTED_INPUTS = {f"report.{t.name}": INPUTS[t.name] for t in TOTALS if t.name in INPUTS} | TOLD
#: A value for everything any formula names.
ALL_INPUTS = {f"report.{t.name}": 5 for t in TOTALS} | INPUTS | REPORTED_INPUTS


def _json(row: tuple[int, int, int | float, str]) -> ValueJson:
    num, den, value, unit = row
    return {"value": value, "num": num, "den": den, "unit": unit}


def _is_total(metric: Metric) -> bool:
    return not metric.den.inputs and len(metric.inputs) == 1


def test_the_tables_by_hand_leave_no_metric_out() -> None:
    ours = {m.id for m in METRICS if m.group != "reported"}
    ratios = {m.id for m in METRICS if m.group == "reported" and not _is_total(m)}
    assert set(COUNTED) == ours
    assert ratios == {*ONLY_REPORTED, *(f"report.{i}" for i in MIRRORED)}


def test_every_counted_metric_is_what_a_hand_works_out() -> None:
    for ident, row in COUNTED.items():
        got = evaluate(METRIC[ident], INPUTS).json()
        assert (ident, got) == (ident, _json(row))
        assert type(got["value"]) is type(row[2]), ident


def test_what_only_a_platform_knows_is_what_a_hand_works_out() -> None:
    for ident, row in ONLY_REPORTED.items():
        got = evaluate(METRIC[ident], REPORTED_INPUTS).json()
        assert (ident, got) == (ident, _json(row))


def test_a_reported_ratio_is_the_counted_one_over_the_platforms_totals() -> None:
    for ident in MIRRORED:
        got = evaluate(METRIC[f"report.{ident}"], REPORTED_INPUTS).json()
        assert (ident, got) == (ident, _json(COUNTED[ident]))


def test_a_reported_total_is_the_platforms_figure_in_the_unit_people_read() -> None:
    for total in TOTALS:
        name = f"report.{total.name}"
        [metric] = [m for m in METRICS if m.num.inputs == (name,) and _is_total(m)]
        sent = 3 * {"ms": 1000, "ppm": 1_000_000}.get(total.unit, 1)
        got = evaluate(metric, {name: sent}).json()
        assert (name, got) == (name, _json((sent, 1, 3, total.metric)))


def test_a_counted_number_never_falls_back_on_a_reported_one() -> None:
    for metric in METRICS:
        other = {k: v for k, v in ALL_INPUTS.items() if k not in metric.inputs}
        assert (metric.id, evaluate(metric, other).json()["value"]) == (metric.id, None)


def test_one_unknown_input_makes_the_value_unknown_and_keeps_the_other_part() -> None:
    for metric in METRICS:
        whole = evaluate(metric, ALL_INPUTS)
        assert whole.exact is not None, metric.id
        for name in metric.inputs:
            for lacking in (
                ALL_INPUTS | {name: None},
                {k: v for k, v in ALL_INPUTS.items() if k != name},
            ):
                got = evaluate(metric, lacking).json()
                num = None if name in metric.num.inputs else whole.num
                den = None if name in metric.den.inputs else whole.den
                unit = metric.unit.value
                assert got == {"value": None, "num": num, "den": den, "unit": unit}, metric.id


def test_nothing_is_divided_by_zero_and_both_parts_are_kept() -> None:
    for metric in METRICS:
        if metric.den.inputs:
            got = evaluate(metric, dict.fromkeys(metric.inputs, 0)).json()
            unit = metric.unit.value
            assert got == {"value": None, "num": 0, "den": 0, "unit": unit}, metric.id


def test_zero_over_something_is_zero_and_known() -> None:
    for metric in METRICS:
        inputs = dict.fromkeys(metric.den.inputs, 7) | dict.fromkeys(metric.num.inputs, 0)
        got = evaluate(metric, inputs).json()
        assert (metric.id, got["value"], got["num"]) == (metric.id, 0, 0)
        assert isinstance(got["value"], int)


def test_more_leaving_than_coming_is_a_negative_number() -> None:
    got = evaluate(METRIC["net_inflow"], {"views": 3, "leaves": 10, "air_ms": 60_000})
    assert got.json() == {"value": -7, "num": -7, "den": 60_000, "unit": "count_per_min"}
