"""Comments that may be taken back, before or after they arrive."""

from __future__ import annotations

import numpy as np

from kaibo.live.hashing import U64, Map64
from kaibo.live.lanes import I64
from kaibo.live.ledger import Entries
from kaibo.live.resolve import Facts


class CommentBook:
    """Where each comment was booked, by message key, and which keys were taken back."""

    def __init__(self) -> None:
        self.place = Map64()
        #: columns: ts, product, channel, viewer number; row 0 is unused
        self.table: I64 = np.zeros((1024, 4), np.int64)
        self.count = 0
        self.taken_back: set[int] = set()

    def learn(self, keys: U64, facts: Facts, viewer: I64) -> None:
        """Remember new comments: their message keys, facts and viewer numbers."""
        need = self.count + len(keys) + 1
        while len(self.table) < need:
            self.table = np.concatenate([self.table, np.zeros_like(self.table)])
        at = np.arange(self.count + 1, need)
        self.table[at] = np.stack([facts.ts, facts.product, facts.channel, viewer], 1)
        slots, _ = self.place.slots(keys)
        self.place.values[slots] = at
        self.count += len(keys)

    def retract(self, key: int, into: Entries) -> None:
        """The comment with message key `key` is taken back, once."""
        if key not in self.taken_back:
            self.taken_back.add(key)
            self._take_off(np.array([key], np.uint64), into)

    def settle(self, keys: U64, events: I64, into: Entries) -> None:
        """Take off those of the new comments `keys` whose retraction came first; `events` are the
        places of these comments in their batch."""
        if self.taken_back:
            for key, event in zip(keys.tolist(), events.tolist(), strict=True):
                if key in self.taken_back:
                    into.at = event
                    self._take_off(np.array([key], np.uint64), into)

    def _take_off(self, keys: U64, into: Entries) -> None:
        for slot in self.place.find(keys).tolist():
            if slot < 0:
                continue
            ts, product, channel, viewer = self.table[self.place.values[slot]].tolist()
            fact = into.fact(ts, product, channel)
            into.add(fact, "comments", -1)
            into.add(fact, "comments_retracted", 1)
            into.member(fact, "commenters", viewer, -1)
            into.member(fact, "interactors", viewer, -1)
