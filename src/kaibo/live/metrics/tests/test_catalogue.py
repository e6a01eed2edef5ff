"""Promises of the catalogue: one id a number, known inputs, named variants, told apart both ways."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from kaibo.live.measures import LEVELS
from kaibo.live.metrics.catalogue import FAMILIES, METRIC, METRICS, METRICS_AT
from kaibo.live.metrics.define import Origin, Unit, Window
from kaibo.live.metrics.guide_words import GROUPS
from kaibo.live.metrics.inputs import INPUT
from kaibo.live.metrics.maturity import Maturity

WORDS = Path(__file__).parents[5] / "docs" / "words.md"
#: Numbers of the trade's terms this catalogue must define over what we count.
ROWS = {
    *(3, 4, 8, 9, 10, 11, 12, 13, 14, 15, 21, 22, 23, 25, 26, 27, 28, 31),
    *range(34, 51),
    *range(57, 62),
    *(64, 71, 72, 74),
}


def test_every_id_and_every_name_is_given_once() -> None:
    for values in ([m.id for m in METRICS], [m.zh for m in METRICS]):
        assert sorted(values) == sorted(set(values))
    assert list(METRIC) == [m.id for m in METRICS]


def test_no_term_of_the_trade_is_left_undefined() -> None:
    assert ROWS - {m.row for m in METRICS if m.group != "reported"} == set()


def test_ids_are_written_as_words_are_and_use_none_that_is_not_used() -> None:
    bare = [m.id.removeprefix("report.") for m in METRICS]
    assert [i for i in bare if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", i)] == []
    assert set(bare) & _unused() == set()
    assert [i for i in bare if {"gift", "session", "card", "aov"} & set(i.split("_"))] == []


def test_formulas_name_only_known_inputs() -> None:
    assert [m.id for m in METRICS if not m.num.inputs or not set(m.inputs) <= set(INPUT)] == []


def test_origin_says_whether_anybody_else_had_a_say() -> None:
    for metric in METRICS:
        told = any(INPUT[n].gauge or INPUT[n].total for n in metric.inputs)
        assert (metric.id, metric.origin) == (
            metric.id,
            Origin.REPORTED if told else Origin.COUNTED,
        )


def test_totals_of_a_platform_and_our_counts_never_meet_in_a_formula() -> None:
    for metric in METRICS:
        kinds = {bool(INPUT[n].total) for n in metric.inputs}
        assert (metric.id, kinds) == (metric.id, {metric.id.startswith("report.")})


def test_confusions_exist_and_are_mutual() -> None:
    pairs = {(m.id, other) for m in METRICS for other in m.confused_with}
    assert len(pairs) == sum(len(m.confused_with) for m in METRICS)
    assert {other for _, other in pairs} <= set(METRIC)
    assert pairs == {(b, a) for a, b in pairs}
    assert {a for a, b in pairs if a == b} == set()


def test_a_counted_number_and_its_reported_twin_are_told_apart() -> None:
    twins = [m for m in METRICS if f"report.{m.id}" in METRIC]
    assert len(twins) > 40
    assert [m.id for m in twins if f"report.{m.id}" not in m.confused_with] == []


def test_variants_of_one_ratio_name_each_other() -> None:
    """Ids that differ only in by whom they divide are the variants people mix up."""
    variants: defaultdict[str, set[str]] = defaultdict(set)
    for metric in METRICS:
        bare = metric.id.removeprefix("report.")
        stem = re.sub(r"_(people|times|online|1h|views)$", "", bare)
        variants[stem].add(metric.id)
    rates = {stem: ids for stem, ids in variants.items() if len(ids) > 1 and "rate" in stem}
    assert {"product_click_rate", "live_click_rate", "entry_rate", "refund_rate"} <= set(rates)
    for ids in rates.values():
        for ident in ids:
            assert ids - {ident} <= set(METRIC[ident].confused_with)


def test_metrics_are_offered_only_at_levels_there_are() -> None:
    assert [m.id for m in METRICS if len(set(m.levels)) != len(m.levels) or not m.levels] == []
    assert {level for m in METRICS for level in m.levels} == {*LEVELS, "lucky_bag"}
    for level, offered in METRICS_AT.items():
        assert [m.id for m in offered] == [m.id for m in METRICS if level in m.levels]


def test_a_denominator_of_entrants_is_offered_only_where_entrants_are_those_who_act() -> None:
    entrants = {"views", "viewers"}
    short = {"minute", "segment", "round", "talk"}
    own = {"visits_1min"}  # booked at the entry itself, so it fits any stretch
    wrong = [
        m.id
        for m in METRICS
        if entrants & set(m.den.inputs) and not own & set(m.num.inputs) and short & set(m.levels)
    ]
    assert wrong == []


def test_metrics_say_what_they_are_in_one_line() -> None:
    for metric in METRICS:
        assert metric.group in GROUPS
        assert metric.zh and metric.en and metric.source
        assert not re.search(r"[|\n]", metric.zh + metric.en + metric.source + metric.note)


def test_a_ratio_named_by_people_counts_people_and_one_by_times_does_not() -> None:
    for metric in METRICS:
        told = {INPUT[n].distinct for n in metric.inputs}
        if metric.id.endswith("_people"):
            assert (metric.id, told) == (metric.id, {"people"})
        if metric.id.endswith("_times"):
            assert (metric.id, "people" in told) == (metric.id, False)


def test_every_unit_window_and_maturity_of_the_closed_lists_is_in_use() -> None:
    assert {m.unit for m in METRICS} == set(Unit)
    assert {m.window for m in METRICS} == set(Window)
    assert {m.maturity for m in METRICS} == set(Maturity)


def test_families_name_only_metrics_that_exist_and_two_at_least() -> None:
    for family in FAMILIES:
        assert len(family.members) >= 2
        assert len(set(family.members)) == len(family.members)
        assert set(family.members) <= set(METRIC)


def test_the_same_show_is_four_gpms_and_none_is_taken_for_another() -> None:
    four = {"report.gpm_watch", "report.gpm_viewers", "report.gpm_show", "report.gpm_product"}
    assert len({METRIC[i].formula for i in four}) == 4
    for ident in four:
        assert four - {ident} <= set(METRIC[ident].confused_with)


def _unused() -> set[str]:
    table = WORDS.read_text(encoding="utf-8").partition("## Not used")[2].partition("\n## ")[0]
    unused = set(re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE))
    assert {"aov", "gpm", "roi"} <= unused
    return unused
