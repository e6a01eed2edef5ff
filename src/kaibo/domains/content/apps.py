"""The Django app of the content domain."""

from django.apps import AppConfig


class ContentConfig(AppConfig):
    """Its tables carry the prefix `content_`."""

    name = "kaibo.domains.content"
    label = "content"
    verbose_name = "内容"
