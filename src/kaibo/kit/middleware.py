"""Middleware: one shape of error outside views too, CSRF with no exempt, cookies of former sessions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.sessions.middleware import SessionMiddleware
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
        # What is answered depends on who asks: no cache on the way may keep it.
        response.headers.setdefault("Cache-Control", "no-store")
        if response.status_code < 400 or _is_json(response):
            return response
        shaped = answer(errors.by_status(response.status_code))
        shaped.status_code = response.status_code
        if "Allow" in response:
            shaped["Allow"] = response["Allow"]
        return shaped


class Sessions(SessionMiddleware):
    """Django's, but only a request that ended its session takes the cookie away.

    A sign-in replaces the session. An answer to what was asked just before with the former cookie
    may arrive after it; Django would let it delete the cookie, which by then is the new one.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Save and set the cookie; leave it alone when the session was merely not found."""
        if request.session.is_empty() and not request.session.modified:
            return response
        return super().process_response(request, response)


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
