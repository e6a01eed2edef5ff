"""/api/me, /api/sign-in, /api/switch, …: who this browser is."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from ninja import Router

from kaibo.domains.people import schemas, sign_in, switching
from kaibo.domains.people.api.accounts import shown
from kaibo.domains.people.models import User
from kaibo.domains.people.sign_in import Attempt
from kaibo.kit.access import Visitor, actor_of, signed_in

router = Router()
COOKIE_SECONDS = switching.ENROLLED_FOR // 1_000


@router.get("/me", response=schemas.MeOut, auth=None)
def me(request: HttpRequest) -> schemas.MeOut:
    """Who is signed in here; also gives the page its CSRF token (cookie and value)."""
    visitor = signed_in(request)
    user = _person(visitor) if visitor else None
    return schemas.MeOut(
        user=shown(user) if user else None,
        rights=sorted(visitor.actor.rights) if visitor else [],
        via=visitor.via if visitor else "",
        until=visitor.until if visitor else None,
        csrf=get_token(request),
        device_known=bool(switching.known(_device(request))),
        zone=settings.KAIBO_ZONE,
        day_start=settings.KAIBO_DAY_START,
    )


@router.post("/sign-in", response=schemas.MeOut, auth=None)
def enter(request: HttpRequest, response: HttpResponse, body: schemas.SignIn) -> schemas.MeOut:
    """Sign in by password."""
    user = sign_in.by_password(_attempt(request), body.username, body.password)
    if body.remember:
        _enrol(request, response, user, body.device_label)
    return me(request)


@router.post("/sign-in/ticket", response=schemas.MeOut, auth=None)
def enter_by_ticket(request: HttpRequest, body: schemas.TicketIn) -> schemas.MeOut:
    """Sign in by a one-time link."""
    sign_in.by_ticket(_attempt(request), body.ticket)
    return me(request)


@router.post("/sign-out", response=schemas.MeOut, auth=None)
def leave(request: HttpRequest) -> schemas.MeOut:
    """Sign out; no harm when nobody is signed in."""
    sign_in.leave(request)
    return me(request)


@router.post("/me/password", response=schemas.MeOut)
def change_password(request: HttpRequest, body: schemas.PasswordIn) -> schemas.MeOut:
    """Change one's own password; all other browsers of the person are signed out."""
    sign_in.set_password(request, body.old, body.new)
    return me(request)


@router.post("/me/pin", response=schemas.MeOut)
def change_pin(request: HttpRequest, response: HttpResponse, body: schemas.PinIn) -> schemas.MeOut:
    """Set or remove one's own PIN; the browser it is done on then knows the person."""
    sign_in.set_pin(request, body.password, body.pin)
    if body.pin is not None:
        _enrol(request, response, _person(request.auth), "")  # type: ignore[attr-defined]
    return me(request)


@router.get("/switch", response=list[schemas.KnownOut], auth=None)
def known(request: HttpRequest) -> list[schemas.KnownOut]:
    """Who may come back on this browser by PIN."""
    return [
        schemas.KnownOut(user=one.user, name=one.name, ready=one.ready, why_not=one.why_not)
        for one in switching.known(_device(request))
    ]


@router.post("/switch", response=schemas.MeOut, auth=None)
def switch(request: HttpRequest, body: schemas.SwitchIn) -> schemas.MeOut:
    """Become another person by PIN."""
    switching.switch(_attempt(request), _device(request), body.user, body.pin)
    return me(request)


@router.post("/switch/forget", response=schemas.MeOut)
def forget(request: HttpRequest, response: HttpResponse) -> schemas.MeOut:
    """This browser forgets everybody; from now on it asks for passwords."""
    switching.forget(actor_of(request), _device(request))
    response.delete_cookie(switching.COOKIE)
    return me(request)


def _enrol(request: HttpRequest, response: HttpResponse, user: User, label: str) -> None:
    visitor = signed_in(request)
    assert visitor is not None
    token = switching.enrol(visitor.actor, user, _device(request), label)
    response.set_cookie(
        switching.COOKIE,
        token,
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _person(visitor: Visitor) -> User:
    assert visitor.actor.id is not None
    return User.objects.get(pk=visitor.actor.id)


def _device(request: HttpRequest) -> str | None:
    return request.COOKIES.get(switching.COOKIE)


def _attempt(request: HttpRequest) -> Attempt:
    return Attempt(request, request.META.get("REMOTE_ADDR") or "unknown")
