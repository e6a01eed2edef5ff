"""Puts the kit into Django: its checks, and the modules in which domains say how they react."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KitConfig(AppConfig):
    """The kit's tables are Fact, Delivery, Attachment and Throttle."""

    name = "kaibo.kit"
    label = "kit"
    verbose_name = "底座"

    def ready(self) -> None:
        """Register the model checks and import every app's reactions and jobs."""
        from kaibo.kit import checks  # noqa: F401

        autodiscover_modules("reactions", "jobs")
