"""The Django app of the goals domain."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    """Its tables carry the prefix `goals_`."""

    name = "kaibo.domains.goals"
    label = "goals"
    verbose_name = "目标"
