"""Rows of earlier shows, read back as cases to be compared with."""

from __future__ import annotations

from collections.abc import Collection

from kaibo.domains.review.boards.keeping import form
from kaibo.domains.review.boards.records import KeptRow, KeptShow
from kaibo.domains.review.boards.rules.cases import Case, Figure, Place

#: So many rows back a class is looked for: of 20 Mondays among seven shows a week.
ROWS = 200


def before(case: Case, metrics: Collection[str], show_too: bool = False) -> list[Case]:
    """Kept rows of the same room, level and link that began before it, the newest first, with the
    figures of these metrics. `show_too`: those of its own show as well."""
    place = case.place
    rows = KeptRow.objects.filter(
        room=place.room,
        level=place.level,
        link=case.link,
        start__lt=place.start,
        kept__form=form(),
    )
    if not show_too:
        rows = rows.exclude(kept__show=place.show)
    found = rows.select_related("kept").order_by("-start", "-pk")[:ROWS]
    return [case_of(row, metrics) for row in found]


def case_of(row: KeptRow, metrics: Collection[str] | None = None) -> Case:
    """A kept row as it was gathered; with `metrics`, of these alone."""
    kept: KeptShow = row.kept
    place = Place(
        row.room, kept.show, kept.title, row.level, row.key, row.label, row.start, row.end, kept.day
    )
    figures = {
        name: Figure(num, den, quality, as_of, bool(fit))
        for name, (num, den, quality, as_of, fit) in row.figures.items()
        if metrics is None or name in metrics
    }
    hosts = frozenset(row.hosts)
    return Case(place, hosts, row.minute, row.weekday, row.link, row.whole, figures)
