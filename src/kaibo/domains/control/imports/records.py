"""The records of imports: files handed in, accounts and their rooms, tables that were taught."""

from __future__ import annotations

from django.db import models

from kaibo.domains.control.choices import PLATFORM_CHOICES
from kaibo.domains.control.imports.choices import STATE_CHOICES, ImportState
from kaibo.kit.fields import MomentField
from kaibo.kit.models import Record


class TaughtTable(Record):
    """What the columns of a table mean that no format knows: learned once on a sample.

    `headers` is the header row as written, `signature` its names sorted, by which the same table is
    known again; `mapping` is plain data: {holds, platform, sheet, columns: [{header, target, unit}]}.
    """

    read_right = "file.import"

    name = models.CharField("名称", max_length=40)
    headers = models.JSONField("表头")
    signature = models.CharField("表头特征", max_length=64)
    mapping = models.JSONField("列的含义")

    class Meta(Record.Meta):
        verbose_name = "教会的表"
        verbose_name_plural = "教会的表"
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(retired_at=None),
                name="control_taught_name_once",
                violation_error_message="已经有同名的表。",
                violation_error_code="unique",
            ),
            models.UniqueConstraint(
                fields=["signature"],
                condition=models.Q(retired_at=None),
                name="control_taught_headers_once",
                violation_error_message="同样的表头已经教过了。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RoomAccount(Record):
    """An account or shop of a platform, as its files name it, and the room it belongs to."""

    read_right = "file.import"

    room = models.ForeignKey(
        "control.Room", models.PROTECT, related_name="accounts", verbose_name="直播间"
    )
    platform = models.CharField("平台", max_length=20, choices=PLATFORM_CHOICES)
    name = models.CharField("文件里的账号或店铺", max_length=128, blank=True)

    class Meta(Record.Meta):
        verbose_name = "文件账号"
        verbose_name_plural = "文件账号"
        constraints = [
            models.UniqueConstraint(
                fields=["platform", "name"],
                condition=models.Q(retired_at=None),
                name="control_account_once",
                violation_error_message="这个账号已经对应了一个直播间。",
                violation_error_code="unique",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name or '整份文件'} → {self.room}"


class ImportedFile(Record):
    """A file that was handed in, known by its SHA-256 (hex).

    `format` and the four fields after it are empty until it was read. `as_of` is the moment it
    speaks of, `first_at` and `last_at` the reach of its rows, UTC ms. `rooms` says for each account
    of the file the ident of its room, or null for "leave it out". `stored` counts what became of
    its events; `watched`: it came by the watched folder, and is stored by itself where nothing is
    new about it, until a person takes it in hand. `touched`: where and how it may have spoken so
    far (see `touching`), null when nowhere. `handed_at`: when it was last handed in; the raw file
    goes some time after that (`raw_gone_at`), this row stays.
    """

    read_right = "file.import"

    sha256 = models.CharField("文件指纹", max_length=64, unique=True)
    name = models.CharField("文件名", max_length=255)
    size = models.BigIntegerField("字节")
    format = models.CharField("格式", max_length=60, blank=True)
    title = models.CharField("格式名称", max_length=120, blank=True)
    platform = models.CharField("平台", max_length=20, blank=True)
    holds = models.CharField("内容", max_length=20, blank=True)
    taught = models.ForeignKey(
        TaughtTable,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="教会的表",
    )
    tz = models.CharField("时区", max_length=60)
    as_of = MomentField("数据截至")
    rooms = models.JSONField("账号对应的直播间", default=dict, blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=STATE_CHOICES, default=ImportState.READING.value
    )
    told = models.CharField("说明", max_length=1_000, blank=True)
    job = models.BigIntegerField("任务", null=True, blank=True)
    rows = models.PositiveIntegerField("行数", default=0)
    lost = models.PositiveIntegerField("未计入的行", default=0)
    first_at = MomentField("最早", null=True, blank=True)
    last_at = MomentField("最晚", null=True, blank=True)
    watched = models.BooleanField("来自监视的文件夹", default=False)
    stored = models.JSONField("存入结果", null=True, blank=True)
    stored_at = MomentField("存入时间", null=True, blank=True)
    touched = models.JSONField("可能已写入", null=True, blank=True)
    handed_at = MomentField("放进来的时间")
    raw_gone_at = MomentField("原文件删除时间", null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = "导入的文件"
        verbose_name_plural = "导入的文件"

    def __str__(self) -> str:
        return self.name
