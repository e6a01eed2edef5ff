"""The Django app of the rundown domain."""

from django.apps import AppConfig


class RundownConfig(AppConfig):
    """Its tables carry the prefix `rundown_`."""

    name = "kaibo.domains.rundown"
    label = "rundown"
    verbose_name = "脚本"
