"""What is kept of the lines that were refused of one post: the first of them, masked, and a count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaibo.live.codec import Refused
from kaibo.live.log import Quarantined
from kaibo.live.mask import mask

#: Of the lines refused of one post so many are kept and named; the rest is counted.
MOST_REFUSED = 100


def set_aside(refused: Sequence[Refused], at: int, room: str, src: str) -> Iterator[Quarantined]:
    """What the log keeps of them; of more than `MOST_REFUSED` one line says how many there were."""
    for one in refused[:MOST_REFUSED]:
        # Bytes that are no text become a sign for it.
        raw = mask(one.raw.decode("utf-8", "replace")).encode()
        yield Quarantined(at, room, src, one.line, one.code, one.text, raw)
    more = len(refused) - MOST_REFUSED
    if more > 0:
        text = f"同一次发送里还有 {more:,} 行被拒收，没有逐行保存"
        yield Quarantined(at, room, src, 0, "more_refused", text, b"")
