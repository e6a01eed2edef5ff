"""Settlement's record: what things cost, as somebody stated it."""

from __future__ import annotations

from typing import Any

from django.db import models

from kaibo.domains.settlement.choices import ABOUT, KIND_CHOICES, RateKind, RateUnit
from kaibo.domains.settlement.rules.terms import percent
from kaibo.kit import money
from kaibo.kit.fields import MomentField
from kaibo.kit.models import Record


class Rate(Record):
    """What a kind of cost comes to, between `low` and `high` (equal where it is certain), on the show
    days from `first_day` to `last_day`, both included (YYYY-MM-DD; null: until further notice).

    Fen, or millionths where `choices.ABOUT` says so. `room`, `product` (the platform's id), `duty`
    and `person` (`host:3`, `user:5`) narrow it; "" is all. `cur` is "" of a share. `source` says
    where it is from, `as_of` (UTC ms) when that was.
    """

    read_right = "money.cost.read"

    kind = models.CharField("种类", max_length=20, choices=KIND_CHOICES)
    room = models.CharField("直播间", max_length=40, blank=True)
    product = models.CharField("平台商品ID", max_length=64, blank=True)
    duty = models.CharField("职务", max_length=20, blank=True)
    person = models.CharField("人员", max_length=24, blank=True)
    cur = models.CharField("货币", max_length=3, blank=True)
    low = models.BigIntegerField("低值")
    high = models.BigIntegerField("高值")
    first_day = models.CharField("第一天", max_length=10)
    last_day = models.CharField("最后一天", max_length=10, null=True, blank=True)
    source = models.CharField("来源", max_length=200, blank=True)
    as_of = MomentField("说的是何时")
    note = models.CharField("备注", max_length=300, blank=True)

    class Meta(Record.Meta):
        verbose_name = "费率"
        verbose_name_plural = "费率"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(low__gte=0) & models.Q(high__gte=models.F("low")),
                name="settlement_rate_in_order",
                violation_error_message="低值不能小于 0，高值不能小于低值。",
            ),
            # Where two begin at once nobody may see the other's row yet: the database decides.
            models.UniqueConstraint(
                fields=["kind", "room", "product", "duty", "person", "cur"],
                condition=models.Q(retired_at=None, last_day=None),
                name="settlement_rate_one_open",
                violation_error_message="同一范围已经有一条没写最后一天的费率。",
                violation_error_code="unique",
            ),
            models.UniqueConstraint(
                fields=["kind", "room", "product", "duty", "person", "cur", "first_day"],
                condition=models.Q(retired_at=None),
                name="settlement_rate_one_a_day",
                violation_error_message="同一范围从这一天起已经有一条费率。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        about = ABOUT[RateKind(self.kind)]
        return f"{about.label}（{about.per}）自 {self.first_day}"

    def said(self, name: str, value: Any) -> str | None:
        """The figures in the unit of the kind."""
        if name not in ("low", "high") or value is None:
            return super().said(name, value)
        share = ABOUT[RateKind(self.kind)].unit is RateUnit.PPM
        return percent(value) if share else f"{money.yuan(value)} 元"
