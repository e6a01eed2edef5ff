"""Test set-up of the package: Django is ready before the first test module imports a model."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaibo.config.tests.settings")

import django
import pytest

django.setup()


@pytest.fixture
def every_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sign of a job's progress is stored, however soon after the last."""
    monkeypatch.setattr("kaibo.kit.running.SHOWN_EVERY", 0.0)
