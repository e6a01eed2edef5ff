"""Control's records: rooms and the sources that may feed them. A run itself lives in the log."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models

from kaibo.domains.control.choices import (
    CURRENCY_CHOICES,
    LEVEL_CHOICES,
    PLATFORM_CHOICES,
    Level,
    Platform,
)
from kaibo.domains.control.imports.records import ImportedFile, RoomAccount, TaughtTable
from kaibo.domains.control.prompter.records import PrompterLink
from kaibo.kit.fields import MomentField
from kaibo.kit.models import Record

__all__ = ["ImportedFile", "PrompterLink", "Room", "RoomAccount", "Source", "TaughtTable"]


class Room(Record):
    """A platform's channel, by our own name for it.

    `ident` names it in the log for ever. `cur` is the currency its money is counted in; orders in
    another one are left out of the sums, so it is fixed too.
    """

    read_right = "run.read"

    ident = models.CharField(
        "直播间编号",
        max_length=40,
        unique=True,
        error_messages={"unique": "这个编号已经有直播间用了（停用的也算），请换一个。"},
    )
    title = models.CharField("名称", max_length=60)
    platform = models.CharField(
        "平台", max_length=20, choices=PLATFORM_CHOICES, default=Platform.DOUYIN.value
    )
    account = models.CharField("账号", max_length=60, blank=True)
    cur = models.CharField("币种", max_length=3, choices=CURRENCY_CHOICES, default="CNY")

    class Meta(Record.Meta):
        verbose_name = "直播间"
        verbose_name_plural = "直播间"

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a change of what stands in the log."""
        _keep(self, "ident", "cur")


class Source(Record):
    """One configured connection that may feed a room, with a token of its own.

    `name` is its `src` in the log. `provides` lists the kinds it delivers, sorted: of these,
    nothing heard means zero; of others it means unknown. `hook_salt` is what its signing secret is
    derived with ("" = it has none), `hook_salt_before` that of the one before, good until
    `hook_until`. `pull` says how the server asks the platform for it ({} = it is sent to us).
    """

    read_right = "run.read"
    secret_fields = frozenset({"token_hash", "hook_salt", "hook_salt_before"})

    room = models.ForeignKey(Room, models.PROTECT, related_name="sources", verbose_name="直播间")
    name = models.CharField("来源名", max_length=80)
    level = models.CharField(
        "级别", max_length=2, choices=LEVEL_CHOICES, default=Level.COLLECTOR.value
    )
    provides = models.JSONField("提供的事件", default=list, blank=True)
    token_hash = models.CharField("令牌", max_length=64, unique=True)
    hook_salt = models.CharField("签名盐", max_length=32, blank=True, default="")
    hook_salt_before = models.CharField("上一个签名盐", max_length=32, blank=True, default="")
    hook_until = MomentField("上一个签名密钥用到", null=True, blank=True)
    pull = models.JSONField("拉取设置", default=dict, blank=True)

    class Meta(Record.Meta):
        verbose_name = "来源"
        verbose_name_plural = "来源"
        constraints = [
            models.UniqueConstraint(
                fields=["room", "name"],
                name="control_source_once",
                violation_error_message=(
                    "这个直播间已经有同名的来源；它若已停用，请恢复它，日志才接得上。"
                ),
                violation_error_code="unique",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a change of what stands in the log."""
        _keep(self, "room", "name")


def _keep(row: Record, *names: str) -> None:
    """These fields of a row stand in the log, and therefore never change."""
    if row._state.adding:
        return
    was = type(row)._base_manager.get(pk=row.pk)
    wrong = {
        name: ["已经写进直播日志，不能再改。请停用它，另建一个。"]
        for name in names
        if getattr(was, name) != getattr(row, name)
    }
    if wrong:
        raise ValidationError(wrong)
