"""Middleware: one shape of error for whatever happens outside a view, and CSRF with no exempt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware

from kaibo.kit import errors
from kaibo.kit.api import answer
from kaibo.kit.errors import Refusal


class OneErrorShape:
    """Stands outermost: an error under /api/ that is not JSON yet gets code and sentence."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on, then look at the answer."""
        if not request.path_info.startswith("/api/"):
            return self.get_response(request)
        try:
            request.get_host()
        except DisallowedHost:
            return answer(Refusal("bad_host"))
        response = self.get_response(request)
        if response.status_code < 400 or _is_json(response):
            return response
        shaped = answer(errors.by_status(response.status_code))
        shaped.status_code = response.status_code
        if "Allow" in response:
            shaped["Allow"] = response["Allow"]
        return shaped


class CsrfEverywhere(CsrfViewMiddleware):
    """Django's check for every unsafe request. ninja exempts its views and then checks only
    those that need a sign-in, which would leave the sign-in itself open."""

    def process_view(  # type: ignore[override]
        self, request: HttpRequest, callback: Any, callback_args: Any, callback_kwargs: Any
    ) -> HttpResponse | None:
        """Hide the view's exemption from the check."""
        return super().process_view(request, _not_exempt, callback_args, callback_kwargs)

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return answer(Refusal("csrf", values={"reason": reason}))


def _not_exempt() -> HttpResponse:
    """Stands for the view while its request is checked; never called."""
    raise NotImplementedError


def _is_json(response: HttpResponseBase) -> bool:
    return response.get("Content-Type", "").startswith("application/json")
