"""Rundown's records: a show's plan, its segments, their script text and cues."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from kaibo.domains.rundown.choices import CUE_LABELS, KIND_LABELS, LANE_LABELS, PlanKind, worded
from kaibo.domains.rundown.fields import LengthField
from kaibo.kit.clock import DAY
from kaibo.kit.fields import MomentField
from kaibo.kit.models import Record
from kaibo.kit.rights import DUTY_LABELS

LENGTH = [MinValueValidator(0, "时长不能是负数。"), MaxValueValidator(DAY, "时长最多 24 小时。")]


class Plan(Record):
    """The plan of one show, for its slot [slot_start, slot_end) in UTC ms.

    `position` is the order: the list of its segments' ids, so that moving many of them changes
    one row and two people who reorder see each other. `target_ms` is how long one round of a
    loop is meant to take. `talk_targets` is a list of {link_id, share in 1/10000}; a link that is
    not in it goes by the share the line-up gives it. Shows and links are selection's, by id.
    """

    read_right = "rundown.read"

    show_id = models.BigIntegerField("场次")
    kind = models.CharField(
        "类型", max_length=10, choices=worded(KIND_LABELS), default=PlanKind.LOOP.value
    )
    slot_start = MomentField("时段开始")
    slot_end = MomentField("时段结束")
    target_ms = LengthField("循环目标时长", null=True, blank=True, validators=LENGTH)
    talk_targets = models.JSONField("讲解占比目标", default=list, blank=True)
    position = models.JSONField("段落顺序", default=list, blank=True)

    class Meta(Record.Meta):
        verbose_name = "脚本"
        verbose_name_plural = "脚本"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(slot_end__gt=models.F("slot_start")),
                name="rundown_plan_slot_ends_later",
                violation_error_message="时段的结束要晚于开始。",
            ),
            models.UniqueConstraint(
                fields=["show_id"],
                condition=models.Q(retired_at=None),
                name="rundown_plan_once_per_show",
                violation_error_message="这一场已经有脚本了。",
                violation_error_code="unique",
            ),
        ]

    def __str__(self) -> str:
        return f"场次 {self.show_id}"


class Segment(Record):
    """One part of a plan. Its place is in `Plan.position`.

    `duration_ms` is the planned length. A segment about a product has `link_id`; `link_no` is
    only the number somebody wrote down before there was such a link. `hard_start` (硬点, UTC ms)
    is an instant it must not begin before and should not miss. `in_loop` tells the loop's
    segments from one-offs.
    """

    read_right = "rundown.read"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="segments", verbose_name="脚本")
    title = models.CharField("段落", max_length=60)
    purpose = models.CharField("目的", max_length=200, blank=True)
    duration_ms = LengthField("计划时长", validators=LENGTH)
    link_id = models.BigIntegerField("链接", null=True, blank=True)
    link_no = models.PositiveIntegerField("链接号", null=True, blank=True)
    hard_start = MomentField("硬点", null=True, blank=True)
    in_loop = models.BooleanField("在循环里", default=False)
    lane = models.CharField("类别", max_length=20, choices=worded(LANE_LABELS), blank=True)
    note = models.CharField("备注", max_length=500, blank=True)

    class Meta(Record.Meta):
        verbose_name = "段落"
        verbose_name_plural = "段落"

    def __str__(self) -> str:
        return self.title


class ScriptText(Record):
    """What is said and done in a segment: a list of {kind, text}. Made with its segment, so that
    the first two people to write meet each other too. Its versions are its Facts."""

    read_right = "rundown.read"

    segment = models.OneToOneField(
        Segment, models.PROTECT, related_name="script", verbose_name="段落"
    )
    blocks = models.JSONField("内容", default=list, blank=True)

    class Meta(Record.Meta):
        verbose_name = "脚本内容"
        verbose_name_plural = "脚本内容"

    def __str__(self) -> str:
        return self.segment.title


class Cue(Record):
    """A prompt to one duty, `offset_ms` after the segment's start."""

    read_right = "rundown.read"

    segment = models.ForeignKey(Segment, models.PROTECT, related_name="cues", verbose_name="段落")
    offset_ms = LengthField("时刻", validators=LENGTH)
    duty = models.CharField(
        "给谁",
        max_length=20,
        choices=[(duty.value, label) for duty, label in DUTY_LABELS.items()],
    )
    kind = models.CharField("动作", max_length=20, choices=worded(CUE_LABELS))
    text = models.CharField("口令", max_length=60)

    class Meta(Record.Meta):
        verbose_name = "口令"
        verbose_name_plural = "口令"

    def __str__(self) -> str:
        return self.text
