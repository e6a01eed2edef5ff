"""Learning anew for a data folder: from the packs in use, and what the team decided on air."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kaibo.domains.compliance.engine.shipped import shipped_checker
from kaibo.domains.compliance.learnt import examples
from kaibo.domains.compliance.learnt.examples import Example
from kaibo.domains.compliance.learnt.model import Figures, save
from kaibo.domains.compliance.learnt.standing import model_path
from kaibo.domains.compliance.learnt.training import learn


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt, from how many of each, and where it is kept."""

    breaking: int
    lawful: int
    decisions: int
    threshold: float
    figures: Figures
    path: Path


def learn_again(data: Path, decided: Iterable[tuple[str, str, str]], now: int) -> Learnt:
    """Learn and keep the model in the data folder. `decided` are (text, rule, ending) of alerts,
    oldest first: of the same words and rule the last word holds. Raises TooFew, and ImportError
    without scikit-learn."""
    packs = shipped_checker().packs
    ours: dict[tuple[str, str], Example] = {}
    for text, rule, ending in decided:
        if one := examples.of_decision(text, rule, ending):
            ours[text, rule] = one
    every = [*examples.of_packs(packs), *ours.values()]
    model = learn(every, examples.versions(packs), decisions=len(ours), now=now)
    path = model_path(data)
    save(model, path)
    breaking = sum(one.breaks for one in every)
    return Learnt(breaking, len(every) - breaking, len(ours), model.threshold, model.figures, path)
