"""/api/rooms/{room}/prompter: what a prompter reads; the links that open one without an account."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status
from ninja.params.functions import Header

from kaibo.domains.control.cards import found
from kaibo.domains.control.prompter import card, guesses, links
from kaibo.domains.control.prompter.records import PrompterLink
from kaibo.domains.control.schemas import prompter as shapes
from kaibo.kit.access import actor_of, require, signed_in
from kaibo.kit.errors import Refusal

router = Router()


@router.get("/rooms/{room}/prompter", response=shapes.PrompterCardOut, auth=None)
def read(
    request: HttpRequest,
    response: HttpResponse,
    room: str,
    link: str = Header("", alias="X-Kaibo-Link"),
) -> shapes.PrompterCardOut:
    """What stands beside the line: for whoever has a link of this room, or is signed in."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    _let_in(request, room, link)
    return card.card(found(room))


@router.get("/rooms/{room}/prompter-links", response=list[shapes.PrompterLinkOut])
def everything(request: HttpRequest, room: str) -> list[shapes.PrompterLinkOut]:
    """The links of a room that are open, the newest first."""
    actor_of(request, links.PUSH)
    return [_shown(row) for row in links.still_open(found(room).ident)]


@router.post("/rooms/{room}/prompter-links", response={201: shapes.PrompterLinkMadeOut})
def make(
    request: HttpRequest, response: HttpResponse, room: str, body: shapes.PrompterLinkIn
) -> Status[shapes.PrompterLinkMadeOut]:
    """Make a link; its address is told in this answer and never again."""
    actor = actor_of(request, links.PUSH)
    row, token = links.make(actor, room, hours=body.hours, note=body.note)
    response["Cache-Control"] = "no-store"
    path = f"/prompter/{row.room}#{token}"
    return Status(201, shapes.PrompterLinkMadeOut(link=_shown(row), path=path))


@router.post("/prompter-links/{int:link_id}/retire", response=shapes.PrompterLinkOut)
def retire(
    request: HttpRequest, link_id: int, body: shapes.PrompterLinkRetireIn
) -> shapes.PrompterLinkOut:
    """Withdraw a link: within seconds it opens nothing."""
    return _shown(links.withdraw(actor_of(request, links.PUSH), link_id, expect=body.expect))


def _let_in(request: HttpRequest, room: str, token: str) -> None:
    """Refusals: `signed_out`, `forbidden`, and those of a link."""
    if token:
        opened = guesses.opened(token, request.META.get("REMOTE_ADDR") or "unknown")
        if opened.room != room:
            raise Refusal("not_found", "这个链接是别的直播间的提词器。请打开收到的原链接。")
        return
    visitor = signed_in(request)
    if visitor is None:
        raise Refusal("not_found", "这块提词器要用链接打开，或先登录。")
    require(visitor.actor, "run.prompter")


def _shown(row: PrompterLink) -> shapes.PrompterLinkOut:
    return shapes.PrompterLinkOut(
        id=row.pk, version=row.version, note=row.note, made_at=row.created_at, until=row.until
    )
