"""A viewer asks to be forgotten: what may go goes, what the law orders kept is restricted, and whoever
asked is told which is which, why, and until when.

Nobody's name is in the log, only a keyed hash. What is taken out is the words and the hash: in each
show another name takes its place that leads nowhere, so that people are counted as before.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from kaibo.domains.compliance import public as compliance
from kaibo.domains.control import running
from kaibo.domains.control.cards import rooms
from kaibo.domains.control.keeping.emptying import forgotten, rewritten
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal
from kaibo.live.codec import decode, encode
from kaibo.live.events import Event
from kaibo.live.log.rewriting import rewrite
from kaibo.live.log.rows import Row
from kaibo.live.mask import viewer_hash
from kaibo.live.view import Show, shows

TRADED = frozenset({"order.state", "order.fix", "order.refund"})


@dataclass(slots=True)
class Found:
    """What a room's log has of a viewer: what may go, with its rows as they are to be; and what
    stays, by show, of which kinds how much."""

    room: str
    changed: list[tuple[Row, list[Event]]] = field(default_factory=list)
    gone: list[Event] = field(default_factory=list)
    stays: dict[str, tuple[int | None, str, Counter[str]]] = field(default_factory=dict)


def ask(
    actor: Actor, now: int, *, platform: str, raw_id: str = "", viewer: str = "", note: str = ""
) -> dict[str, Any]:
    """Forget the viewer with this id on the platform, or with this hash; the protocol for whoever
    asked. Refusals: `invalid`, `forbidden`, `duplicate`, those of `running.look`."""
    if bool(raw_id) == bool(viewer):
        raise Refusal("invalid", "请给出平台上的编号或昵称，或观众编码，两者只给一个。")
    if raw_id:
        viewer = viewer_hash(running.engine().install.secret, platform, raw_id)
    request = compliance.ask_erasure(actor, platform=platform, viewer=viewer, note=note)
    protocol = forget(actor, viewer, now)
    compliance.answer_erasure(actor, request, protocol)
    return protocol


def forget_due(actor: Actor, now: int) -> int:
    """Once more for everybody who asked: what had to stay may be past its date. How many events."""
    went = 0
    for request, viewer in compliance.erasures():
        protocol = forget(actor, viewer, now)
        if protocol["went"]:
            compliance.answer_erasure(actor, request, protocol)
        went += sum(protocol["went"].values())
    return went


def forget(actor: Actor, viewer: str, now: int) -> dict[str, Any]:
    """Take out of all rooms what the law does not order kept at `now` (UTC ms)."""
    about, salt = compliance.RemovalAbout.VIEWER_WORDS, secrets.token_bytes(16)
    found = [_found(room.ident, viewer, now, salt) for room in rooms(retired_too=True)]
    gone = [event for one in found for event in one.gone]
    if gone:
        compliance.begin_removal(
            actor, about, viewer, due_at=now, counts=dict(Counter(one.kind for one in gone)),
            sha256=sha256(encode(gone)).hexdigest(),
        )  # fmt: skip
    for one in found:
        if one.changed:
            path = running.log_of(one.room).path
            rewrite(path, ((row, encode(events)) for row, events in one.changed))
    # Also what a killed process began, of which nothing is left to do.
    compliance.finish_removals(actor, about, viewer)
    return {
        "at": now,
        "viewer": viewer,
        "went": dict(Counter(event.kind for event in gone)),
        "stays": [part for one in found for part in _staying(one)],
    }


def _found(room: str, viewer: str, now: int, salt: bytes) -> Found:
    out, log = Found(room), running.log_of(room)
    told = running.look(room, lambda here: shows(here.fold))
    holds = compliance.held()

    def change(event: Event) -> Event | None:
        if event.viewer != viewer:
            return None
        show = next((one for one in told if one.start <= event.ts <= one.end), None)
        key, until, why = _must_stay(event, room, show, viewer, holds, now)
        if not why:
            return forgotten(event, viewer, salt + key.encode()[:32])
        _, _, kinds = out.stays.setdefault(key, (until, why, Counter()))
        kinds[event.kind] += 1
        return None

    for row in log.read(0, room):
        after, gone = rewritten(decode(row.body), change)
        if gone:
            out.changed.append((row, after))
            out.gone += gone
    return out


def _must_stay(
    event: Event, room: str, show: Show | None, viewer: str, holds: compliance.Held, now: int
) -> tuple[str, int | None, str]:
    """Which show it is of ("" for none), until when (UTC ms; None: no date yet) and why it must stay;
    "" if it need not."""
    key = "" if show is None else show.id
    if holds.keeps(f"{room}/{key}", {viewer}):
        return key, None, "证据保全中，解除后按期限处理"
    if show is not None and not show.ended:
        return key, None, compliance.KEPT_BY
    end = event.ts if show is None else show.end
    ordered = show is not None or event.kind in TRADED
    if ordered and not compliance.is_due(end, now):
        return key, compliance.kept_until(end), compliance.KEPT_BY
    return key, None, ""


def _staying(found: Found) -> Iterator[dict[str, Any]]:
    for show, (until, why, kinds) in found.stays.items():
        yield {
            "room": found.room,
            "show": show or None,
            "counts": dict(kinds),
            "why": why,
            "until": until,
        }
