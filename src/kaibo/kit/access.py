"""Access: who acts, and whether that person may. The table itself is `kit.rights`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kaibo.kit.errors import Refusal
from kaibo.kit.rights import RIGHT_LABELS, RIGHTS, Duty

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever does something: a person with duties, or the system itself (`id` None).

    `cause` is the way it came: page, cli, reaction:<name>, job:<name>.
    """

    id: int | None
    name: str
    duties: frozenset[Duty]
    cause: str = "page"

    @property
    def rights(self) -> frozenset[str]:
        """All rights of all duties together; the system has every right."""
        if self.id is None:
            return frozenset(RIGHTS)
        return frozenset(right for right, duties in RIGHTS.items() if duties & self.duties)


@dataclass(frozen=True, slots=True)
class Visitor:
    """A signed-in page: who, until when (UTC ms), how they signed in, and its session.

    `session` is a short hash, never the session key itself, which would let its reader in.
    """

    actor: Actor
    session: str
    until: int
    via: str


def system(cause: str) -> Actor:
    """The system acting on its own, for `cause`."""
    return Actor(None, "系统", frozenset(), cause)


def may(actor: Actor, right: str) -> bool:
    """Whether the actor has the right. An unknown right is a mistake in code: KeyError."""
    duties = RIGHTS[right]
    return actor.id is None or bool(duties & actor.duties)


def require(actor: Actor, right: str) -> None:
    """Refuse with `forbidden`, saying who may, unless the actor has the right."""
    if may(actor, right):
        return
    wanted = "、".join(duty.label for duty in Duty if duty in RIGHTS[right])
    held = "、".join(duty.label for duty in Duty if duty in actor.duties) or "没有职务"
    raise Refusal(
        "forbidden",
        f"「{RIGHT_LABELS[right]}」需要以下职务之一：{wanted}。你现在是：{held}。"
        "要调整职务，请找负责人。",
        values={
            "right": right,
            "duties": sorted(RIGHTS[right]),
            "yours": sorted(actor.duties),
        },
    )


def duties_from(codes: Iterable[str]) -> frozenset[Duty]:
    """Duties from stored codes; a code this version does not know gives no power."""
    known = {duty.value for duty in Duty}
    return frozenset(Duty(code) for code in codes if code in known)


def find_visitor(session_key: str) -> Visitor | None:
    """Who this session belongs to, asked of the domain that settings name (KAIBO_VISITOR)."""
    from django.conf import settings
    from django.utils.module_loading import import_string

    look_up = cast("Callable[[str], Visitor | None]", import_string(settings.KAIBO_VISITOR))
    return look_up(session_key)


def signed_in(request: HttpRequest) -> Visitor | None:
    """ninja's `auth`: the visitor, kept on the request as `request.auth`; None answers 401."""
    key = request.session.session_key
    return find_visitor(key) if key else None


def actor_of(request: HttpRequest, right: str | None = None) -> Actor:
    """The signed-in actor of a request; with `right`, refused unless they have it."""
    visitor = cast("Visitor", request.auth)  # type: ignore[attr-defined]
    if right is not None:
        require(visitor.actor, right)
    return visitor.actor
