"""What of an answer is news: nothing twice, nothing older than what was told, gaps with their length.

Plain: answers and times in, events out. The platform promises no order and no freshness: an answer
may come twice, or be older than the one before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kaibo.connectors.wechat_channels_board.fields import GROWING
from kaibo.connectors.wechat_channels_board.parse import Board, read_board
from kaibo.connectors.wechat_channels_board.told import board_events, closed, gap, live_key, opened
from kaibo.live.events import Event

#: So many older answers in a row are no stale copies: the platform has set its numbers right.
CORRECTED_AFTER = 5
#: Numbers of a show that is over still change a little: it is asked about for so long.
SETTLE_MS = 15 * 60_000


class Watch:
    """One account's board as far as it was told. `grid`: time between two answers, ms."""

    def __init__(self, grid: int) -> None:
        self.grid = grid
        #: The show that is watched, None: none is on air.
        self.live: str | None = None
        self.ended_at: int | None = None
        #: How many answers were older than one before and were passed over, since the start.
        self.older = 0
        #: What of the last answer could not be read, in a sentence; "" = all of it could.
        self.remark = ""
        self._older_now = 0
        self._told: dict[tuple[str, str | None], tuple[int | None, ...]] = {}
        self._best: dict[str, int] = {}
        self._last: int | None = None
        self._why = ""
        self._open = False

    def begin(self, export_id: str) -> None:
        """From now on answers are of this show."""
        if self.live != live_key(export_id):
            self.live, self.ended_at = live_key(export_id), None
            self._told, self._best, self._older_now = {}, {}, 0
            self._last, self._open = None, False

    def lost(self, why: str) -> None:
        """Asking failed; the next answer says how long nothing was known."""
        self._why = self._why or why

    def take(self, answer: Mapping[str, Any], asked: int) -> list[Event]:
        """The news of one answer, asked for at `asked` (UTC ms)."""
        assert self.live is not None
        board = read_board(answer)
        self.remark = _remark(board)
        told: list[Event] = []
        if not self._open:
            self._open = True
            told.append(opened(self.live, asked))
        told += self._gaps(asked)
        if self._is_older(board):
            return told
        found = board_events(board, live=self.live, asked=asked, grid=self.grid)
        told += self._changed(found)
        if board.living is False:
            self.ended_at = asked if self.ended_at is None else self.ended_at
        elif board.living:
            self.ended_at = None
        return told

    @property
    def on_air(self) -> bool:
        """Whether a show is watched that has not been seen to end."""
        return self.live is not None and self.ended_at is None

    def settled(self, now: int) -> list[Event] | None:
        """Once the show has been over for long enough: its last events, and it is let go."""
        if self.live is None or self.ended_at is None or now - self.ended_at < SETTLE_MS:
            return None
        told = [closed(self.live, now)] if self._open else []
        self.live, self._open = None, False
        return told

    def _gaps(self, asked: int) -> Iterator[Event]:
        last, why = self._last, self._why
        self._last, self._why = asked, ""
        if last is not None and why and asked - last > self.grid:
            assert self.live is not None
            # The first of these minutes was still spoken for by the answer before.
            yield gap(self.live, asked, asked - last - self.grid, why)

    def _is_older(self, board: Board) -> bool:
        """Whether something that only grows has shrunk; a whole row of such answers is believed."""
        now = {name: board.totals[name] for name in GROWING if name in board.totals}
        if board.ran_s is not None:
            now["ran_s"] = board.ran_s
        if any(value < self._best.get(name, 0) for name, value in now.items()):
            self.older += 1
            self._older_now += 1
            if self._older_now < CORRECTED_AFTER:
                return True
            self._best = {}
        self._older_now = 0
        self._best |= now
        return False

    def _changed(self, events: Iterable[Event]) -> Iterator[Event]:
        """Samples always, for each is of its own instant; of the rest what differs from before."""
        for event in events:
            if not event.kind.startswith("sample."):
                key = event.kind, event.product
                value = event.n, event.amount, event.prec
                if self._told.get(key) == value:
                    continue
                self._told[key] = value
            yield event


def _remark(board: Board) -> str:
    odd = f"有 {board.odd} 个数看不懂，按未知处理。" if board.odd else ""
    more = f"平台还有 {board.left_out} 个商品没有给出。" if board.left_out else ""
    return odd + more
