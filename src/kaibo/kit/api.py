"""The API: ninja, signed in by default, Chinese as it is written, one shape of error."""

from __future__ import annotations

import json
import logging
from typing import Any
from urllib.parse import quote

from django.core.exceptions import DisallowedHost, RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.renderers import BaseRenderer

from kaibo.kit import errors, field_errors
from kaibo.kit.access import signed_in
from kaibo.kit.door import JournalBypassed
from kaibo.kit.errors import Refusal
from kaibo.kit.incident import unforeseen
from kaibo.kit.plain_json import PlainJSON

log = logging.getLogger("kaibo.api")


class PlainRenderer(BaseRenderer):
    """JSON in which Chinese stays readable, as UTF-8."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> str:
        """The answer's body."""
        return json.dumps(data, cls=PlainJSON, separators=(",", ":"))


def build_api(*routers: str) -> NinjaAPI:
    """The API with these routers (dotted names), all of it for signed-in people unless said."""
    api = NinjaAPI(
        title="Kaibo",
        version="1",
        urls_namespace="api",
        docs_url=None,
        auth=signed_in,
        renderer=PlainRenderer(),
    )
    for router in routers:
        api.add_router("", router)
    _speak_chinese(api)
    return api


def answer(refusal: Refusal) -> HttpResponse:
    """A refusal as an HTTP answer."""
    response = HttpResponse(
        json.dumps(refusal.body(), cls=PlainJSON, separators=(",", ":")),
        status=refusal.status,
        content_type="application/json; charset=utf-8",
    )
    if wait := refusal.values.get("retry_after_s"):
        response["Retry-After"] = str(wait)
    response["Cache-Control"] = "no-store"
    return response


def downloaded(name: str, media: str, content: bytes) -> HttpResponse:
    """A file for the browser's downloads, under a name that may be Chinese; never kept on the way."""
    response = HttpResponse(content, content_type=media)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response["Cache-Control"] = "no-store"
    return response


def _speak_chinese(api: NinjaAPI) -> None:
    @api.exception_handler(Refusal)
    def refused(request: HttpRequest, error: Refusal) -> HttpResponse:
        return answer(error)

    @api.exception_handler(ValidationError)
    def wrong_fields(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return answer(field_errors.refusal(error.errors, frozenset({"body"})))

    @api.exception_handler(AuthenticationError)
    def not_signed_in(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return answer(Refusal("signed_out"))

    @api.exception_handler(Http404)
    def nothing_there(request: HttpRequest, error: Http404) -> HttpResponse:
        return answer(Refusal("not_found"))

    @api.exception_handler(HttpError)
    def by_status(request: HttpRequest, error: HttpError) -> HttpResponse:
        return answer(errors.by_status(error.status_code))

    @api.exception_handler(RequestDataTooBig)
    def too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
        return answer(Refusal("too_large"))

    @api.exception_handler(DisallowedHost)
    def bad_host(request: HttpRequest, error: DisallowedHost) -> HttpResponse:
        return answer(Refusal("bad_host"))

    @api.exception_handler(OperationalError)
    def busy(request: HttpRequest, error: OperationalError) -> HttpResponse:
        if "locked" in str(error) or "lock timeout" in str(error):
            log.warning("the database stayed locked: %s", error)
            return answer(Refusal("busy"))
        return answer(unforeseen(error, log))

    @api.exception_handler(JournalBypassed)
    def bypassed(request: HttpRequest, error: JournalBypassed) -> HttpResponse:
        return answer(unforeseen(error, log))

    @api.exception_handler(Exception)
    def anything_else(request: HttpRequest, error: Exception) -> HttpResponse:
        return answer(unforeseen(error, log))
