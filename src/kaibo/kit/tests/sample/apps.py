"""The Django app of the sample domain."""

from django.apps import AppConfig


class SampleConfig(AppConfig):
    """Only in test settings."""

    name = "kaibo.kit.tests.sample"
    label = "sample"
