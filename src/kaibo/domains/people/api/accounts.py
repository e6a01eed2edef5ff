"""/api/users: accounts, their duties and their sign-in links."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from ninja import Router, Status

from kaibo.domains.people import schemas, sign_in
from kaibo.domains.people.actions import accounts
from kaibo.domains.people.models import Ticket, User
from kaibo.kit.access import Actor, Visitor, actor_of
from kaibo.kit.errors import Refusal
from kaibo.kit.record import RecordQuerySet
from kaibo.kit.rights import Duty

router = Router()
WRITE = "people.account.write"


@router.get("/users", response=list[schemas.UserOut])
def everybody(request: HttpRequest, retired: bool = False) -> list[schemas.UserOut]:
    """All accounts by name."""
    actor_of(request, "people.read")
    rows = User.objects.all() if retired else User.objects.active()
    came = set(_used_tickets().values_list("user", flat=True))
    return [_shown(user, user.pk in came) for user in rows.order_by("name", "pk")]


@router.post("/users", response={201: schemas.InviteOut})
def add(request: HttpRequest, body: schemas.UserIn) -> Status[schemas.InviteOut]:
    """A new account and the link of its first sign-in."""
    user, token = accounts.add(
        _writer(request), username=body.username, name=body.name, duties=body.duties
    )
    return Status(201, schemas.InviteOut(user=shown(user), path=accounts.link("", token)))


@router.post("/users/{int:user_id}/name", response=schemas.UserOut)
def rename(request: HttpRequest, user_id: int, body: schemas.RenameIn) -> schemas.UserOut:
    """Change the name."""
    actor = _writer(request)
    return shown(accounts.rename(actor, user_id, expect=body.expect, name=body.name))


@router.post("/users/{int:user_id}/duties", response=schemas.UserOut)
def set_duties(request: HttpRequest, user_id: int, body: schemas.DutiesIn) -> schemas.UserOut:
    """Replace the duties."""
    actor = _writer(request)
    return shown(accounts.set_duties(actor, user_id, expect=body.expect, duties=body.duties))


@router.post("/users/{int:user_id}/retire", response=schemas.UserOut)
def retire(request: HttpRequest, user_id: int, body: schemas.RetireIn) -> schemas.UserOut:
    """End an account."""
    actor = _writer(request)
    return shown(accounts.retire(actor, user_id, expect=body.expect, reason=body.reason))


@router.post("/users/{int:user_id}/restore", response=schemas.UserOut)
def restore(request: HttpRequest, user_id: int, body: schemas.RetireIn) -> schemas.UserOut:
    """Take an ended account back."""
    return shown(accounts.restore(_writer(request), user_id, expect=body.expect))


@router.post("/users/{int:user_id}/link", response=schemas.InviteOut)
def invite(request: HttpRequest, user_id: int) -> schemas.InviteOut:
    """A new one-time link, for somebody who forgot the password."""
    token = accounts.invite(_writer(request), user_id)
    return schemas.InviteOut(
        user=shown(User.objects.get(pk=user_id)), path=accounts.link("", token)
    )


def shown(user: User) -> schemas.UserOut:
    """An account as the API shows it."""
    return _shown(user, _used_tickets().filter(user=user).exists())


def _used_tickets() -> RecordQuerySet[Ticket]:
    """Links somebody came in by. The first sign-in of every account is by one."""
    return Ticket.objects.exclude(used_at=None)


def _shown(user: User, came: bool) -> schemas.UserOut:
    return schemas.UserOut(
        id=user.pk,
        version=user.version,
        username=user.username,
        name=user.name,
        duties=[
            schemas.DutyOut(code=duty, label=duty.label) for duty in Duty if duty in user.duty_set
        ],
        active=user.is_active,
        has_signed_in=came or bool(user.password),
        has_password=bool(user.password),
        has_pin=bool(user.pin),
    )


def _writer(request: HttpRequest) -> Actor:
    """Whoever may write accounts, and did not come in by four digits on a shared computer."""
    actor = actor_of(request, WRITE)
    if cast("Visitor", request.auth).via == sign_in.PIN:  # type: ignore[attr-defined]
        raise Refusal("password_needed", "用 PIN 登录时不能管理账号，请先用密码登录。")
    return actor
