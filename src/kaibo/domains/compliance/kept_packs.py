"""What the team keeps of its own rules, as plain values: packs in force, decisions in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kaibo.domains.compliance.teampacks.joining import Adjusted, Kept

if TYPE_CHECKING:
    from kaibo.domains.compliance.models import RuleAdjustment


@dataclass(frozen=True, slots=True)
class Sources:
    """Packs and decisions in force, and the `mark` that tells this state from any later one.
    `problem` says in Chinese why they could not be read."""

    kept: tuple[Kept, ...]
    decided: tuple[Adjusted, ...]
    mark: tuple[int, ...]
    problem: str = ""


NOTHING = Sources((), (), ())


def sources() -> Sources:
    """As they stand. Without a business database there is nothing."""
    if not _has_database():
        return NOTHING
    from kaibo.domains.compliance.models import PackVersion

    # The mark first: what changes after it is found by the next look.
    seen = mark()
    rows = PackVersion.objects.filter(pack__retired_at=None).select_related("pack").order_by("pk")
    kept = [
        Kept(row.pack.name, row.number, row.text) for row in rows if row.number == row.pack.number
    ]
    decided = [Adjusted(row.rule, row.step, row.on, row.severity) for row in newest().values()]
    return Sources(tuple(kept), tuple(decided), seen)


def mark() -> tuple[int, ...]:
    """Three numbers that change whenever a pack or a decision does."""
    if not _has_database():
        return ()
    from django.db.models import Max, Sum

    from kaibo.domains.compliance.models import PackVersion, RuleAdjustment, TeamPack

    found = (
        TeamPack.objects.aggregate(one=Sum("version"))["one"],
        PackVersion.objects.aggregate(one=Max("pk"))["one"],
        RuleAdjustment.objects.aggregate(one=Max("pk"))["one"],
    )
    return tuple(number or 0 for number in found)


def newest() -> dict[str, RuleAdjustment]:
    """The last decision about each rule."""
    from kaibo.domains.compliance.models import RuleAdjustment

    return {row.rule: row for row in RuleAdjustment.objects.order_by("rule", "step")}


def _has_database() -> bool:
    """The door of compliance opens without one too: `kaibo check` needs none."""
    from django.apps import apps

    return apps.ready
