"""A night of four hours in the hall: two shifts, five orders, their money and their ads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kaibo.domains.control.tests.hall import EVENING, MIDNIGHT, Evening, Hall
from kaibo.domains.people.actions import shifts
from kaibo.domains.people.rules import Wanted
from kaibo.domains.selection.actions import products
from kaibo.domains.settlement.actions import rates
from kaibo.domains.settlement.choices import RateKind
from kaibo.domains.settlement.rules.rates import Scope
from kaibo.kit.access import Actor
from kaibo.kit.clock import DAY, HOUR, MINUTE
from kaibo.kit.rights import Duty

SHOW = "run1"
END = 4 * HOUR
STATED: dict[str, Any] = {
    "first_day": "2026-01-01",
    "last_day": None,
    "source": "合同",
    "as_of": EVENING - DAY,
}


@dataclass
class Night:
    """The night; `late` is the second shift, from midnight on."""

    hall: Hall
    evening: Evening
    lead: Actor
    late: int = 0

    def run(self, ads: int | None = 6_000) -> Night:
        """Play it: at 22:10 two orders, at 23:00 a third, after midnight two; END after 22:00."""
        host = Wanted(Duty.HOST, self.evening.host, None)
        late = shifts.plan(
            self.lead, room="flagship-a", starts_at=MIDNIGHT, ends_at=EVENING + END, note="夜班",
            seats=[host],
        )  # fmt: skip
        self.late = late.pk
        hall = self.hall
        hall.press("show.start", 0, ref=SHOW, id=SHOW)
        hall.press("shift.start", 0, ref=str(self.evening.shift))
        hall.press("host.on", 0, ref=str(self.evening.host))
        hall.send(
            hall.order("a1", 10 * MINUTE, 10_000),
            hall.order("a2", 10 * MINUTE, 8_000, product="7002"),
            hall.order("a3", HOUR, 10_000),
            at=2 * HOUR - 1,
        )
        hall.press("shift.start", 2 * HOUR, ref=str(late.pk))
        hall.send(
            hall.order("b1", 3 * HOUR, 10_000),
            hall.order("b2", 3 * HOUR, 20_000, qty=2),
            at=END - 1,
        )
        hall.press("show.end", END)
        if ads is not None:
            self.said("report.spend", ads, at=2 * HOUR, x={"as_of": EVENING + END})
        return self

    def said(self, kind: str, amount: int, at: int, **more: Any) -> None:
        """What a platform says of money, `at` ms after the evening began."""
        src = more.pop("src", "file:qianchuan-days")
        self.hall.send(
            self.hall.event(kind, at, amount=amount, cur="CNY", **more), src=src, at=END + 1
        )

    def cost(self, low: int, high: int | None = None) -> None:
        """保湿精华, listed as 7001, has SKUs of these costs."""
        for at, cost in enumerate((low,) if high is None else (low, high)):
            sku = products.add_sku(self.lead, self.evening.essence, code=f"S{at}", spec=f"{at}号色")
            products.set_cost(self.lead, sku.pk, expect=sku.version, cost=cost)

    def rate(self, kind: RateKind, low: int, high: int | None = None, **scope: str) -> None:
        """A rate of this year."""
        rates.state(
            self.lead, kind=kind, scope=Scope(**scope), low=low,
            high=low if high is None else high, note="", **STATED,
        )  # fmt: skip

    def all_rates(self) -> None:
        """Everything a profit asks for but the goods."""
        self.rate(RateKind.COMMISSION, 100_000)
        self.rate(RateKind.PLATFORM_FEE, 20_000)
        self.rate(RateKind.FREIGHT_OUT, 400)
        self.rate(RateKind.RETURN_FREIGHT, 700)
        self.rate(RateKind.RETURN_LOSS, 200_000)
        self.rate(RateKind.WORST_RETURN, 500_000)
        self.rate(RateKind.LABOUR, 6_000, duty="host")
        self.rate(RateKind.GOODS_COST, 2_000, product="7002")
