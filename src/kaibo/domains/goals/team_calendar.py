"""The calendar of this team, from its settings."""

from __future__ import annotations

from django.conf import settings

from kaibo.domains.goals.rules.calendar import Calendar
from kaibo.kit.clock import day_start, team_zone


def calendar() -> Calendar:
    """The team's zone and where its show day begins."""
    return Calendar(team_zone(), day_start(settings.KAIBO_DAY_START))
