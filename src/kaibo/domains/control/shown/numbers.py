"""Ids as the log has them, which measures are money, and who sees which."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kaibo.kit.access import Actor, may
from kaibo.live.gauges import MONEY as MONEY_GAUGES
from kaibo.live.metrics import Metric
from kaibo.live.metrics.inputs import INPUT

MONEY_RIGHT, COST_RIGHT = "money.gmv.read", "money.cost.read"
#: What the shop pays and is paid: not for everyone who may see sales.
COSTS = frozenset({"settled", "platform_fee", "commission", "other_fees"})
_ID = re.compile(r"[1-9][0-9]{0,17}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sight:
    """Which amounts a person is shown: those of sales, and what the shop pays and is paid."""

    money: bool
    cost: bool

    def measure(self, name: str) -> bool:
        """Whether this measure, or input of a metric, is shown."""
        if not is_money(name):
            return True
        return self.cost if name in COSTS else self.money

    def metric(self, metric: Metric) -> bool:
        """Whether this metric is shown: none that is an amount, or holds one, without the right."""
        amount = not metric.unit.value.startswith("fen") or self.money
        return amount and all(self.measure(name) for name in metric.inputs)


def sight_of(actor: Actor) -> Sight:
    """What the person may see."""
    return Sight(may(actor, MONEY_RIGHT), may(actor, COST_RIGHT))


def row_id(text: str | None) -> int | None:
    """The number of a row of the business database that stands in the log as text, or None."""
    return int(text) if text is not None and _ID.fullmatch(text) else None


def is_money(measure: str) -> bool:
    """Whether a measure or an input of a metric is an amount of sales; a platform's coin is none."""
    known = INPUT.get(measure)
    return known is not None and known.unit == "fen"


def is_money_metric(metric: Metric) -> bool:
    """Whether a metric is an amount, or shows one in its numerator or denominator."""
    return metric.unit.value.startswith("fen") or any(is_money(name) for name in metric.inputs)


def is_money_gauge(name: str) -> bool:
    """Whether a gauge is an amount: two boxes of a hand reading are."""
    return name in MONEY_GAUGES
