"""The Django app of the control domain."""

from django.apps import AppConfig


class ControlConfig(AppConfig):
    """Its tables carry the prefix `control_`."""

    name = "kaibo.domains.control"
    label = "control"
    verbose_name = "中控"
