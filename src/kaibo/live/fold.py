"""The fold: a pure function from a room's log to its numbers.

`Fold.apply(batch)` drops repeats, lays desk acts on the timeline, places every event on the rows
of all levels as of that timeline, and books its contributions. It asks no clock and no file; the
same log gives the same numbers whatever way it was cut into batches. A `timeline.fix` changes the
past: the fold then says `RefoldNeeded`, and `refold` reads the log again. Or it may *owe* it: it
goes on by the old timeline until somebody has counted the log again beside it.
"""

from __future__ import annotations

import numpy as np

from kaibo.live.batch import Batch, message_keys
from kaibo.live.comments import CommentBook
from kaibo.live.contributions import gather
from kaibo.live.distinct import Distincts
from kaibo.live.events import REPORT_PREFIX, SAMPLE_PREFIX, TICK_PREFIX, Event
from kaibo.live.gauges import Reported
from kaibo.live.hashing import Dense64, Map64, Names
from kaibo.live.kind_sets import (
    ACT,
    APART,
    AUDIENCE,
    COMMENTS,
    CORRECTION,
    DESK,
    ENTERS,
    LEAVES,
    SINGLE,
)
from kaibo.live.known import Known
from kaibo.live.lanes import I64
from kaibo.live.ledger import Contributions, Entries, Ledger
from kaibo.live.money import MoneyBook
from kaibo.live.presses import Presses
from kaibo.live.resolve import Facts, Resolver
from kaibo.live.stays import book_visits
from kaibo.live.timeline import FIX, Owed, Timeline
from kaibo.live.tips import TipBook
from kaibo.live.visits import ENTER, EVIDENCE, LEAVE, Marks, VisitBook, Visits
from kaibo.live.withdrawn import Withdrawals

#: Rises when any number could change.
FOLD_VERSION = 11

#: The currency of a room nobody has said anything of.
CURRENCY = "CNY"

#: Keeps one viewer's visits on two sources apart.
SOURCE_MIX = np.uint64(0x9E3779B97F4A7C15)


class RefoldNeeded(Exception):
    """A correction changed the past: the room has to be folded again from its log."""


