"""The Django app of the people domain."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Its tables carry the prefix `people_`."""

    name = "kaibo.domains.people"
    label = "people"
    verbose_name = "人员"
