"""A team's own rule packs with every version of them, and what the team decided of single rules."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from kaibo.kit.models import Record


class TeamPack(Record):
    """A pack of the team's own; `number` is the version in force. Retired: it speaks no more."""

    read_right = "compliance.read"

    name = models.CharField("编号", max_length=40)
    number = models.PositiveIntegerField("现用第几版", default=1)

    class Meta(Record.Meta):
        verbose_name = "规则包"
        verbose_name_plural = "规则包"
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="compliance_pack_name",
                violation_error_message="已经有叫这个编号的规则包（停用的也算），请换一个。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)


class PackVersion(Record):
    """One version of a team's pack as it was kept: never changed. Who and when are `created_by` and
    `created_at`."""

    read_right = "compliance.read"
    # The row itself is the record of the text; a Fact need not hold half a megabyte once more.
    secret_fields: ClassVar[frozenset[str]] = frozenset({"text"})

    pack = models.ForeignKey(
        TeamPack, models.PROTECT, related_name="versions", verbose_name="规则包"
    )
    number = models.PositiveIntegerField("第几版")
    title = models.CharField("名称", max_length=200)
    text = models.TextField("YAML 正文")
    note = models.CharField("改了什么", max_length=300, blank=True)

    class Meta(Record.Meta):
        verbose_name = "规则包的一版"
        verbose_name_plural = "规则包的各版"
        constraints = [
            models.UniqueConstraint(fields=["pack", "number"], name="compliance_pack_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.pack_id} #{self.number}"


class RuleAdjustment(Record):
    """A team's decision about one rule, never changed: the newest `step` of a rule holds. `severity`
    "" leaves it as its pack has it."""

    read_right = "compliance.read"

    rule = models.CharField("规则", max_length=60, db_index=True)
    step = models.PositiveIntegerField("第几次调整")
    on = models.BooleanField("启用", default=True)
    severity = models.CharField("处置", max_length=10, blank=True)
    why = models.CharField("理由", max_length=500)

    class Meta(Record.Meta):
        verbose_name = "规则调整"
        verbose_name_plural = "规则调整"
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "step"],
                name="compliance_adjustment_once",
                violation_error_message="别人刚刚调整过这条规则。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} #{self.step}"
