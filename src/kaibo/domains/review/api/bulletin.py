"""/api/review/…: the tally at the hour, the bulletin of a show, the handover sheet, and sending them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from kaibo.domains.control import public as control
from kaibo.domains.review.bulletin import making, sending, shapes, shown
from kaibo.domains.review.bulletin.picture.showing import picture
from kaibo.domains.team.public import What
from kaibo.kit.access import Actor, actor_of, require
from kaibo.kit.api import downloaded
from kaibo.kit.errors import Place, invalid

router = Router()
MONEY, SEND, READ = "money.gmv.read", "team.send", "team.read"


@router.get("/review/{room}/tally", response=shapes.HeartbeatOut)
def tally(request: HttpRequest, room: str) -> shapes.HeartbeatOut:
    """The tally of a room that is on air, as of now."""
    actor = actor_of(request, MONEY)
    return shown.heartbeat(making.tally(control.found(room), actor))


@router.get("/review/{room}/handover", response=shapes.HeartbeatOut)
def handover(request: HttpRequest, room: str, press: str | None = None) -> shapes.HeartbeatOut:
    """The handover sheet as text, as it stands; `press`: as it was handed over by that press."""
    actor_of(request, MONEY)
    found = control.found(room)
    made = making.handed_over(found) if press is None else making.of_press(found, press)
    return shown.heartbeat(made)


@router.get("/review/{room}/sendings", response=list[shapes.SendingOut])
def sendings(request: HttpRequest, room: str, show: str | None = None) -> list[shapes.SendingOut]:
    """What went out of a room and what was missed, the newest first."""
    actor_of(request, READ)
    found = control.found(room)
    return [shown.sending_out(row) for row in sending.of_room(found.ident, show)]


@router.get("/review/{room}/{show}/bulletin", response=shapes.HeartbeatOut)
def bulletin(request: HttpRequest, room: str, show: str) -> shapes.HeartbeatOut:
    """The bulletin of a show; of one that runs, so far."""
    actor = actor_of(request, MONEY)
    return shown.heartbeat(making.bulletin(control.found(room), actor, show))


@router.get("/review/{room}/{show}/bulletin.png", response={200: bytes})
def bulletin_picture(request: HttpRequest, room: str, show: str) -> HttpResponse:
    """The same as a picture, 1,080 pixels wide."""
    actor = actor_of(request, MONEY)
    made = making.bulletin(control.found(room), actor, show)
    return downloaded(f"{made.title}.png", "image/png", picture(made))


@router.post("/review/{room}/send", response={201: shapes.SentOut})
def send(request: HttpRequest, room: str, body: shapes.SendIn) -> Status[shapes.SentOut]:
    """Send to a group what was shown, as the person left it; twice only when they say so."""
    actor = actor_of(request, SEND)
    require(actor, MONEY)
    found = control.found(room)
    what, of_room, _ = body.once.split(":")
    if of_room != found.ident:
        raise invalid([Place("once", "这一份不是这个直播间的，请刷新后再发。")])
    wanted = sending.Wanted(
        What(what), found.ident, body.show, body.once, body.at, body.channel, body.title,
        body.lines, _drawn(found, actor, What(what), body), body.again, body.at_once,
    )  # fmt: skip
    return Status(201, shown.sent_out(sending.send(actor, wanted)))


def _drawn(room: control.RoomCard, actor: Actor, what: What, body: shapes.SendIn) -> bytes | None:
    if not body.picture or what is not What.BULLETIN:
        return None
    return picture(making.bulletin(room, actor, body.show))
