"""A learnt model as plain numbers: weights of runs of one to four characters. [plain]

Reading a text with it needs no library: the share of every run is its weight times how often it
stands there, and the sum through the logistic curve is the likelihood. It is kept as JSON, which can
run nothing.
"""

from __future__ import annotations

import gzip
import math
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kaibo.domains.compliance.engine.reading.folding import fold

FORM = 1
LONGEST_RUN = 4
#: A longer text is looked at sentence by sentence by who asks; one is cut here (characters).
MOST = 500
#: So many words that weighed most are shown.
SHOWN = 3


class Figures(msgspec.Struct, frozen=True):
    """Measured on examples the model had not seen: of a hundred lines it points at so many break a
    rule (`precision`), of a hundred that do it finds so many (`recall`), of a hundred lawful ones
    that sound alike it points at so many (`near`). `by_rule`: recall on rules it had never seen."""

    precision: float
    recall: float
    near: float
    by_rule: float


class Model(msgspec.Struct, frozen=True):
    """`weights` are by run of characters (already times its rarity); `rarity` for the length of a
    text's vector. A text at or above `threshold` should be read by a person."""

    form: int
    made_at: int
    packs: dict[str, str]
    learnt_from: str
    examples: int
    decisions: int
    threshold: float
    intercept: float
    weights: dict[str, float]
    rarity: dict[str, float]
    figures: Figures


@dataclass(frozen=True, slots=True)
class Pointed:
    """A text that should be read once more: `likelihood` 0–1, `words` what weighed most in it."""

    likelihood: float
    words: tuple[str, ...]


def plain(text: str) -> str:
    """The text as it is learnt and read: folded, blanks as one."""
    return " ".join(fold(text[:MOST]).text.split())


def runs(text: str) -> Counter[str]:
    """Every run of one to LONGEST_RUN characters of a plain text, with how often it stands there."""
    return Counter(
        text[at : at + size]
        for size in range(1, LONGEST_RUN + 1)
        for at in range(len(text) - size + 1)
    )


def likelihood(model: Model, text: str) -> float:
    """How likely the text breaks a rule, 0–1."""
    return _curve(model.intercept + sum(_shares(model, text).values()))


def point(model: Model, text: str) -> Pointed | None:
    """What should be read once more; None for what looks lawful."""
    shares = _shares(model, text)
    found = _curve(model.intercept + sum(shares.values()))
    if found < model.threshold:
        return None
    return Pointed(found, _telling(shares))


def _shares(model: Model, text: str) -> dict[str, float]:
    counted = {
        run: (1.0 + math.log(count)) * rarity
        for run, count in runs(plain(text)).items()
        if (rarity := model.rarity.get(run)) is not None
    }
    length = math.sqrt(sum(value * value for value in counted.values()))
    return {run: value / length * model.weights[run] for run, value in counted.items()}


def _telling(shares: dict[str, float]) -> tuple[str, ...]:
    """The runs of two characters or more that weighed most, none within another."""
    told: list[str] = []
    for run in sorted(shares, key=lambda one: -shares[one]):
        if shares[run] <= 0 or len(told) == SHOWN:
            break
        word = run.strip()
        if len(word) > 1 and not any(word in other or other in word for other in told):
            told.append(word)
    return tuple(told)


def _curve(value: float) -> float:
    return 1 / (1 + math.exp(-value)) if value > -700 else 0.0


def save(model: Model, path: Path) -> None:
    """Write it beside and put it in place at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    beside.write_bytes(gzip.compress(msgspec.json.encode(model), 6))
    beside.replace(path)


def load(path: Path) -> Model:
    """The model of a file. Raises ValueError for what is none, or is of another form."""
    try:
        model = msgspec.json.decode(gzip.decompress(path.read_bytes()), type=Model)
    except (OSError, EOFError, msgspec.DecodeError) as wrong:
        raise ValueError(f"{path} 不是学出来的模型：{wrong}") from wrong
    if model.form != FORM or model.weights.keys() != model.rarity.keys():
        raise ValueError(f"{path} 是别的版本的模型，请用 kaibo learn 再学一次。")
    return model
