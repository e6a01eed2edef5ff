"""The log by time: the stretch of a room's log that holds what happened around an instant.

`recv` never falls in a room and no event is received before it happened, so what happened from
`since` on stands behind the last row received before it; nothing needs to be read from the start.
"""

from __future__ import annotations

from collections.abc import Iterator

from kaibo.live.codec import decode
from kaibo.live.events import Event
from kaibo.live.log import LogReader

#: How late an event may reach us and still be found: a sender that was cut off for ten minutes.
SLACK_MS = 600_000


def happened(
    log: LogReader, room: str, since: int, until: int, kind: str, slack_ms: int = SLACK_MS
) -> Iterator[Event]:
    """Events of `kind` with since <= ts < until (UTC ms), each once, in log order.

    One received later than `until` + `slack_ms` is not among them. Raises LogUnavailable.
    """
    marker = f'"kind":"{kind}"'.encode()
    seen: set[tuple[str, str]] = set()
    for row in log.read(offset_of(log, room, since), room):
        if row.recv_first > until + slack_ms:
            return
        if marker not in row.body:  # decoding a row costs far more than passing over it
            continue
        for event in decode(row.body):
            if event.kind == kind and since <= event.ts < until:
                key = event.src, event.id
                if key not in seen:
                    seen.add(key)
                    yield event


def offset_of(log: LogReader, room: str, instant: int) -> int:
    """An offset from which on stands everything the room received at `instant` (UTC ms) or later,
    and of what it received before at most one row's. About twenty rows are read to find it."""
    low, high = 0, log.last_offset() + 1
    while low < high:
        middle = (low + high) // 2
        row = next(log.read(middle, room, 1), None)
        if row is None or row.recv_last >= instant:
            high = middle
        else:
            low = row.offset + row.n
    return low
