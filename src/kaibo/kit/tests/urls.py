"""Addresses for the kit's own tests."""

from django.urls import path

from kaibo.kit.api import build_api

api = build_api("kaibo.kit.routes.router", "kaibo.kit.tests.sample.api.router")
urlpatterns = [path("api/", api.urls)]
