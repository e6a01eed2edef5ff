"""What a link shows: what its maker may see, less what they left off. [plain]"""

from __future__ import annotations

from dataclasses import dataclass

from kaibo.domains.review.boards.rules.sights import ADS, COSTS, SALES, rights_for
from kaibo.domains.review.boards.tiles import Viewer
from kaibo.live.metrics import Metric


@dataclass(frozen=True, slots=True)
class Bounded(Viewer):
    """The maker of a link, without the numbers that take one of the `hidden` rights."""

    hidden: frozenset[str] = frozenset()

    def sees(self, metric: Metric) -> bool:
        """Whether the metric stands on the link's board."""
        return not rights_for(metric) & self.hidden and Viewer.sees(self, metric)


def hidden(money: bool, spend: bool) -> frozenset[str]:
    """The rights whose numbers stay away. What the shop pays is on no link, whatever was chosen."""
    left_off = {SALES: not money, ADS: not spend, COSTS: True}
    return frozenset(right for right, away in left_off.items() if away)
