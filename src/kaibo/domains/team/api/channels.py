"""/api/team/channels: robots of group chats."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from kaibo.domains.team import schemas
from kaibo.domains.team.actions import channels, messages
from kaibo.domains.team.actions.channels import Wanted
from kaibo.domains.team.actions.messages import Content
from kaibo.domains.team.api.messages import shown as message_shown
from kaibo.domains.team.choices import RobotKind, Why
from kaibo.domains.team.models import Channel
from kaibo.domains.team.robots.kinds import ROBOTS
from kaibo.kit.access import actor_of

router = Router()
WRITE = "team.channel.write"
TAIL = 4


@router.get("/team/channels", response=list[schemas.ChannelOut])
def everywhere(request: HttpRequest, retired: bool = False) -> list[schemas.ChannelOut]:
    """All channels by title; no address is among what is told."""
    actor_of(request, Channel.read_right)
    rows = Channel.objects.all() if retired else Channel.objects.active()
    return [_shown(row) for row in rows.order_by("title", "pk")]


@router.post("/team/channels", response={201: schemas.ChannelOut})
def add(request: HttpRequest, body: schemas.ChannelIn) -> Status[schemas.ChannelOut]:
    """A new channel."""
    actor = actor_of(request, WRITE)
    return Status(201, _shown(channels.add(actor, body.kind, _wanted(body))))


@router.post("/team/channels/{int:channel_id}", response=schemas.ChannelOut)
def change(
    request: HttpRequest, channel_id: int, body: schemas.ChannelChange
) -> schemas.ChannelOut:
    """A channel as it shall be."""
    actor = actor_of(request, WRITE)
    return _shown(channels.change(actor, channel_id, expect=body.expect, wanted=_wanted(body)))


@router.post("/team/channels/{int:channel_id}/retire", response=schemas.ChannelOut)
def retire(request: HttpRequest, channel_id: int, body: schemas.TeamStepIn) -> schemas.ChannelOut:
    """Send no more to it."""
    actor = actor_of(request, WRITE)
    return _shown(channels.retire(actor, channel_id, expect=body.expect, reason=body.reason))


@router.post("/team/channels/{int:channel_id}/restore", response=schemas.ChannelOut)
def restore(request: HttpRequest, channel_id: int, body: schemas.TeamStepIn) -> schemas.ChannelOut:
    """Undo it."""
    return _shown(channels.restore(actor_of(request, WRITE), channel_id, expect=body.expect))


@router.post("/team/channels/{int:channel_id}/test", response={201: schemas.GroupMessageOut})
def test(
    request: HttpRequest, channel_id: int, body: schemas.TestIn
) -> Status[schemas.GroupMessageOut]:
    """A message that says that it is a test; sent even in quiet hours, for somebody waits for it."""
    actor = actor_of(request, WRITE)
    content = Content("测试消息", ["这是开播发来的测试。看到它，就说明这个群设置对了。"], rights=())
    row = messages.hand_over(
        actor, channel_id, content, once=f"test:{body.once}", why=Why.TEST, at_once=True
    )
    return Status(201, message_shown(actor, row))


def _wanted(body: schemas.ChannelIn | schemas.ChannelChange) -> Wanted:
    return Wanted(
        title=body.title,
        webhook=body.webhook,
        secret=body.secret,
        keyword=body.keyword,
        quiet_from=body.quiet_from,
        quiet_to=body.quiet_to,
    )


def _shown(row: Channel) -> schemas.ChannelOut:
    kind = RobotKind(row.kind)
    return schemas.ChannelOut(
        id=row.pk,
        version=row.version,
        kind=kind,
        kind_label=kind.label,
        title=row.title,
        webhook_tail=row.webhook[-TAIL:],
        secret_tail=row.secret[-TAIL:],
        keyword=row.keyword,
        quiet_from=row.quiet_from,
        quiet_to=row.quiet_to,
        picture_note=ROBOTS[kind].NO_PICTURE,
        active=row.retired_at is None,
    )
