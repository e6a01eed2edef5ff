"""What past shows brought hour by hour, from their kept copies: what goals are rolled down by."""

from __future__ import annotations

from django.db.models.fields.json import KeyTransform

from kaibo.domains.goals import public as goals
from kaibo.domains.review.boards.gathering import HOUR
from kaibo.domains.review.boards.keeping import form
from kaibo.domains.review.boards.records import KeptRow, KeptShow

#: As many as goals ask for.
MOST_SHOWS = 100


def past_hours(room: str, metric: str, before: int) -> list[goals.PastShow]:
    """The last shows of a room ("" all rooms) that ended by `before` (UTC ms), by their end, with the
    metric's sums by clock hour; an hour nobody knows is None."""
    shows = KeptShow.objects.filter(end__lte=before, form=form())
    if room:
        shows = shows.filter(room=room)
    found = list(shows.order_by("-end", "-pk")[:MOST_SHOWS])
    rows = (
        KeptRow.objects.filter(kept__in=found, level=HOUR)
        .order_by("start")
        .values_list("kept", "start", "end", KeyTransform(metric, "figures"))
    )
    hours: dict[int, list[goals.HourSum]] = {}
    for kept, start, end, figure in rows:
        hours.setdefault(kept, []).append(goals.HourSum(start, end, whole_of(figure)))
    return [
        goals.PastShow(one.room, one.start, one.end, tuple(hours.get(one.pk, ())))
        for one in reversed(found)
    ]


def whole_of(figure: list[int | None] | None) -> int | None:
    """A kept figure as the whole number a goal is of; None where it is unknown or a ratio."""
    return figure[0] if figure is not None and figure[1] == 1 else None
