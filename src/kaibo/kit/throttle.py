"""Throttle: counts tries in the database, so that guessing passwords and PINs does not pay."""

from __future__ import annotations

import hashlib

from django.db import IntegrityError, models, transaction

from kaibo.kit.clock import SECOND, now_ms
from kaibo.kit.errors import Refusal
from kaibo.kit.fields import MomentField


class Throttle(models.Model):
    """Tries within one window for one key (its hash: keys may hold names and addresses)."""

    key = models.CharField("键", max_length=64, primary_key=True)
    tries = models.PositiveIntegerField("次数")
    until = MomentField("窗口结束", db_index=True)

    class Meta:
        verbose_name = "限次"
        verbose_name_plural = "限次"

    def __str__(self) -> str:
        return f"{self.tries}"


def take(key: str, *, limit: int, window_ms: int) -> None:
    """Use up one of `limit` tries in the window, before the try itself is made.

    Counting first is what makes it safe: a hundred guesses sent at once still get `limit` tries.
    Refuses with `too_many` and the seconds to wait.
    """
    now = now_ms()
    digest = _digest(key)
    try:
        with transaction.atomic():
            row = Throttle.objects.select_for_update().filter(key=digest).first()
            if row is None:
                Throttle.objects.filter(until__lte=now).delete()
                Throttle.objects.create(key=digest, tries=1, until=now + window_ms)
                return
            if row.until <= now:
                row.tries, row.until = 0, now + window_ms
            if row.tries >= limit:
                raise _refusal(row.until - now)
            row.tries += 1
            row.save()
    except IntegrityError:  # two first tries at once, on PostgreSQL: the other one made the row
        take(key, limit=limit, window_ms=window_ms)


def clear(key: str) -> None:
    """Forget the tries after one was right."""
    Throttle.objects.filter(key=_digest(key)).delete()


def used(key: str) -> int:
    """Tries used in the present window."""
    row = Throttle.objects.filter(key=_digest(key), until__gt=now_ms()).first()
    return row.tries if row else 0


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _refusal(wait_ms: int) -> Refusal:
    seconds = -(-wait_ms // SECOND)
    spoken = f"{-(-seconds // 60)} 分钟" if seconds > 90 else f"{seconds} 秒"
    return Refusal(
        "too_many", f"错的次数太多了，请 {spoken}后再试。", values={"retry_after_s": seconds}
    )
