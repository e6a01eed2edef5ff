"""Who sees which number: sales, what ads cost, what the shop pays. [plain]"""

from __future__ import annotations

from kaibo.live.metrics import Metric
from kaibo.live.metrics.inputs import INPUT

SALES, ADS, COSTS = "money.gmv.read", "traffic.read", "money.cost.read"

#: What an ad platform says, by the beginning of the input's name.
_ADS = ("report.spend", "report.ad_", "reading.spend", "report.paid_viewers")
#: What the shop pays and is paid.
_COSTS = frozenset({"settled", "platform_fee", "commission", "other_fees", "report.commission_due"})


def rights_for(metric: Metric) -> frozenset[str]:
    """The rights it takes to see the metric, numerator and denominator included."""
    wanted = {right for name in metric.inputs for right in _of_input(name)}
    if metric.unit.value.startswith("fen") and not wanted:
        wanted.add(SALES)
    return frozenset(wanted)


def _of_input(name: str) -> set[str]:
    if name in _COSTS:
        return {COSTS}
    out = {ADS} if name.startswith(_ADS) else set()
    spends = name.startswith(("report.spend", "reading.spend"))
    known = INPUT.get(name)
    money = known.unit == "fen" if known is not None else name == "reading.gmv"
    # What was spent is no sale: a number of the ad account alone takes the right to see ads.
    if money and not spends:
        out.add(SALES)
    return out
