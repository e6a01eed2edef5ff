"""Links to a room's prompter."""

from __future__ import annotations

from django.db import models

from kaibo.kit.fields import MomentField
from kaibo.kit.models import Record


class PrompterLink(Record):
    """A room's prompter for whoever has the link, until `until` (UTC ms). It reads, and tells that a
    line was shown and read, nothing else. `room` is the room's ident; `note`: for which screen. Its
    maker is `created_by`."""

    read_right = "run.push"
    secret_fields = frozenset({"token_hash"})

    room = models.CharField("直播间", max_length=40)
    note = models.CharField("哪块屏", max_length=60, blank=True)
    until = MomentField("到期")
    token_hash = models.CharField("令牌指纹", max_length=64, unique=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = "提词器链接"
        verbose_name_plural = "提词器链接"
        indexes = [models.Index(fields=["room", "until"], name="control_prompter_link_room")]

    def __str__(self) -> str:
        return self.note or self.room
