"""Mistakes to be planted in the fold, each with the log of a page that must catch it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

import numpy as np

from kaibo.live import (
    batch,
    comments,
    distinct,
    fold,
    gauges,
    known,
    lanes,
    merging,
    money,
    order_book,
    orders,
    resolve,
    rows,
    settlement,
    show_lane,
    spread,
    stays,
    tickets,
    timeline,
    tips,
    view,
    visits,
    whole_orders,
    windows,
    withdrawn,
)
from kaibo.live.events import Event
from kaibo.live.visits import Marks

from .planting import Mutant, put, several, wrap
from .stories import corrected, several_lines
from .stories_imported import imported
from .stories_told_twice import told_twice


def _ids_alone(original: Any, pairs: Sequence[tuple[str, str]], key: bytes) -> Any:
    return original([("", ident) for _, ident in pairs], key)


def _cash_when_ordered(original: Any, *args: Any) -> Any:
    line = original(*args)
    return line._replace(refunds=tuple((line.at, step) for _, step in line.refunds))


def _as_it_came(said: list[Any], new: Any, key: Any = None) -> None:
    said.append(new)


def _upward_only(original: Any, said: Any) -> Any:
    return [step for step in original(said) if step.change > 0]


def _every_frame(a: Any, b: Any) -> Any:
    first = min(a, b, key=lambda c: c[:2])
    return (
        first[0],
        first[1],
        first[2],
        a[3] + b[3],
        max(v for v in (a[4], b[4], 0) if v is not None),
    )


def _of_the_last_frame(original: Any, a: Any, b: Any) -> Any:
    return b[0], b[1], b[2], *original(a, b)[3:]


def _closed_ends(self: Any, ts: Any) -> Any:
    starts, ends = self.edges()
    index = np.searchsorted(starts, ts, "left") - 1
    gone = (
        (index < 0) | (ts > ends[np.maximum(index, 0)]) if len(starts) else np.ones(len(ts), bool)
    )
    return np.where(gone, -1, index)


def _late_too(original: Any, self: Any, marks: Marks, resolver: Any) -> Any:
    order = np.argsort(marks.ts, kind="stable")
    return original(self, marks.take(order), resolver)


def _no_neighbours(original: Any, self: Any, lane: Any, x: Any, by: Any, why: Any) -> Any:
    span = lane.find(x["span"])
    lane.drop(span.id)
    at = lanes.FOREVER if x["at"] is None else x["at"]
    start, end = (at, span.end) if x["edge"] == "from" else (span.start, at)
    lane.put(replace(span, start=start, end=end))


def _both(original: Any, said: Any, told: Any, others: Any) -> Any:
    asserted, steps = original(said, (), others)
    total, more = original(said, told, others)
    return (asserted or 0) + (total or 0), [*steps, *more]


def _line_of_tickets(original: Any, self: Any, key: Any) -> Any:
    line = original(self, key)
    if line is None and (told := self.tickets.get(key)):
        first = Event(id="", kind="order.state", ts=min(t.ts for t in told.values()))
        return orders.merge([orders.assertion(first)], list(told.values()))
    return line


def _forgets_what_is_gone(original: Any, self: Any, at: int) -> None:
    gone = self.taken
    original(self, at)
    self.taken = gone


MUTANTS = (
    Mutant("messages known by id alone", several(
        wrap(batch, "message_keys", _ids_alone), wrap(fold, "message_keys", _ids_alone))),
    Mutant("repeats counted again", put(
        fold.Fold, "_fresh", lambda self, batch, counts:
        np.arange(len(batch)) if counts is None else counts)),
    Mutant("retractions not taken off", put(
        comments.CommentBook, "_take_off", lambda *args: None)),
    Mutant("a second retraction taken off again", put(
        comments.CommentBook, "retract",
        lambda self, key, into: self._take_off(np.array([key], np.uint64), into))),
    Mutant("retractions that come first forgotten", put(
        comments.CommentBook, "settle", lambda *args: None)),
    Mutant("frames of a combo added up", put(tips, "_merged", _every_frame)),
    Mutant("a combo placed at its last frame", wrap(tips, "_merged", _of_the_last_frame)),
    Mutant("refund cash in the minute of the order", wrap(
        order_book, "merge", _cash_when_ordered)),
    Mutant("corrections cannot lower a refund", wrap(orders, "_asserted", _upward_only)),
    Mutant("order lines in order of arrival", put(order_book, "insort", _as_it_came)),
    Mutant("other currencies added to gmv", wrap(
        money.MoneyBook, "_enter", lambda original, self, key, line, sign, single, cur, *rest:
        original(self, key, line, sign, single, line.cur or cur, *rest))),
    Mutant("any pitch is the talk of an order", put(
        money, "_in_talk", lambda line, resolver: resolver.show_at(line.at) > 0)),
    Mutant("one order makes a repeat buyer", wrap(
        distinct.Distincts, "_buyers", lambda original, self, rows, level, row, buyer, change:
        original(self, rows, level, row, buyer, change * 2))),
    Mutant("every line an order of its own", wrap(
        money.MoneyBook, "_enter", lambda original, self, key, line, sign, single, *rest:
        original(self, key, line, sign, True, *rest)), several_lines),
    Mutant("the first line of an order stays an order of its own", put(
        money.MoneyBook, "_no_longer_single", lambda *args: None), several_lines),
    Mutant("orders of one line have one buyer between them", wrap(
        distinct.Distincts, "_write", lambda original, self, rows, level, row, column, entity, *rest:
        original(self, rows, level, row, column, np.minimum(entity, 1), *rest))),
    Mutant("61 s of grace", several(put(visits, "GRACE_MS", 61_000))),
    Mutant("late marks counted", wrap(visits.VisitBook, "learn", _late_too)),
    Mutant("a watermark of 6 s", put(visits, "WATERMARK_MS", 6_000)),
    Mutant("a minute is longer than 60 s", put(stays, "LONG_VISIT_MS", 60_001)),
    Mutant("a visit's time in the minute it began", put(
        spread, "cut_for", lambda level, stretches, resolver: stretches)),
    Mutant("ends belong to their span", put(lanes.Lane, "as_of", _closed_ends)),
    Mutant("one host on mic at a time", wrap(
        resolve.Resolver, "_hosts", lambda original, *args: original(*args)[-2:])),
    Mutant("unknown taken for nothing", put(rows.Rows, "doubt", lambda *args: None)),
    Mutant("what was not seen is zero", put(view, "is_known", lambda *args: True)),
    Mutant("promises outlive their source", put(known.Known, "_closed", lambda *args: {})),
    Mutant("promises are not heard", wrap(
        known.Known, "delivered", lambda original, self, show, start, end:
        original(self, show, start, 0))),
    Mutant("six minutes of window", put(windows, "LAST_MINUTES", 6)),
    Mutant("neighbours stay where they were", wrap(
        timeline.Timeline, "_move_edge", _no_neighbours), corrected),
    Mutant("what is covered is not carved", put(
        lanes.Lane, "carve", lambda self, start, end: None), corrected),
    Mutant("dropped spans stay", put(lanes.Lane, "drop", lambda self, ident: None), corrected),
    Mutant("what was dropped stays away", put(
        lanes.Lane, "corrected", lambda self, by, why, at: nullcontext()), corrected),
    Mutant("what was dropped comes back over what came after", wrap(
        lanes.Lane, "stop", _forgets_what_is_gone), corrected),
    Mutant("spans run on after their show", put(
        timeline.Timeline, "_held", lambda self, span: span), corrected),
    Mutant("shows overlap", put(
        show_lane, "_into_free", lambda shows, x, span: span), imported),
    Mutant("a show ends in the future", put(
        show_lane, "_begun", lambda span, at: replace(span, end=span.start)
        if span.start > at else span), imported),
    Mutant("the first free stretch will do", wrap(
        show_lane, "_free", lambda original, *args: list(reversed(original(*args)))[:1]), imported),
    Mutant("hosts stand across the edges of a show", put(
        timeline, "hosts_held", lambda hosts, shows: hosts), imported),
    Mutant("a ticket is what was said of it first", put(
        tickets.Ticket, "after", lambda self, other: other or self), imported),
    Mutant("tickets on top of what was asserted", wrap(orders, "_refunds", _both), imported),
    Mutant("tickets make a line", wrap(order_book.OrderBook, "_alone", _line_of_tickets), imported),
    Mutant("a first hour of half the steps", wrap(
        orders, "first_hour", lambda original, paid, steps, heard: original(
            paid, [step for step in steps if step.dated], heard)), imported),
    Mutant("a first hour nobody waited for", wrap(
        orders, "first_hour", lambda original, paid, steps, heard: original(
            paid, steps, 2**60)), imported),
    Mutant("the genre said first", put(orders, "genre_of", lambda said: next(
        (a.genre for a in said if a.genre), None)), imported),
    Mutant("what stands in a show does not make it known", put(
        view, "SHOWN_BY", frozenset({"order_lines"})), imported),
    Mutant("both books added", put(settlement, "BOOKS", ("funds",)), imported),
    Mutant("movements known by number alone", put(
        order_book, "number_of", lambda event: ("funds", event.x["book"])), imported),
    Mutant("what is concluded stands beside what is said", put(
        orders, "_believed", lambda said, *_: said), told_twice),
    Mutant("a word of before beats what was concluded later", put(
        orders, "_believed", lambda said, tickets, others: [
            a for a in said if not (a.derived and [*orders.words_of(said, tickets), *others])]),
        told_twice),
    Mutant("concluded, it happened when it says", wrap(
        orders, "_asserted", lambda original, said: original(
            [a._replace(derived=False) for a in said])), told_twice),
    Mutant("an order counts beside its lines", put(
        whole_orders, "_rest", lambda whole, lines: whole), told_twice),
    Mutant("what went back beyond the lines is lost", wrap(
        whole_orders, "_rest", lambda original, *args:
        (rest := original(*args)) and (rest if rest.counted else None)), told_twice),
    Mutant("what went back beyond the lines is a line", wrap(
        whole_orders, "_rest", lambda original, *args:
        (rest := original(*args)) and rest._replace(counted=True)), told_twice),
    Mutant("unpaid lines are taken off the whole", wrap(
        whole_orders, "_rest", lambda original, whole, lines: original(
            whole, [line._replace(paid=True) for line in lines])), told_twice),
    Mutant("refunds of a rest when they went back of the whole", put(
        whole_orders, "_steps_beyond", lambda steps, taken: tuple(steps)), told_twice),
    Mutant("tickets of an order wait for a line of no name", put(
        whole_orders, "_join", lambda *args: {}), told_twice),
    Mutant("tickets of an order on top of what its lines say", put(
        whole_orders, "_beyond", lambda told, taken: [*told]), told_twice),
    Mutant("a ticket under two names counts twice", put(
        whole_orders, "_join", lambda named, whole: dict(whole)), told_twice),
    Mutant("the rest of an order bears the whole again", wrap(
        whole_orders, "_rest", lambda original, whole, lines: (rest := original(whole, lines))
        and rest._replace(platform_bears=whole.platform_bears)), told_twice),
    Mutant("what the platform bears is sold", wrap(
        money, "_amount", lambda original, into, fact, measure, *rest: original(
            into, fact, "gmv" if measure == "platform_bears" else measure, *rest)), told_twice),
    Mutant("nobody says what the platform bears, so nothing", put(
        orders, "_money", lambda value: value or 0), told_twice),
    Mutant("what the platform bears as it was said last", wrap(
        order_book, "merge", lambda original, said, *rest: original(said, *rest)._replace(
            platform_bears=merging.latest(said, "platform_bears"))), told_twice),
    Mutant("tickets of lines of an order told as a whole wait for ever", put(
        order_book.OrderBook, "_loose", lambda *args: []), told_twice),
    Mutant("each line of an order its own book", put(
        whole_orders, "book_of", lambda numbers: "funds"), told_twice),
    Mutant("an unpaid line takes the tickets of its order", put(
        whole_orders, "is_paid", lambda said: True), told_twice),
    Mutant("rows that follow from a line stay as they were", wrap(
        order_book.OrderBook, "learn", lambda original, self, event:
        original(self, event)[:1]), told_twice),
    Mutant("a channel stands for its show", wrap(
        gauges, "total_key", lambda original, *args: (*original(*args)[:4], "", original(*args)[5])), told_twice),
    Mutant("two shows of a platform are told as one", wrap(
        gauges, "total_key", lambda original, *args: (*original(*args)[:5], "")), told_twice),
    Mutant("files taken back still count", put(
        withdrawn.Withdrawals, "learn", lambda *args: None), imported),
    Mutant("what is handed in again stays away", wrap(
        withdrawn.Withdrawals, "learn", lambda original, self, batch, fresh, place: original(
            self, batch, fresh, place + 1_000)), imported),
    Mutant("a file is known by ids alone", put(
        withdrawn, "_of_file", lambda event, file: event.id.startswith(file)), imported),
)  # fmt: skip
