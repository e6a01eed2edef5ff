"""POST /api/rooms/{room}/commands: one press of the desk, by a signed-in person with the right.

`{command_id, kind, expect?, ref?, product?, text?, n?, x?, pressed_at?}`. The id is the event's id: a
retry gets the same press. What the server knows better it puts into `x` itself (`filling`). A refusal (409) has
a code, a Chinese sentence and what holds now, and wrote nothing; 503 `not_recorded` means the log
could not be written: keep the id and press again.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from kaibo.config.bodies import Bodies
from kaibo.config.http import Failed, Message, Receive, Send, from_our_page, headers_of, reply
from kaibo.kit.access import Visitor, require
from kaibo.kit.errors import Refusal
from kaibo.live import late
from kaibo.live.allowed import DESK
from kaibo.live.clock import speed_of, wall_ms
from kaibo.live.desk import Command, CommandRefused, Expect
from kaibo.live.engine import Engine
from kaibo.live.events import Event
from kaibo.live.log import LogUnavailable, QueueFull
from kaibo.live.room import Answer, Post, Room, RoomStopped
from kaibo.live.timeline import FIX

log = logging.getLogger("kaibo.commands")

PATH = re.compile(r"/api/rooms/([^/]+)/commands")
MOST_BYTES = 64 * 1024
ALL_BYTES = 16 << 20

FOREIGN = (
    "这一下来自不属于这里的网页，没有记录。请用本服务的地址打开页面；"
    "若在代理后面，请把页面的地址加进 KAIBO_ORIGINS 后重新启动。"
)

#: kind → the right it takes; what is not here takes `run.command`.
RIGHTS = {
    "pitch.start": "run.mark",
    "pitch.end": "run.mark",
    "pin": "run.mark",
    "unpin": "run.mark",
    "note": "run.mark",
    "surge": "run.mark",
    "highlight": "run.mark",
    "reading": "run.reading",
    "handover": "run.handover",
    "ack": "run.handover",
    "timeline.fix": "run.correct",
    "alert": "run.mark",
    "alert.seen": "compliance.alert",
    "alert.close": "compliance.alert",
    "disposal": "compliance.alert",
    "push": "run.push",
    "push.down": "run.push",
    "push.shown": "run.prompter",
    "push.ack": "run.prompter",
}


class Wanted(msgspec.Struct, forbid_unknown_fields=True):
    """`expect` of a command, as the page sends it."""

    run_seq: int | None = None
    on_air: dict[str, str | None] = {}


class Press(msgspec.Struct, forbid_unknown_fields=True):
    """The body of a command."""

    command_id: str
    kind: str
    expect: Wanted | None = None
    ref: str | None = None
    product: str | None = None
    text: str | None = None
    n: int | None = None
    x: dict[str, Any] | None = None
    #: When it was made, by the server's wall clock as the page knows it (UTC ms); null: just now.
    pressed_at: int | None = None

    def late_ms(self) -> int:
        """How long it has waited for this server, wall ms; 0 where that is no time to speak of."""
        waited = 0 if self.pressed_at is None else wall_ms() - self.pressed_at
        return waited if waited >= late.LEAST_MS else 0


_decoder = msgspec.json.Decoder(Press)


class Commands:
    """The ASGI app. `visitor` tells who a request is signed in as, its page's origin checked.

    `is_open` tells of a room whether it is open, None if nobody has made it; `fill` puts into a
    press what the server knows; `pressed` is told of what was recorded.
    """

    def __init__(
        self,
        engine: Engine,
        visitor: Callable[[Message], Awaitable[Visitor | None]],
        is_open: Callable[[str], Awaitable[bool | None]],
        fill: Callable[[str, Press], Awaitable[Press]],
        pressed: Callable[[str, str], object] = lambda room, kind: None,
    ) -> None:
        self.engine, self.visitor, self.is_open = engine, visitor, is_open
        self.fill, self.pressed = fill, pressed
        self.bodies = Bodies(ALL_BYTES)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            await reply(send, 200, await self._do(scope, receive))
        except Failed as refusal:
            await reply(send, refusal.status, refusal.shown(), refusal.retry_after)

    async def _do(self, scope: Message, receive: Receive) -> dict[str, Any]:
        if scope["method"] != "POST":
            raise Failed(405, "method_not_allowed", "这个地址只接受 POST。")
        if not from_our_page(scope):
            raise Failed(403, "foreign_page", FOREIGN)
        visitor = await self.visitor(scope)
        if visitor is None:
            raise Failed(401, "signed_out", "还没有登录，或登录已经过期；这一下没有记录。")
        with self.bodies.one() as body:
            await body.read(receive, MOST_BYTES, "内容")
            press = _press(scope, b"".join(body.chunks))
        try:
            require(visitor.actor, RIGHTS.get(press.kind, "run.command"))
        except Refusal as error:
            raise Failed(403, error.code, error.text, values=dict(error.values or {})) from error
        found = PATH.fullmatch(scope["path"])
        assert found is not None, "routed here by this pattern"
        by = "system" if visitor.actor.id is None else f"user:{visitor.actor.id}"
        room = found.group(1)
        _command(press, by)  # refused before anything is read for it
        await self._refuse_if_not_open(room)
        filled = await self.fill(room, press)
        waited = press.late_ms()
        answer = await written(self.engine, room, _command(filled, by, waited))
        if answer.accepted and waited:
            await self._set_back(room, press.command_id, by, waited)
        self.pressed(room, press.kind)
        return _said(press, answer)

    async def _set_back(self, room: str, ident: str, by: str, waited: int) -> None:
        """What a page without a network pressed counts from when it was pressed. The press itself
        is recorded; if this fails the timeline can still be set right by hand."""

        def read(here: Room) -> dict[str, Any] | None:
            return late.correction(here.fold, ident, round(waited * speed_of(here.clock)))

        try:
            x = await asyncio.wrap_future(self.engine.look(room, read))
            if x is not None:
                why = f"断线 {round(waited / 1_000)} 秒，按按下的时间算"
                fix = Event(f"{ident[:120]}:late", FIX, x={**x, "why": why})
                await asyncio.wrap_future(
                    self.engine.post(Post(room, DESK, command=Command(fix, by)))
                )
        except Exception:
            log.exception("a late press of room %s could not be set back", room)

    async def _refuse_if_not_open(self, room: str) -> None:
        is_open = await self.is_open(room)
        if is_open is None:
            raise Failed(404, "not_found", f"没有编号为「{room}」的直播间，这一下没有记录。")
        if not is_open:
            text = f"直播间「{room}」已停用，这一下没有记录。请先在直播间页恢复它。"
            raise Failed(409, "retired", text)


async def written(engine: Engine, room: str, command: Command) -> Answer:
    """A command, durable and folded. Raises Failed, and then nothing is recorded."""
    try:
        return await asyncio.wrap_future(engine.post(Post(room, DESK, command=command)))
    except CommandRefused as error:
        raise Failed(409, error.code, str(error), values=error.now) from error
    except QueueFull as error:
        raise Failed(429, "queue_full", str(error), retry_after=error.retry_after) from error
    except LogUnavailable as error:
        raise Failed(503, "not_recorded", str(error)) from error
    except RoomStopped as error:
        raise Failed(503, "room_stopped", str(error)) from error


def _press(scope: Message, raw: bytes) -> Press:
    if "json" not in headers_of(scope).get(b"content-type", ""):
        raise Failed(415, "unreadable", "请以 JSON 发送。")
    try:
        return _decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Failed(422, "invalid", f"动作的内容不合格式（{error}），没有记录。") from error


def _command(press: Press, by: str, waited: int = 0) -> Command:
    try:
        event = msgspec.convert(
            {
                "id": press.command_id,
                "kind": press.kind,
                "ref": press.ref,
                "product": press.product,
                "text": press.text,
                "n": press.n,
                "x": {**(press.x or {}), "late_ms": waited} if waited else press.x,
            },
            Event,
        )
    except msgspec.ValidationError as error:
        raise Failed(422, "invalid", f"动作的内容不合格式（{error}），没有记录。") from error
    wanted = press.expect
    expect = None if wanted is None else Expect(wanted.run_seq, wanted.on_air)
    return Command(event, by, expect)


def _said(press: Press, answer: Answer) -> dict[str, Any]:
    return {
        "command_id": press.command_id,
        "repeated": answer.accepted == 0,
        "offset": answer.offset,
    }
