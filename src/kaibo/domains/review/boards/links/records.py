"""Links to boards, and how often each was opened."""

from __future__ import annotations

from django.db import models

from kaibo.domains.review.boards.links.choices import LinkKind
from kaibo.kit.fields import MomentField
from kaibo.kit.models import Record
from kaibo.kit.rights import Duty


class BoardLink(Record):
    """A board that whoever has the link may look at until `until` (UTC ms).

    Of a day of all rooms (`day` ISO, "" for the day of now) or of the show of a room (`room`, its
    ident) that runs, else the last. `duty`: whose board. `money`, `spend`, `hosts`: whether sales,
    what ads cost, and who is on mic are on it. `note`: for whom. Its maker is `created_by`.
    """

    read_right = "board.share"
    secret_fields = frozenset({"token_hash"})

    kind = models.CharField("看板", max_length=10, choices=LinkKind.choices())
    room = models.CharField("直播间", max_length=40, blank=True)
    day = models.CharField("日期", max_length=10, blank=True)
    duty = models.CharField("岗位", max_length=20, choices=[(one.value, one.label) for one in Duty])
    money = models.BooleanField("带成交", default=False)
    spend = models.BooleanField("带投放", default=False)
    hosts = models.BooleanField("带在麦主播", default=False)
    note = models.CharField("给谁看", max_length=60, blank=True)
    until = MomentField("到期")
    token_hash = models.CharField("令牌指纹", max_length=64, unique=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = "手机看板链接"
        verbose_name_plural = "手机看板链接"
        indexes = [models.Index(fields=["created_at"], name="review_board_link_made")]

    def __str__(self) -> str:
        return self.note or self.get_kind_display()


class BoardLinkUse(models.Model):
    """How often a link was opened, and when (UTC ms) a phone last asked by it. No Record: nobody
    writes it, and of who opened it nothing is kept."""

    link = models.OneToOneField(
        BoardLink, models.PROTECT, related_name="use", verbose_name="手机看板链接"
    )
    opened = models.PositiveIntegerField("打开次数", default=0)
    last_at = MomentField("最后一次")

    class Meta:
        verbose_name = "手机看板的打开"
        verbose_name_plural = "手机看板的打开"

    def __str__(self) -> str:
        return str(self.opened)
