"""How a model is learnt: runs of characters, a straight line between them, and honest figures.

The threshold is not chosen by a person: it is the lowest at which nine of ten texts that
were pointed at break a rule, on texts the model had not seen while it was learnt.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kaibo.domains.compliance.learnt.examples import Example, print_of
from kaibo.domains.compliance.learnt.model import FORM, Figures, Model, plain, runs

#: Fewer of either kind teach nothing.
FEWEST = 50
PRECISION = 0.9
_FOLDS = 5
#: How far a weight may go; found by trying 1, 3, 10, 30 on the packs' examples.
_REACH = 10.0
_SEED = 2026


class TooFew(ValueError):
    """Not enough examples to learn from."""


def learn(
    examples: Sequence[Example], packs: Mapping[str, str], *, decisions: int, now: int
) -> Model:
    """A model of these examples. Seconds for some thousands, one run like another. Raises TooFew, and
    ImportError without scikit-learn (extra `learnt`)."""
    breaking = sum(one.breaks for one in examples)
    if min(breaking, len(examples) - breaking) < FEWEST:
        raise TooFew(
            f"违规和合规的例句都要 {FEWEST} 句以上，现在是 {breaking} 和 {len(examples) - breaking}。"
        )
    import numpy as np

    texts = [plain(one.text) for one in examples]
    breaks = np.array([one.breaks for one in examples])
    unseen, by_rule = _judged_unseen(texts, breaks, [one.rule for one in examples])
    threshold = _threshold(unseen, breaks)
    told, new = unseen >= threshold, by_rule >= threshold
    vectors, line = _fitted(texts, breaks)
    names = vectors.get_feature_names_out()
    return Model(
        form=FORM,
        made_at=now,
        packs=dict(packs),
        learnt_from=print_of(examples),
        examples=len(examples),
        decisions=decisions,
        threshold=threshold,
        intercept=float(line.intercept_[0]),
        weights={str(run): float(one) for run, one in zip(names, line.coef_[0], strict=True)},
        rarity={str(run): float(one) for run, one in zip(names, vectors.idf_, strict=True)},
        figures=Figures(
            precision=float(breaks[told].mean()) if told.any() else 1.0,
            recall=float(told[breaks].mean()),
            near=float(told[~breaks].mean()),
            by_rule=float(new[breaks].mean()),
        ),
    )


def _fitted(texts: Sequence[str], breaks: Any) -> tuple[Any, Any]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors = TfidfVectorizer(
        analyzer=lambda text: list(runs(text).elements()), sublinear_tf=True, min_df=2
    )
    line = LogisticRegression(C=_REACH, class_weight="balanced", max_iter=2_000)
    line.fit(vectors.fit_transform(texts), breaks)
    return vectors, line


def _judged_unseen(texts: Sequence[str], breaks: Any, rules: Sequence[str]) -> tuple[Any, Any]:
    """(likelihoods by models that had not seen the text, by models that had seen no text of its
    rule)."""
    import numpy as np
    from sklearn.model_selection import GroupKFold, StratifiedKFold

    every = np.array(texts, dtype=object)
    out = []
    for folds, groups in (
        (StratifiedKFold(_FOLDS, shuffle=True, random_state=_SEED), None),
        (GroupKFold(_FOLDS), rules),
    ):
        found = np.zeros(len(texts))
        for seen, unseen in folds.split(every, breaks, groups):
            vectors, line = _fitted(every[seen], breaks[seen])
            found[unseen] = line.predict_proba(vectors.transform(every[unseen]))[:, 1]
        out.append(found)
    return out[0], out[1]


def _threshold(likelihoods: Any, breaks: Any) -> float:
    """The lowest likelihood from which on PRECISION is kept; 1 where none does."""
    import numpy as np

    order = np.argsort(-likelihoods, kind="stable")
    falling = likelihoods[order]
    kept = np.cumsum(breaks[order]) / np.arange(1, len(order) + 1) >= PRECISION
    # Equally likely ones are pointed at together: between them there is no threshold.
    kept &= np.append(falling[1:] != falling[:-1], True)
    return float(falling[kept.nonzero()[0][-1]]) if kept.any() else 1.0
