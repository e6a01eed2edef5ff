"""The Django app of the team domain."""

from django.apps import AppConfig


class TeamConfig(AppConfig):
    """Its tables carry the prefix `team_`."""

    name = "kaibo.domains.team"
    label = "team"
    verbose_name = "协作"
