"""The Django app of the review domain."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Its tables carry the prefix `review_`."""

    name = "kaibo.domains.review"
    label = "review"
    verbose_name = "复盘"
