"""The Django app of the selection domain."""

from django.apps import AppConfig


class SelectionConfig(AppConfig):
    """Its tables carry the prefix `selection_`."""

    name = "kaibo.domains.selection"
    label = "selection"
    verbose_name = "选品"
