"""Results of ended shows, kept to be compared with: copies, made again whenever they are wrong.

No Records: nobody wrote them, and nothing is lost with them. The log is where a show's numbers live.
"""

from __future__ import annotations

from django.db import models

from kaibo.kit.fields import MomentField
from kaibo.kit.plain_json import PlainJSON


class KeptShow(models.Model):
    """A show that has ended, as its numbers stood at `looked_at`; [start, end) in UTC ms.

    `form` says by which fold, measures and metrics they were counted: another one is made anew.
    `day`: its show day, ISO. `digest`: of its rows; `due_at`: when they are to be compared with the
    log again.
    """

    room = models.CharField("直播间", max_length=40)
    show = models.CharField("场次", max_length=200)
    title = models.CharField("标题", max_length=300)
    start = MomentField("开播")
    end = MomentField("下播")
    day = models.CharField("场次日", max_length=10)
    cur = models.CharField("币种", max_length=3)
    form = models.CharField("算法版本", max_length=64)
    digest = models.CharField("内容指纹", max_length=64)
    looked_at = MomentField("核对时间")
    due_at = MomentField("下次核对", db_index=True)

    class Meta:
        verbose_name = "往场结果"
        verbose_name_plural = "往场结果"
        constraints = [
            models.UniqueConstraint(fields=["room", "show"], name="review_kept_show_once")
        ]
        indexes = [
            models.Index(fields=["room", "start"], name="review_kept_show_start"),
            models.Index(fields=["day"], name="review_kept_show_day"),
        ]

    def __str__(self) -> str:
        return f"{self.room} {self.title}"


class KeptRow(models.Model):
    """One row of it: of the show, a shift, host, round, link (`product`) or clock hour (`hour`).

    `hosts`, `minute`, `weekday`, `link`, `whole` as in `rules.cases.Case`. `measures`: whole numbers
    by id, unknown ones left out. `figures`: metric id → [num, den, quality, as_of].
    """

    kept = models.ForeignKey(KeptShow, models.CASCADE, related_name="rows", verbose_name="往场结果")
    room = models.CharField("直播间", max_length=40)
    level = models.CharField("层级", max_length=10)
    key = models.CharField("行", max_length=250)
    label = models.CharField("名称", max_length=300)
    start = MomentField("开始")
    end = MomentField("结束")
    hosts = models.JSONField("主播", default=list, encoder=PlainJSON)
    minute = models.PositiveSmallIntegerField("开始的钟点")
    weekday = models.PositiveSmallIntegerField("星期")
    link = models.CharField("链接", max_length=200, blank=True)
    whole = models.BooleanField("整段在播", default=True)
    measures = models.JSONField("度量", default=dict, encoder=PlainJSON)
    figures = models.JSONField("指标", default=dict, encoder=PlainJSON)

    class Meta:
        verbose_name = "往场结果行"
        verbose_name_plural = "往场结果行"
        constraints = [
            models.UniqueConstraint(fields=["kept", "level", "key"], name="review_kept_row_once")
        ]
        indexes = [
            models.Index(fields=["room", "level", "link", "start"], name="review_kept_row_start")
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.label}"
