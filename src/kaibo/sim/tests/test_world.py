"""The parts whose laws were measured on real data keep to them: comments, payments, returns."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from kaibo.live.mask import mask
from kaibo.sim.chatter import TOPICS, line
from kaibo.sim.crowd import LAST_ENTRY_MS, Crowd
from kaibo.sim.packing import pack, unpack
from kaibo.sim.streams import Streams
from kaibo.sim.till import HOUR_MS, Till
from kaibo.sim.traffic import Feedback
from kaibo.sim.voices import next_mood
from kaibo.sim.world import SOURCES, W0


def test_comments_a_minute_are_as_uneven_and_as_sticky_as_measured() -> None:
    """Negative binomial with phi .27 and lag-1 correlation .28, at the 13 a minute of a room."""
    rng, mood, mean = np.random.default_rng(1), -1.0, 13.0
    counts = np.empty(40_000)
    for i in range(len(counts)):
        mood = next_mood(W0, mood, rng)
        counts[i] = rng.poisson(mean * mood)
    phi = (counts.var() - counts.mean()) / counts.mean() ** 2
    lag = np.corrcoef(counts[1:], counts[:-1])[0, 1]
    assert counts.mean() == pytest.approx(mean, rel=0.02)
    assert phi == pytest.approx(0.27, abs=0.015)
    assert lag == pytest.approx(0.28, abs=0.015)


def test_payments_come_as_late_and_as_often_as_measured() -> None:
    """Paid .859; median 10 s, sigma .97; 3.2 % after ten minutes. Returns .24 of the paid."""
    rng, till = np.random.default_rng(2), Till()
    orders = [till.open(W0, 0, 0, 0, 1, 100, 0, 0.24, rng) for _ in range(40_000)]
    delay = np.array([o.paid for o in orders if o.paid >= 0]) / 1000
    quick = np.log(delay[delay < 600])
    assert len(delay) / len(orders) == pytest.approx(0.859, abs=0.006)
    assert np.exp(np.median(quick)) == pytest.approx(10, rel=0.03)
    assert quick.std() == pytest.approx(0.97, abs=0.02)
    assert (delay >= 600).mean() == pytest.approx(0.032, abs=0.003)
    returned = [o for o in orders if o.refunded >= 0]
    assert len(returned) / len(delay) == pytest.approx(0.24, abs=0.008)
    assert all(o.refunded > o.paid for o in returned)
    late = [o.refunded >= 0 for o in orders if o.paid >= 600_000]
    assert np.mean(late) == pytest.approx(0.24, abs=0.05)
    early = [o for o in returned if o.refund_within_hour]
    assert all((o.refunded - o.paid < HOUR_MS) == o.refund_within_hour for o in returned)
    assert len(early) / len(returned) == pytest.approx(W0.return_1h, abs=0.02)


def test_what_falls_due_at_an_instant_belongs_to_the_time_after_it() -> None:
    rng, till = np.random.default_rng(2), Till()
    paid = [till.open(W0, 0, 0, 0, 1, 100, 0, 0.0, rng).paid for _ in range(20)]
    first = min(p for p in paid if p >= 0)
    assert till.due(first) == []
    assert [d.at for d in till.due(first + 1)] == [first]
    assert [d.at for d in till.due(None)] == sorted(p for p in paid if p > first)
    assert till.due(None) == []


def test_viewers_of_every_source_stay_by_its_own_law() -> None:
    """Bouncers leave at 1/8 s, the others by source: the share still there after 65 s."""
    rng, crowd, many = np.random.default_rng(3), Crowd(1), 20_000
    crowd.move(W0, np.full(SOURCES, many), 0.0, rng)
    for _ in range(12):
        crowd.move(W0, np.zeros(SOURCES, np.int64), 0.0, rng)
    here = np.bincount(crowd.people.source, minlength=SOURCES) / many
    since = 65 - (np.arange(1000) + 0.5) / 1000 * LAST_ENTRY_MS / 1000
    for i, (bounce, stay) in enumerate(zip(W0.bounce, W0.stay_s, strict=True)):
        law = bounce * np.exp(-since / 8) + (1 - bounce) * np.exp(-since / stay)
        assert here[i] == pytest.approx(law.mean(), abs=0.012)


def test_the_platform_pushes_what_sells_more_than_at_first_and_never_beyond_its_bounds() -> None:
    feedback = Feedback()
    assert feedback.boost(W0, 3600) == 1
    for second in range(0, 600, 5):
        feedback.learn(W0, second, 1000, 10)
    assert feedback.boost(W0, 595) == 1
    assert feedback.boost(W0, 600) == pytest.approx(1)
    same = (feedback.first_value, feedback.first_entries)
    for second in range(600, 6000, 5):
        feedback.learn(W0, second, 2000, 10)
    assert feedback.boost(W0, 6000) == pytest.approx(1.35, abs=1e-6)
    assert (feedback.first_value, feedback.first_entries) == same
    for second in range(6000, 9000, 5):
        feedback.learn(W0, second, 99_000, 10)
    assert feedback.boost(W0, 9000) == 1.8
    for second in range(9000, 19_000, 5):
        feedback.learn(W0, second, 0, 10)
    assert feedback.boost(W0, 19_000) == pytest.approx(0.65, abs=1e-6)


def test_random_numbers_depend_on_seed_purpose_and_bin_and_on_nothing_else() -> None:
    streams = Streams(1)
    first = streams.at("shop", 3).random(5)
    streams.at("pay", 3).random(1000)
    streams.at("shop", 4).integers(0, 9, 3)
    np.testing.assert_array_equal(streams.at("shop", 3).random(5), first)
    np.testing.assert_array_equal(Streams(1).at("shop", 3).random(5), first)
    others = [
        streams.at("pay", 3).random(5),
        streams.at("shop", 4).random(5),
        Streams(2).at("shop", 3).random(5),
    ]
    assert all((other != first).all() for other in others)


def test_half_a_word_left_over_by_one_bin_does_not_reach_another() -> None:
    """Philox keeps the second half of a 64-bit word for the next 32-bit draw."""
    streams = Streams(1)
    clean = streams.at("talk", 5).integers(0, 2**31, 3, dtype=np.int32)
    streams.at("talk", 4).integers(0, 2**31, 1, dtype=np.int32)
    again = streams.at("talk", 5).integers(0, 2**31, 3, dtype=np.int32)
    np.testing.assert_array_equal(again, clean)


@pytest.mark.parametrize(
    "array",
    [
        np.array([1, -(2**62)], np.int64),
        np.array([0.1, -0.0, 1e300]),
        np.zeros((0, 7), np.bool_),
        np.eye(3, dtype=np.bool_),
    ],
)
def test_an_array_survives_packing_bit_for_bit(array: np.ndarray) -> None:
    back = unpack(pack(array))
    assert (back.dtype, back.shape, back.tobytes()) == (array.dtype, array.shape, array.tobytes())
    back[...] = 0  # and may be written to


def test_every_line_is_plain_talk_without_anything_to_mask() -> None:
    for topic, lines in TOPICS.items():
        assert len(set(lines)) == len(lines) >= 5
        for i in range(len(lines)):
            text = line(topic, (i + 0.5) / len(lines), 3)
            assert mask(text) == text
            assert "{" not in text
            assert len(text) <= 20
    assert line("price", 0.0, 3) == "3号多少钱"


def test_the_guide_tells_the_source_of_every_parameter() -> None:
    guide = Path(__file__).parents[4] / "docs" / "guide" / "sim.md"
    table = guide.read_text("utf-8").partition("## The defaults")[2].partition("\n## ")[0]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("|")]
    told = {word for row in rows for word in re.findall(r"\w+", row)}
    assert set(W0.__struct_fields__) - told == set()
