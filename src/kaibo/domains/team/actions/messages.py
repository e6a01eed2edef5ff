"""Messages: handed over once, then cancelled, sent at once, sent again or said to have arrived."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from kaibo.domains.team import shelf, waking
from kaibo.domains.team.choices import AGAIN, OPEN, MessageState, RobotKind, Why
from kaibo.domains.team.models import Channel, Message
from kaibo.domains.team.robots.kinds import ROBOTS
from kaibo.domains.team.rules import hours
from kaibo.kit import journal
from kaibo.kit.access import Actor, require
from kaibo.kit.clock import now_ms, team_zone
from kaibo.kit.errors import Place, Refusal, invalid

MOST_LINES = 200
MOST_CHARACTERS = 20_000
SALES = ("money.gmv.read",)


@dataclass(frozen=True, slots=True)
class Content:
    """What a message says. `lines`: text with `**bold**`; `picture`: a PNG.

    `rights`: those it takes to read it in Kaibo; messages speak of sales unless said otherwise.
    """

    title: str
    lines: Sequence[str] = ()
    picture: bytes | None = None
    rights: Collection[str] = SALES


def hand_over(
    actor: Actor,
    channel_id: int,
    content: Content,
    *,
    once: str,
    why: Why,
    schedule_id: int | None = None,
    at_once: bool = False,
) -> Message:
    """Put a message into the outbox. Of one key a channel gets one message: the same key again
    answers with the one that is there, whatever has become of it.

    Refusals: `forbidden`, `not_found`, `retired`, `invalid`.
    """
    require(actor, "team.channel.write" if why is Why.TEST else "team.send")
    lines = _checked(content)
    picture = shelf.put(content.picture) if content.picture is not None else ""
    with journal.act(actor, "team.message.hand_over") as writing:
        channel = writing.lock(Channel, channel_id, expect=journal.ANY)
        there = Message.objects.filter(channel=channel, once=once).first()
        if there is not None:
            return there
        now = now_ms()
        quiet = hours.quiet_until(now, channel.quiet_from, channel.quiet_to, team_zone())
        held = None if at_once else quiet
        row = writing.create(
            Message,
            channel=channel,
            once=once,
            title=_clean(content.title).strip(),
            lines=lines,
            picture=picture,
            rights=sorted(content.rights),
            why=why.value,
            schedule_id=schedule_id,
            at_once=at_once,
            state=(MessageState.WAITING if held is None else MessageState.HELD).value,
            handed_at=now,
            due_at=now if held is None else held,
        )
        waking.start(channel.pk, row.due_at)
        return row


def cancel(actor: Actor, message_id: int, *, expect: int) -> Message:
    """Do not send it. Refusal: `message_gone`, when it is no longer waiting."""
    with journal.act(actor, "team.message.cancel") as writing:
        row = _locked(writing, message_id, expect, OPEN, "取消")
        return writing.put(row, state=MessageState.CANCELLED.value)


def send_now(actor: Actor, message_id: int, *, expect: int) -> Message:
    """Do not wait for the end of quiet hours, nor for the next try."""
    with journal.act(actor, "team.message.now") as writing:
        row = _locked(writing, message_id, expect, OPEN, "现在发")
        return _due(writing, row, at_once=True)


def send_again(actor: Actor, message_id: int, *, expect: int) -> Message:
    """Send it once more, from the part on that was not surely taken."""
    found = Message.objects.filter(pk=message_id).values_list("channel_id", flat=True).first()
    with journal.act(actor, "team.message.again") as writing:
        if found is not None:  # first the channel, as the outbox locks them; refused when retired
            writing.lock(Channel, found, expect=journal.ANY)
        row = _locked(writing, message_id, expect, AGAIN, "再发")
        return _due(writing, row, tries=0, error="", handed_at=now_ms())


def arrived(actor: Actor, message_id: int, *, expect: int) -> Message:
    """Somebody has seen it in the group: what was in doubt was taken."""
    with journal.act(actor, "team.message.arrived") as writing:
        row = _locked(writing, message_id, expect, (MessageState.UNCLEAR,), "确认")
        parts = row.parts + 1
        if parts < _parts_of(row):
            return _due(writing, row, parts=parts, tries=0, error="", handed_at=now_ms())
        seen = row.sends[-1] if row.sends else now_ms()
        return writing.put(row, state=MessageState.SENT.value, parts=parts, sent_at=seen, error="")


def _due(writing: journal.Act, row: Message, **values: Any) -> Message:
    now = now_ms()
    writing.put(row, state=MessageState.WAITING.value, due_at=now, **values)
    waking.start(row.channel_id, now)
    return row


def _parts_of(row: Message) -> int:
    robot = ROBOTS[RobotKind(row.channel.kind)]
    return len(robot.bodies(row.title, row.lines, shelf.get(row.picture)))


def _locked(
    writing: journal.Act, message_id: int, expect: int, states: Collection[str], verb: str
) -> Message:
    row = writing.lock(Message, message_id, expect=expect)
    if row.state not in states:
        raise Refusal(
            "message_gone",
            f"这条消息现在是「{MessageState(row.state).label}」，不能{verb}。",
            values={"state": row.state},
        )
    return row


def _checked(content: Content) -> list[str]:
    """The lines, each without line breaks."""
    lines = [_clean(part) for line in content.lines for part in line.splitlines() or [""]]
    if not _clean(content.title).strip():
        raise invalid([Place("title", "请写标题。")])
    if len(lines) > MOST_LINES:
        raise invalid([Place("lines", f"最多 {MOST_LINES} 行，现在是 {len(lines)} 行。")])
    if (long := sum(map(len, lines))) > MOST_CHARACTERS:
        raise invalid([Place("lines", f"最多 {MOST_CHARACTERS} 个字，现在是 {long} 个。")])
    return lines


def _clean(line: str) -> str:
    """The line without control characters and halves of characters: it may quote a viewer, and
    nobody shall miss a bulletin for that."""
    return "".join(
        " " if unicodedata.category(char) in ("Cc", "Cs") else char for char in line
    ).rstrip()
