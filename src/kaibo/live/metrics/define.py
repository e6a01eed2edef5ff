"""What a metric is: a formula over inputs, with its unit, window, levels, origin and maturity.

A formula is data, not code: a sum of terms, each a whole coefficient times inputs. It is written
and printed in one notation, `views - leaves`, `interactors * online_observed_ms`, `1`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import prod
from typing import TypedDict, Unpack

from kaibo.live.metrics.maturity import Maturity


class Unit(StrEnum):
    """The closed list of units a metric may have."""

    RATIO = "ratio"
    MULTIPLE = "multiple"
    COUNT = "count"
    COUNT_PER_MIN = "count_per_min"
    COUNT_PER_HOUR = "count_per_hour"
    FEN = "fen"
    FEN_PER_1000 = "fen_per_1000"
    FEN_PER_MIN = "fen_per_min"
    FEN_PER_HOUR = "fen_per_hour"
    COIN = "coin"
    SECOND = "s"
    POINT = "point"


class Window(StrEnum):
    """The time a metric looks at."""

    ROW = "row"
    INSTANT = "instant"
    LAST_5_MINUTES = "last_5_minutes"
    BEST_MINUTE = "best_minute"
    LUCKY_BAG = "lucky_bag"
    FIRST_HOUR = "first_hour"
    SINCE_ORDER = "since_order"
    SHOW = "show"


class Origin(StrEnum):
    """Who counted. A formula with one reported input is reported; the two never stand in for
    each other."""

    COUNTED = "counted"
    REPORTED = "reported"


#: Levels at which a metric means something. Stretches of time, all of them:
TIME = ("show", "minute", "segment", "shift", "host", "round", "talk")
#: Stretches long enough that those who act are nearly those who entered within them.
LONG = ("show", "shift", "host")
SHOW = ("show",)
PRODUCT = ("product",)
CHANNEL = ("channel",)
LUCKY_BAG = ("lucky_bag",)

_TERM = re.compile(r"[a-z0-9_.]+(?: \* [a-z0-9_.]+)*")


@dataclass(frozen=True, slots=True)
class Term:
    """`coefficient` times the product of the inputs `of`."""

    coefficient: int
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Formula:
    """A sum of terms."""

    terms: tuple[Term, ...]

    @classmethod
    def read(cls, text: str) -> Formula:
        """The formula written as `a - b`, `60 * a * b`, `1`. ValueError if it is none."""
        terms = []
        for sign, body in re.findall(r"(^|(?: [+-] ))((?:(?! [+-] ).)*)", text):
            if not _TERM.fullmatch(body):
                raise ValueError(f"not a formula: {text!r}")
            factors = body.split(" * ")
            whole = prod(int(f) for f in factors if f.isdigit())
            names = tuple(f for f in factors if not f.isdigit())
            terms.append(Term(-whole if sign == " - " else whole, names))
        return cls(tuple(terms))

    def __str__(self) -> str:
        out = ""
        for term in self.terms:
            size = abs(term.coefficient)
            shown = [str(size)] if size != 1 or not term.of else []
            sign = "- " if term.coefficient < 0 else "+ " if out else ""
            out += f"{' ' if out else ''}{sign}{' * '.join([*shown, *term.of])}"
        return out

    @property
    def inputs(self) -> tuple[str, ...]:
        """Ids of the inputs, each once, in order of appearance."""
        return tuple(dict.fromkeys(name for term in self.terms for name in term.of))

    def renamed(self, names: Mapping[str, str]) -> Formula:
        """The same formula over other inputs."""
        return Formula(
            tuple(Term(t.coefficient, tuple(names[name] for name in t.of)) for t in self.terms)
        )

    def total(self, values: Mapping[str, int | None]) -> int | None:
        """The sum; None as soon as one input is unknown or not given."""
        out = 0
        for term in self.terms:
            product = term.coefficient
            for name in term.of:
                value = values.get(name)
                if value is None:
                    return None
                product *= value
            out += product
        return out


ONE = Formula((Term(1, ()),))


@dataclass(frozen=True, slots=True)
class Metric:
    """A number people read: value = `num` / `den` × `scale`, in `unit`.

    `row` is the number of the trade's term in the catalogue (equal for all that go by one name),
    `source` says whose definition it is, `note` what to beware of (Chinese, for the guide).
    `confused_with` are the ids that go by the same name and are other numbers.
    """

    id: str
    zh: str
    en: str
    group: str
    num: Formula
    den: Formula
    unit: Unit
    row: int | None
    source: str
    levels: tuple[str, ...]
    scale: Fraction = Fraction(1)
    window: Window = Window.ROW
    origin: Origin = Origin.COUNTED
    maturity: Maturity = Maturity.EVENT
    note: str = ""
    confused_with: tuple[str, ...] = ()

    @property
    def inputs(self) -> tuple[str, ...]:
        """Ids of all inputs, numerator first."""
        return tuple(dict.fromkeys((*self.num.inputs, *self.den.inputs)))

    @property
    def formula(self) -> str:
        """The formula as it is computed, in ids: `(views - leaves) * 60000 / air_ms`."""
        alone = self.den == ONE and self.scale == 1
        num = f"({self.num})" if len(self.num.terms) > 1 and not alone else str(self.num)
        if self.scale.numerator != 1:
            num += f" * {self.scale.numerator}"
        den = [str(self.den)] if self.den != ONE else []
        if self.scale.denominator != 1:
            den.append(str(self.scale.denominator))
        if not den:
            return num
        over = " * ".join(den)
        long = len(den) > 1 or len(self.den.terms) > 1 or " * " in over
        return f"{num} / {f'({over})' if long else over}"


class Fields(TypedDict, total=False):
    """Fields of a metric that a whole group may share."""

    row: int | None
    source: str
    levels: tuple[str, ...]
    window: Window
    origin: Origin
    maturity: Maturity
    note: str


class Group:
    """Writes the metrics of one group of the catalogue; `shared` holds for all that do not differ."""

    def __init__(self, name: str, **shared: Unpack[Fields]) -> None:
        self.name, self.shared = name, shared
        self.metrics: list[Metric] = []

    def add(
        self,
        ident: str,
        zh: str,
        en: str,
        num: str,
        den: str = "1",
        *,
        unit: Unit = Unit.RATIO,
        scale: int | Fraction = 1,
        **more: Unpack[Fields],
    ) -> None:
        """One metric; `num` and `den` in the notation of `Formula`, `more` as in `Metric`."""
        fields: Fields = {**self.shared, **more}
        self.metrics.append(
            Metric(
                ident,
                zh,
                en,
                self.name,
                Formula.read(num),
                Formula.read(den),
                unit,
                scale=Fraction(scale),
                **fields,
            )
        )
