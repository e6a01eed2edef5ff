"""The door by which the server hands its engine to control, and how a request reads a room.

Only the process that owns the log has an engine. A request asks the room's own thread to look
(`look`), takes copies of what it needs, and works them out in its own; it never holds up the room.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import TimeoutError as TooSlow
from typing import TypeVar

from kaibo.kit.errors import Refusal
from kaibo.live.engine import Engine
from kaibo.live.log import LogReader, LogUnavailable, QueueFull
from kaibo.live.room import Answer, Post, Room, RoomStopped

#: A look waits behind the batches that are being folded; a refold of a whole day takes seconds.
WAIT_S = 10.0

T = TypeVar("T")

_engine: Engine | None = None


class Unreadable(Refusal):
    """The room cannot be read just now; asking again may help."""

    @property
    def status(self) -> int:
        """503: not the asker's fault."""
        return 503


def attach(engine: Engine) -> None:
    """From now on this process can read its rooms."""
    global _engine
    _engine = engine


def detach() -> None:
    """The engine is about to close."""
    global _engine
    _engine = None


def engine() -> Engine:
    """The engine of this process. Refusal: `not_running`."""
    if _engine is None:
        raise Unreadable(
            "not_running",
            "这里读不到直播间的实况：只有运行中的开播服务读得到。请在服务的网页上看。",
        )
    return _engine


def look(ident: str, read: Callable[[Room], T], wait_s: float = WAIT_S, mending: bool = False) -> T:
    """What `read` makes of the room, asked in the room's own thread between two batches.

    `read` must be quick, and return copies: the room goes on changing. What it raises is raised
    here. `mending`: a room that has stopped is looked at too. Refusals: `not_running`,
    `room_stopped`, `busy`.
    """

    try:
        return engine().look(ident, read, mending).result(wait_s)
    except QueueFull as error:
        raise _busy(error.retry_after) from error
    except TooSlow as error:
        raise _busy(max(int(wait_s), 1)) from error
    except RoomStopped as error:
        raise Unreadable("room_stopped", str(error)) from error
    except LogUnavailable as error:
        raise Unreadable("not_running", f"读不到直播间「{ident}」的实况：{error}") from error


def posted(post: Post, wait_s: float) -> Answer:
    """What became of events handed in to a room, durable and folded. Refusals as of `look`, and
    `not_recorded`."""
    try:
        return engine().post(post).result(wait_s)
    except QueueFull as error:
        raise _busy(error.retry_after) from error
    except TooSlow as error:
        raise _busy(max(int(wait_s), 1)) from error
    except RoomStopped as error:
        raise Unreadable("room_stopped", str(error)) from error
    except LogUnavailable as error:
        raise Unreadable("not_recorded", str(error)) from error


def log_of(ident: str) -> LogReader:
    """The room's log, to be read in one's own thread. Refusal: `not_running`."""
    install = engine().install
    return LogReader(install.log_path(install.partition(ident)))


def _busy(seconds: int) -> Unreadable:
    text = "直播间正忙着记录，这一刻读不到它的实况；记录没有受影响。请稍等再看。"
    return Unreadable("busy", text, values={"retry_after_s": seconds})
