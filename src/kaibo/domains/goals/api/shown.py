"""A goal as pages are told of it."""

from __future__ import annotations

from kaibo.domains.goals import schemas
from kaibo.domains.goals.choices import INTO, MADE_BY_LABELS, SCOPE_LABELS, MadeBy
from kaibo.domains.goals.models import Goal
from kaibo.domains.goals.rules.metrics import aim


def shown(row: Goal) -> schemas.GoalOut:
    """One goal; a metric this version does not know any more goes by its id."""
    known = aim(row.metric)
    return schemas.GoalOut(
        id=row.pk,
        version=row.version,
        scope=row.scope_kind,
        scope_label=SCOPE_LABELS[row.scope_kind],
        room=row.room,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        metric=row.metric,
        metric_label=known.zh if known else row.metric,
        unit=known.unit if known else "count",
        value=row.value,
        made_by=MadeBy(row.made_by),
        made_by_label=MADE_BY_LABELS[MadeBy(row.made_by)],
        parent=row.parent_id,
        note=row.note,
        into=list(INTO[row.scope_kind]) if known and known.adds else [],
        active=row.retired_at is None,
    )
