"""Test set-up of the package: Django is ready before the first test module imports a model."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaibo.config.tests.settings")

import django

django.setup()
