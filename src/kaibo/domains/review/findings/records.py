"""The records of a review: the review of a show, and what it found."""

from __future__ import annotations

from fractions import Fraction

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from kaibo.domains.review.findings.choices import (
    DIRECTION_LABELS,
    FINDING_STATE_LABELS,
    REVIEW_STATE_LABELS,
    SCOPE_LABELS,
    FindingState,
    ReviewState,
    worded,
)
from kaibo.kit.fields import MomentField
from kaibo.kit.models import Record

#: A value of a metric is kept as so many parts of its unit, so that no float is stored.
MICRO = 1_000_000
MOST_SHOWS = 10


class Review(Record):
    """The review of one show of a room's log. `room` is the room's ident, `show` the show's id in
    the log, `started_at` when it went live, UTC ms: findings are carried forward in that order."""

    read_right = "run.read"

    room = models.CharField("直播间", max_length=40)
    show = models.CharField("场次", max_length=128)
    title = models.CharField("场次名", max_length=200, blank=True)
    started_at = MomentField("开播时间")
    state = models.CharField(
        "状态", max_length=10, choices=worded(REVIEW_STATE_LABELS), default=ReviewState.OPEN.value
    )
    sentence = models.CharField("一句话结论", max_length=300, blank=True)
    closed_at = MomentField("收口时间", null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="收口人",
    )
    closed_by_id: int | None

    class Meta(Record.Meta):
        verbose_name = "复盘"
        verbose_name_plural = "复盘"
        constraints = [
            models.UniqueConstraint(
                fields=["room", "show"],
                name="review_once_per_show",
                violation_error_message="这一场刚刚有人开始写复盘了，请刷新后再写。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.show} 复盘"


class Finding(Record):
    """A problem a review found, what is to be done, by whom and until when, and how later shows will
    tell whether it helped.

    `deadline` is a show day, YYYY-MM-DD or "". `metric` is an id of the catalogue or "", read at
    `level` in the row of key `of`; `wanted` is in millionths of the metric's unit. `judged` holds what the
    shows said when a person decided: [{show, title, value in millionths or null, reached}].
    `once`: the page's key of the press that added it, "" where there was none.
    """

    read_right = "run.read"

    review = models.ForeignKey(Review, models.PROTECT, related_name="findings", verbose_name="复盘")
    problem = models.CharField("问题", max_length=300)
    improvement = models.CharField("改进点", max_length=300, blank=True)
    plan = models.CharField("执行方案", max_length=1_000, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="责任人",
    )
    owner_id: int | None
    deadline = models.CharField("截止的场次日", max_length=10, blank=True, db_index=True)
    metric = models.CharField("验证指标", max_length=60, blank=True)
    level = models.CharField("看谁的", max_length=10, choices=worded(SCOPE_LABELS), blank=True)
    of = models.CharField("哪一个", max_length=200, blank=True)
    direction = models.CharField(
        "方向", max_length=10, choices=worded(DIRECTION_LABELS), blank=True
    )
    wanted = models.BigIntegerField("要达到", null=True, blank=True)
    verify_shows = models.PositiveSmallIntegerField(
        "看几场",
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_SHOWS)],
    )
    state = models.CharField(
        "状态",
        max_length=10,
        choices=worded(FINDING_STATE_LABELS),
        default=FindingState.OPEN.value,
        db_index=True,
    )
    verdict = models.CharField("结论", max_length=300, blank=True)
    judged = models.JSONField("判断时的数", null=True, blank=True)
    once = models.CharField("唯一键", max_length=60, blank=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = "复盘发现"
        verbose_name_plural = "复盘发现"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(metric="")
                | models.Q(wanted__isnull=False) & ~models.Q(level="") & ~models.Q(direction=""),
                name="review_finding_metric_whole",
                violation_error_message="验证指标要连同看谁的、方向和要达到的数一起填。",
            ),
            models.UniqueConstraint(
                fields=["review", "once"],
                condition=~models.Q(once=""),
                name="review_finding_once",
                violation_error_message="这一条刚刚已经记下了，请刷新看看。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        return self.problem

    @property
    def standing(self) -> FindingState:
        """The state as one of the list."""
        return FindingState(self.state)

    @property
    def wanted_value(self) -> Fraction | None:
        """What the metric shall reach, in its unit."""
        return None if self.wanted is None else Fraction(self.wanted, MICRO)
