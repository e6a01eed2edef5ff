"""Promises of the second look: it only asks a person to read again, says what it weighs, and is left
out when it is not this folder's, or older than the packs."""

from __future__ import annotations

import gzip
import math
from pathlib import Path

import msgspec
import numpy as np
import pytest

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.shipped import shipped_packs
from kaibo.domains.compliance.engine.verdicts import Verdict
from kaibo.domains.compliance.learnt import examples, standing
from kaibo.domains.compliance.learnt.examples import Example
from kaibo.domains.compliance.learnt.model import (
    MOST,
    Model,
    likelihood,
    load,
    plain,
    point,
    runs,
    save,
)
from kaibo.domains.compliance.learnt.training import FEWEST, PRECISION, TooFew, _threshold, learn
from kaibo.domains.compliance.marking import Text, check_texts, code_units


@pytest.fixture(scope="module")
def learnt() -> Model:
    """Of the packs' own examples."""
    packs = shipped_packs()
    return learn(examples.of_packs(packs), examples.versions(packs), decisions=0, now=7)


@pytest.fixture
def in_use(learnt: Model, tmp_path: Path, settings: object) -> Model:
    """The model, in this data folder."""
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    save(learnt, standing.model_path())
    return learnt


def test_the_threshold_keeps_its_precision_on_texts_that_were_not_seen(learnt: Model) -> None:
    figures = learnt.figures
    assert figures.precision >= PRECISION
    # Measured, not promised: what it finds of examples, and of rules it had never seen.
    assert 0.25 < figures.recall < 0.6 and 0.25 < figures.by_rule < 0.6
    assert figures.near < 0.08


def test_the_same_examples_teach_the_same_in_any_order(learnt: Model) -> None:
    packs = shipped_packs()
    every = examples.of_packs(packs)
    assert examples.print_of(every) == examples.print_of(reversed(every)) == learnt.learnt_from
    assert learnt.examples == len(every) > 2_000
    again = learn(every, learnt.packs, decisions=0, now=7)
    assert again == learnt


def test_reading_needs_no_library_and_is_what_the_library_says(learnt: Model) -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer

    text = plain("这款面霜三天祛斑，不行退你十倍")
    vectors = TfidfVectorizer(
        analyzer=lambda one: list(runs(one).elements()), sublinear_tf=True,
        vocabulary=sorted(learnt.rarity),
    )  # fmt: skip
    vectors.fit([text])
    vectors.idf_ = np.array([learnt.rarity[run] for run in sorted(learnt.rarity)])
    row = vectors.transform([text]).toarray()[0]
    sum_ = learnt.intercept + sum(
        value * learnt.weights[run] for run, value in zip(sorted(learnt.rarity), row, strict=True)
    )
    assert likelihood(learnt, text) == pytest.approx(1 / (1 + math.exp(-sum_)), abs=1e-12)


def test_what_is_pointed_at_says_which_words_weighed(learnt: Model) -> None:
    breaking = max(
        (one.text for one in examples.of_packs(shipped_packs()) if one.breaks),
        key=lambda text: likelihood(learnt, text),
    )
    found = point(learnt, breaking)
    assert found is not None and found.likelihood >= learnt.threshold
    assert found.words and all(word in plain(breaking) for word in found.words)
    assert point(learnt, "今天给大家看一下这件卫衣的三个颜色") is None


@pytest.mark.parametrize("text", ["", "   ", "😀" * 10, "\ud800", "啊" * 1_000_000, "\u202e倒"])
def test_any_text_is_looked_at_in_bounded_time(learnt: Model, text: str) -> None:
    assert 0 <= likelihood(learnt, text) <= 1
    assert len(plain(text)) <= 4 * MOST


def test_a_second_look_is_no_verdict_and_stands_only_where_nothing_was_found(
    in_use: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    low = msgspec.structs.replace(in_use, threshold=0.0)
    monkeypatch.setattr(standing, "load", lambda _: low)
    text = "全网最低价。今天看这件卫衣😀，三个颜色\n还有两个码！"
    [marked] = check_texts([Text("k", text, "script")], Context(surface="script"), again=True)
    again = [mark.finding for mark in marked.marks if mark.finding.verdict is Verdict.REVIEW]
    assert [found.span for found in again] == ["今天看这件卫衣😀，三个颜色", "还有两个码"]
    assert all(text[found.start : found.end] == found.span for found in again)
    assert code_units(text, again[1].start) == again[1].start + 1
    [alone] = check_texts([Text("k", "看看卫衣", "script")], Context(surface="script"), again=True)
    assert (alone.verdict, len(alone.marks)) == (Verdict.OK, 1)
    [without] = check_texts([Text("k", "看看卫衣", "script")], Context(surface="script"))
    assert without.marks == ()


def test_a_model_older_than_the_packs_or_broken_is_left_out_and_says_why(
    in_use: Model, tmp_path: Path
) -> None:
    path = standing.model_path()
    assert standing.standing().model == in_use
    save(msgspec.structs.replace(in_use, packs={**in_use.packs, "china": "0"}), path)
    found = standing.standing()
    assert found.model is None and "规则包更新过" in found.why
    path.write_bytes(b"not a model")
    assert "不是学出来的模型" in standing.standing().why
    path.write_bytes(gzip.compress(b'{"form": 1}'))
    with pytest.raises(ValueError, match="不是学出来的模型"):
        load(path)
    path.unlink()
    assert "kaibo learn" in standing.standing().why


def test_decisions_of_the_team_teach_what_they_say_and_no_more() -> None:
    assert examples.of_decision("三天祛斑", "EFF-01", "corrected") == Example(
        "三天祛斑", "EFF-01", True
    )
    for ending in ("misheard", "not_ours", "harmless"):
        assert examples.of_decision("三天祛斑", "EFF-01", ending) == Example(
            "三天祛斑", "EFF-01", False
        )
    for ending in ("proved", "handled", ""):
        assert examples.of_decision("三天祛斑", "EFF-01", ending) is None


def test_too_few_examples_are_refused_with_their_number() -> None:
    few = [Example(str(at), "A", True) for at in range(FEWEST)]
    with pytest.raises(TooFew, match=f"{FEWEST} 句以上，现在是 {FEWEST} 和 0"):
        learn(few, {}, decisions=0, now=0)


def test_of_texts_that_are_equally_likely_all_are_pointed_at_or_none() -> None:
    likelihoods = np.array([0.9] * 9 + [0.5, 0.5])
    breaks = np.array([True] * 9 + [False, False])
    # The first of the two would leave nine of ten right, both nine of eleven.
    assert _threshold(likelihoods, breaks) == 0.9
