"""What a number is made of, asked of a process of its own (`tracer`)."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import msgspec

from kaibo.domains.compliance import public as compliance
from kaibo.domains.control import running
from kaibo.domains.control.cards import RoomCard
from kaibo.domains.control.schemas import trace as shapes
from kaibo.domains.control.shown.labels import Labels
from kaibo.domains.control.shown.levels import show_of
from kaibo.domains.control.shown.seen import Seen, find, see
from kaibo.domains.control.shown.tape import offset_of
from kaibo.domains.control.tracer import TEXT, Asked
from kaibo.kit.errors import Refusal
from kaibo.live.room import Room

log = logging.getLogger("kaibo.trace")

#: One at a time: each takes a core. The next waits this long for its turn.
TURN_S = 10.0
LONGEST_S = 60.0
PROGRAM = "kaibo.domains.control.tracer"

_turn = threading.Lock()


@dataclass(frozen=True, slots=True)
class Wanted:
    """One number of a show (`key` as of `Cell`), and the offset after which parts are wanted."""

    show: str
    level: str
    key: str
    measure: str
    after: int


def trace(room: RoomCard, wanted: Wanted, money: bool, comments: bool) -> shapes.TraceOut:
    """The events behind a number, in log order; viewers who asked to be forgotten are not named and
    their words not shown. Refusals: `not_found`, `busy`, `too_long`."""

    def read(here: Room) -> tuple[Seen, str]:
        return see(here, find(here.fold, room.ident, wanted.show)), here.fold.cur

    seen, cur = running.look(room.ident, read)
    asked = Asked(
        folder=str(running.engine().install.folder),
        room=room.ident,
        offset=offset_of(running.log_of(room.ident), room.ident, seen.show.start),
        show=wanted.show,
        level=wanted.level,
        key=wanted.key,
        measure=wanted.measure,
        cur=cur,
        after=wanted.after,
        now=None if seen.show.ended else seen.now,
    )
    told = _asked(asked)
    if "missing" in told:
        raise Refusal("not_found", told["missing"])
    labels = Labels(seen, room)
    labels.learn(wanted.level, [wanted.key])
    hidden = {name for name, may in (("amount", money), (TEXT, comments)) if not may}
    unnamed = compliance.restricted()
    return shapes.TraceOut(
        show=show_of(seen),
        level=wanted.level,
        key=wanted.key,
        label=labels.row(wanted.level, wanted.key),
        measure=wanted.measure,
        total=told["total"],
        count=told["count"],
        distinct=told["distinct"],
        parts=[_part(one, hidden, unnamed) for one in told["parts"]],
        stretches=[shapes.TraceStretchOut(**one) for one in told["stretches"]],
        next=told["next"],
    )


def _asked(asked: Asked) -> dict[str, Any]:
    if not _turn.acquire(timeout=TURN_S):
        raise running.Unreadable(
            "busy", "有人正在追溯另一个数，请过几秒再点。", values={"retry_after_s": int(TURN_S)}
        )
    try:
        done = subprocess.run(
            [sys.executable, "-m", PROGRAM],
            input=msgspec.json.encode(asked),
            stdout=subprocess.PIPE,
            timeout=LONGEST_S,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise running.Unreadable(
            "too_long",
            "这一场的记录太长，网页上等不到结果。请在服务器上运行 kaibo trace 来查这个数。",
        ) from error
    except (subprocess.CalledProcessError, OSError) as error:
        log.exception("tracing failed")
        raise running.Unreadable("not_traced", "这个数没有追溯成功，请再点一次。") from error
    finally:
        _turn.release()
    told: dict[str, Any] = msgspec.json.decode(done.stdout)
    return told


def _part(one: dict[str, Any], hidden: set[str], unnamed: Collection[str]) -> shapes.TracePartOut:
    if one["told"].get("viewer") in unnamed:
        hidden = {*hidden, "viewer", TEXT}
    told = {name: value for name, value in one["told"].items() if name not in hidden}
    return shapes.TracePartOut(**{**one, "told": told})
