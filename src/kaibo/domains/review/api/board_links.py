"""/api/review/board-links: links to a board, made and withdrawn; /api/board: the board of a link."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status
from ninja.params.functions import Header

from kaibo.domains.review.boards.links import actions, opening, shapes, shown
from kaibo.domains.review.boards.links.records import BoardLink
from kaibo.domains.review.boards.links.standing import SHARE
from kaibo.kit.access import actor_of
from kaibo.kit.clock import DAY, now_ms

router = Router()
#: What ended longer ago is not listed any more, nor more than so many of what is over.
LISTED_FOR = 7 * DAY
MOST_OVER = 100


@router.get("/review/board-links", response=list[shapes.BoardLinkOut])
def links(request: HttpRequest) -> list[shapes.BoardLinkOut]:
    """Links that are open or were lately, the newest first."""
    actor_of(request, SHARE)
    now = now_ms()
    rows = BoardLink.objects.select_related("use").order_by("-created_at", "-pk")
    # Every one that may still open is there: what is not listed cannot be withdrawn.
    still = rows.active().filter(until__gt=now)
    over = rows.filter(until__gt=now - LISTED_FOR).exclude(pk__in=still.values("pk"))
    both = sorted([*still, *over[:MOST_OVER]], key=lambda row: (-row.created_at, -row.pk))
    return [shown.link_out(row) for row in both]


@router.post("/review/board-links", response={201: shapes.BoardLinkMadeOut})
def make(request: HttpRequest, body: shapes.BoardLinkIn) -> Status[shapes.BoardLinkMadeOut]:
    """Make a link; its address is told in this answer and never again."""
    wanted = actions.Wanted(
        body.kind, body.room, body.day, body.duty, body.money, body.spend, body.hosts, body.ends,
        body.until, body.note,
    )  # fmt: skip
    row, token = actions.make(actor_of(request, SHARE), wanted)
    made = shapes.BoardLinkMadeOut(link=shown.link_out(row), path=f"/b#{token}")
    return Status(201, made)


@router.post("/review/board-links/{int:link_id}/retire", response=shapes.BoardLinkOut)
def retire(
    request: HttpRequest, link_id: int, body: shapes.BoardLinkRetireIn
) -> shapes.BoardLinkOut:
    """Withdraw a link: from this moment it opens nothing."""
    return shown.link_out(actions.withdraw(actor_of(request, SHARE), link_id, expect=body.expect))


@router.get("/board", response=shapes.PhoneBoardOut, auth=None)
def board(
    request: HttpRequest,
    response: HttpResponse,
    again: bool = False,
    link: str = Header("", alias="X-Kaibo-Link"),
) -> shapes.PhoneBoardOut:
    """The board of a link, for whoever has its secret. `again`: the page refreshes itself."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return opening.opened(link, request.META.get("REMOTE_ADDR") or "unknown", again)