class Fold:
    """The state of one room.

    `key`: the room's secret for message hashes. `cur`: the room's currency; money in another one
    is left out and counted. `whole_file`: all time is one show (a file without acts of the desk).
    `timeline`: a finished one, when the log is read again, without the `files` taken back in it.
    """

    def __init__(
        self,
        key: bytes,
        cur: str = CURRENCY,
        whole_file: bool = False,
        timeline: Timeline | None = None,
        files: Withdrawals | None = None,
    ) -> None:
        self.key, self.cur, self.whole_file = key, cur, whole_file
        self.frozen = timeline is not None
        #: While it is there the state is no state of the log, and must not be stored as one.
        self.owed: Owed | None = None
        self.timeline = timeline or Timeline(whole_file)
        self.files = files or Withdrawals()
        self.resolver = Resolver(self.timeline)
        self.distincts = Distincts()
        self.ledger = Ledger(self.resolver, self.distincts)
        self.seen = Map64()
        self.viewers, self.visitors = Dense64(), Dense64()
        self.sources = Names()
        self.comments, self.tips, self.money = CommentBook(), TipBook(), MoneyBook()
        self.visits, self.reported = VisitBook(), Reported()
        self.known = Known()
        self.presses = Presses()
        self.events = 0
        self.duplicates = 0
        #: Those that count as never said.
        self.withdrawn = 0
        #: Presses of the desk so far: what a page quotes to say which run it was looking at.
        self.run_seq = 0
        self._number_shows()

    @property
    def latest(self) -> Timeline:
        """What was on air when, with every correction, also those that are owed."""
        return self.timeline if self.owed is None else self.owed.timeline

    @property
    def read(self) -> int:
        """How many events of the log this state has read, repeats and all."""
        return self.events + self.duplicates + self.withdrawn

    def apply(self, batch: Batch, owe: bool = False) -> I64:
        """Fold one batch; the indexes of those of its events that were new.

        A new correction raises RefoldNeeded before anything is changed, or with `owe` is taken
        note of: the numbers do not follow it then.
        """
        if not self.frozen and (since := self._corrected(batch)) is not None:
            if not owe:
                raise RefoldNeeded
            self.owed = self.owed or Owed(self.timeline.copy(), since)
        counts = self.files.counting(batch, self.read) if self.files else None
        fresh = self._fresh(batch, counts)
        counted = len(batch) if counts is None else len(counts)
        if not self.frozen:
            for at in fresh[ACT[batch.kind[fresh]]].tolist():
                self._act(batch.events[at])
            self._number_shows()
        self.events += len(fresh)
        self.duplicates += counted - len(fresh)
        self.withdrawn += len(batch) - counted
        if not len(fresh):
            return fresh
        desk = fresh[DESK[batch.kind[fresh]]]
        self.run_seq += int((~APART[batch.kind[desk]]).sum())
        for at in desk.tolist():
            self.presses.learn(batch.events[at])
        source = np.array(
            list(map(self.sources.__getitem__, [e.src for e in batch.events])), np.int64
        )
        shows = self.resolver.shows(batch.ts)
        self.known.learn(batch, fresh, shows, source)
        told = Entries()
        audience = fresh[AUDIENCE[batch.kind[fresh]]]
        parts = self._audience(batch, audience, source[audience], told) if len(audience) else None
        single = fresh[SINGLE[batch.kind[fresh]]]
        if len(single):
            self._singles(batch, single, shows, told)
        self._book(parts, told)
        return fresh

    def _number_shows(self) -> None:
        """Give every show its number as it begins, so that reading has none to give."""
        for span in self.timeline.show.spans:
            self.resolver.names["show"][span.key]

    def _act(self, act: Event) -> None:
        """Lay an act onto the timeline; while corrections are owed these go onto the latest only."""
        if self.owed is None:
            self.timeline.apply(act)
            return
        self.owed.timeline.apply(act)
        if act.kind != FIX:
            self.timeline.apply(act)

    def _corrected(self, batch: Batch) -> int | None:
        """Time of the first correction among the events not seen before; None without any."""
        fixes = np.flatnonzero(CORRECTION[batch.kind])
        new = fixes[self.seen.find(batch.key[fixes]) < 0] if len(fixes) else fixes
        return max(batch.events[new[0]].recv, int(batch.ts[new[0]])) if len(new) else None

    def _fresh(self, batch: Batch, counts: I64 | None) -> I64:
        """Of the indexes `counts` (None: all) those of events not seen before, the first of each, in
        log order; now they are seen."""
        before = self.seen.count
        slots, missing = self.seen.slots(batch.key if counts is None else batch.key[counts])
        fresh = np.flatnonzero(missing)
        if self.seen.count - before < len(fresh):  # some stand twice in this batch itself
            _, first = np.unique(slots[fresh], return_index=True)
            fresh = fresh[np.sort(first)]
        return fresh if counts is None else counts[fresh]

    def _audience(self, batch: Batch, index: I64, source: I64, told: Entries) -> Contributions:
        events = [batch.events[i] for i in index.tolist()]
        names = self.resolver.names
        facts = Facts(
            batch.ts[index],
            np.full(len(index), -1, np.int64),
            np.array(
                list(map(names["product"].__getitem__, [e.product for e in events])), np.int64
            ),
            np.array(
                list(map(names["channel"].__getitem__, [e.channel for e in events])), np.int64
            ),
            index,
        )
        viewer = self.viewers.numbers(batch.viewer[index])
        comment = np.flatnonzero(batch.kind[index] == COMMENTS)
        if len(comment):
            keys = batch.key[index[comment]]
            self.comments.learn(keys, facts.take(comment), viewer[comment])
            self.comments.settle(keys, index[comment], told)
        self._marks(batch, index, source, facts.channel, viewer)
        return Contributions(facts, *gather(batch, index, viewer, facts.product))

    def _marks(self, batch: Batch, index: I64, source: I64, channel: I64, viewer: I64) -> None:
        """What viewers did, as marks of their visits."""
        known = np.flatnonzero(viewer > 0)
        if not len(known):
            return
        at = index[known]
        with np.errstate(over="ignore"):
            person = batch.viewer[at] ^ (source[known].astype(np.uint64) * SOURCE_MIX)
        kind = batch.kind[at]
        what = np.where(kind == ENTERS, ENTER, np.where(kind == LEAVES, LEAVE, EVIDENCE))
        ids = np.array([batch.events[i].id for i in at.tolist()], object)
        visitor = self.visitors.numbers(np.maximum(person, np.uint64(1)))
        marks = Marks(visitor, source[known], batch.ts[at], what, channel[known], ids)
        self._stayed(self.visits.learn(marks, self.resolver))

    def _stayed(self, visits: Visits) -> None:
        book_visits(visits, self.resolver)

    def _singles(self, batch: Batch, index: I64, shows: I64, entries: Entries) -> None:
        names = self.resolver.names
        for at in index.tolist():
            event = batch.events[at]
            entries.at, kind = at, event.kind
            if kind == "tip":
                self.tips.learn(event, names["channel"], entries)
            elif kind == "comment.retract":
                [key] = message_keys([(event.src, event.ref or "")], self.key).tolist()
                self.comments.retract(key, entries)
            elif kind.startswith("order."):
                self.money.learn(event, self.cur, self.resolver, self.distincts, entries)
            elif kind == "reading":
                self.reported.reading(event)
            elif kind.startswith(SAMPLE_PREFIX):
                self.reported.sample(event)
            elif event.amount is not None and (event.cur or self.cur) != self.cur:
                continue  # A sum in another currency says nothing beside the room's.
            elif kind.startswith(TICK_PREFIX):
                self.reported.ticks.learn(event)
            elif kind.startswith(REPORT_PREFIX):
                self.reported.report(event, self._report_show(event, int(shows[at])))

    def _report_show(self, event: Event, show: int) -> str:
        """A report says which show it is of, or belongs to the one running at its time."""
        return event.ref if event.ref is not None else self.resolver.names["show"].names[show] or ""

    def _book(self, parts: Contributions | None, told: Entries) -> None:
        """All of a batch at once: placing costs more by the call than by the fact."""
        if told.ts:
            parts = told.columns() if parts is None else parts.plus(told.columns())
        if parts is not None:
            self.ledger.book(parts)
