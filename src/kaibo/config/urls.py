"""Addresses: everything of Django lives under /api/, one router per domain."""

from django.conf import settings
from django.urls import path

from kaibo.kit.api import build_api

# By name, because a domain's inside is importable by that domain alone.
api = build_api(
    "kaibo.kit.routes.router",
    *(f"kaibo.domains.{name}.api.router" for name in settings.DOMAINS),
)

urlpatterns = [path("api/", api.urls)]
