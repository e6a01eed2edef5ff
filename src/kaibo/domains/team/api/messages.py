"""/api/team/messages: the outbox."""

from __future__ import annotations

import base64
import binascii

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from kaibo.domains.team import schemas, shelf
from kaibo.domains.team.actions import messages
from kaibo.domains.team.actions.messages import Content
from kaibo.domains.team.choices import AGAIN, OPEN, MessageState, RobotKind, Why
from kaibo.domains.team.models import Message
from kaibo.domains.team.robots.kinds import ROBOTS
from kaibo.kit.access import Actor, actor_of, may, require
from kaibo.kit.api import downloaded
from kaibo.kit.errors import Place, Refusal, invalid
from kaibo.kit.refusals import not_found
from kaibo.kit.shapes import Id

router = Router()
SEND = "team.send"
PAGE = 100


@router.get("/team/messages", response=list[schemas.GroupMessageOut])
def outbox(
    request: HttpRequest,
    channel: Id | None = None,
    state: MessageState | None = None,
    before: Id | None = None,
) -> list[schemas.GroupMessageOut]:
    """Messages, newest first; `before` is the last one's id of the page before."""
    actor = actor_of(request, Message.read_right)
    rows = Message.objects.select_related("channel", "created_by")
    if channel is not None:
        rows = rows.filter(channel=channel)
    if state is not None:
        rows = rows.filter(state=state.value)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return [shown(actor, row) for row in rows.order_by("-pk")[:PAGE]]


@router.post("/team/messages", response={201: schemas.GroupMessageOut})
def send(request: HttpRequest, body: schemas.GroupMessageIn) -> Status[schemas.GroupMessageOut]:
    """Hand a message over; the same `once` again answers with what became of the first."""
    actor = actor_of(request, SEND)
    content = Content(body.title, body.lines, _picture(body.picture))
    row = messages.hand_over(
        actor,
        body.channel,
        content,
        once=f"page:{body.once}",
        why=Why.PERSON,
        at_once=body.at_once,
    )
    return Status(201, shown(actor, row))


@router.get("/team/messages/{int:message_id}", response=schemas.GroupMessageOut)
def one(request: HttpRequest, message_id: int) -> schemas.GroupMessageOut:
    """One message."""
    return shown(actor_of(request, Message.read_right), _found(message_id))


@router.get("/team/messages/{int:message_id}/picture")
def picture(request: HttpRequest, message_id: int) -> HttpResponse:
    """Its picture, for a month."""
    actor = actor_of(request, Message.read_right)
    row = _found(message_id)
    for right in row.rights:
        require(actor, right)
    content = shelf.get(row.picture)
    if content is None:
        raise Refusal("gone", "这条消息没有图，或图只留三十天，已经清掉。")
    return downloaded(f"{row.title}.png", "image/png", content)


@router.post("/team/messages/{int:message_id}/cancel", response=schemas.GroupMessageOut)
def cancel(
    request: HttpRequest, message_id: int, body: schemas.TeamStepIn
) -> schemas.GroupMessageOut:
    """Do not send it."""
    actor = actor_of(request, SEND)
    return shown(actor, messages.cancel(actor, message_id, expect=body.expect))


@router.post("/team/messages/{int:message_id}/now", response=schemas.GroupMessageOut)
def now(request: HttpRequest, message_id: int, body: schemas.TeamStepIn) -> schemas.GroupMessageOut:
    """Send it now, quiet hours or not."""
    actor = actor_of(request, SEND)
    return shown(actor, messages.send_now(actor, message_id, expect=body.expect))


@router.post("/team/messages/{int:message_id}/again", response=schemas.GroupMessageOut)
def again(
    request: HttpRequest, message_id: int, body: schemas.TeamStepIn
) -> schemas.GroupMessageOut:
    """Send once more what did not arrive."""
    actor = actor_of(request, SEND)
    return shown(actor, messages.send_again(actor, message_id, expect=body.expect))


@router.post("/team/messages/{int:message_id}/arrived", response=schemas.GroupMessageOut)
def arrived(
    request: HttpRequest, message_id: int, body: schemas.TeamStepIn
) -> schemas.GroupMessageOut:
    """It is in the group: what was in doubt is settled."""
    actor = actor_of(request, SEND)
    return shown(actor, messages.arrived(actor, message_id, expect=body.expect))


def shown(actor: Actor, row: Message) -> schemas.GroupMessageOut:
    """A message as this person may see it."""
    state, why, kind = MessageState(row.state), Why(row.why), RobotKind(row.channel.kind)
    readable = all(may(actor, right) for right in row.rights)
    return schemas.GroupMessageOut(
        id=row.pk,
        version=row.version,
        channel=row.channel_id,
        channel_title=row.channel.title,
        title=row.title,
        lines=row.lines if readable else None,
        picture=bool(row.picture),
        picture_note=ROBOTS[kind].NO_PICTURE if row.picture else "",
        why=why,
        why_label=why.label,
        schedule=row.schedule_id,
        by=str(row.created_by) if row.created_by_id else None,
        state=state,
        state_label=state.label,
        tries=row.tries,
        error=row.error,
        answer=row.answer,
        handed_at=row.handed_at,
        due_at=row.due_at,
        sent_at=row.sent_at,
        steps=_steps(state) if may(actor, SEND) else [],
    )


def _steps(state: MessageState) -> list[str]:
    if state in OPEN:
        return ["now", "cancel"]
    if state is MessageState.UNCLEAR:
        return ["arrived", "again"]
    return ["again"] if state in AGAIN else []


def _found(message_id: int) -> Message:
    rows = Message.objects.select_related("channel", "created_by")
    row = rows.filter(pk=message_id).first()
    if row is None:
        raise not_found(Message, message_id)
    return row


def _picture(text: str | None) -> bytes | None:
    if text is None:
        return None
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise invalid([Place("picture", "图片的编码不完整，请重新生成。")]) from None
