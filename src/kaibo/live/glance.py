"""What an open page shows of a running show, read straight off the fold.

`View` gives every number of a show, copied and finished; a page that is fed several times a second
needs few of them, as they are. Both read the same tables: what stands here stands there
(`tests/test_glance.py`). Values are plain data for JSON; None = unknown.
"""

from __future__ import annotations

from typing import Any

from kaibo.live.clock import hour_start
from kaibo.live.fold import Fold
from kaibo.live.gauges import MONEY, Samples
from kaibo.live.known import is_known
from kaibo.live.lanes import FOREVER, Span
from kaibo.live.measures import COLUMN, MEASURES, SHOWN_BY
from kaibo.live.presses import plain
from kaibo.live.resolve import MINUTE_MS, PRODUCT_MINUTE, PRODUCT_SHIFT
from kaibo.live.view import Show, shows

TREND_MINUTES = 60
RECENT_MINUTES = 5

FIGURES = (
    "views", "leaves", "viewers", "comments", "commenters", "likes", "follows", "product_views",
    "product_clicks", "cart_adds", "orders_created", "orders_paid", "buyers", "items_paid", "gmv",
    "talk_gmv", "refund_cohort",
)  # fmt: skip
TREND = ("views", "leaves", "comments", "product_clicks", "orders_created", "orders_paid", "gmv")
#: Of a link: only what may be added over minutes.
LINK = ("product_views", "product_clicks", "items_paid", "gmv")
#: How many links and presses an open page is fed; the rest is asked for.
MOST_LINKS = 120
MOST_PRESSES = 60
MOST_WORDS = 120

Values = dict[str, int | None]


class Glance:
    """The running show of a room at `now` (room time, UTC ms), or the last one if none runs.

    `hour_offset`: by how much the team's clocks are ahead of UTC's, ms.
    """

    def __init__(self, fold: Fold, now: int, hour_offset: int = 0) -> None:
        self.fold, self.now, self._hour_offset = fold, now, hour_offset
        # One that was taken up again runs, though others began after it.
        self.show: Show | None = max(shows(fold), key=lambda one: one.end, default=None)
        self._known: dict[str, bool] = {}
        if self.show is not None:
            span = (self.show.start, self.show.end)
            delivered = fold.known.delivered(self.show.number, *span)
            present = {name for name in SHOWN_BY if self._cell("show", 0, name) > 0}
            self._known = {m.id: is_known(m, delivered, present) for m in MEASURES}

    def run(self) -> dict[str, Any]:
        """What is on air: show, segment, pitch with its round, pin, bag, shift and hosts.

        `recounting`: since when the numbers await a correction.
        """
        latest, owed = self.fold.latest, self.fold.owed
        out: dict[str, Any] = {
            "now": self.now,
            "run_seq": self.fold.run_seq,
            "recounting": None if owed is None else owed.since,
            "armed": self._armed(),
            "show": None,
            "hosts": [_plain(span) for span in latest.host.spans_at(self.now)],
        }
        if self.show is not None:
            end = self.show.end if self.show.ended else None
            spans = latest.show.spans
            data = next((brief(s.data) for s in spans if s.key == self.show.id), {})
            out["show"] = {
                "id": self.show.id,
                "start": self.show.start,
                "end": end,
                "title": data.get("title"),
                "data": data,
            }
        for name, lane in latest.lane.items():
            span = lane.at(self.now)
            out[name] = None if span is None else _plain(span)
        if out["pitch"] is not None:
            out["pitch"]["round"] = self._round(out["pitch"])
        return out

    def figures(self) -> dict[str, Values]:
        """Measures of the show so far, of the running hour (on the clock) and of the shift."""
        if self.show is None:
            return {}
        shift = self.fold.timeline.lane["shift"].at(self.now)
        out = {"show": self._row("show", 0), "hour": self._minutes(FIGURES_OF_TIME, self._hour())}
        if shift is not None:
            out["shift"] = self._row("shift", self.fold.resolver.names["shift"][shift.key])
        return out

    def links(self) -> dict[str, dict[str, Values]]:
        """For each product its measures in the show and in the last five minutes."""
        if self.show is None:
            return {}
        names = self.fold.resolver.names["product"]
        first = self.now // MINUTE_MS - RECENT_MINUTES + 1
        recent = range(first, first + RECENT_MINUTES)
        return {
            name: {
                "show": self._row("product", number, LINK),
                "recent": self._sum(
                    PRODUCT_MINUTE, [number << PRODUCT_SHIFT | m for m in recent], LINK
                ),
            }
            for name, number in names.items()
            if name is not None
        }

    def busiest(self) -> dict[str, Any]:
        """`links` as rows of numbers: those that moved most in the last five minutes, then most
        of all in the show, and how many there was no room for."""
        rows = {
            name: [*link["show"].values(), *link["recent"].values()]
            for name, link in self.links().items()
        }
        order = sorted(rows, key=lambda n: [-(v or 0) for v in (*rows[n][4:], *rows[n][:4])])
        return {
            "measures": list(LINK),
            "rows": {name: rows[name] for name in order[:MOST_LINKS]},
            "left_out": max(len(rows) - MOST_LINKS, 0),
        }

    def presses(self) -> list[dict[str, Any]]:
        """The last presses of the desk, oldest first, long texts cut."""
        return [
            {
                "id": p.id,
                "kind": p.kind,
                "ts": p.ts,
                "by": p.by,
                "ref": p.ref,
                "product": p.product,
                "n": p.n,
                "text": None if p.text is None else p.text[:MOST_WORDS],
                "x": cut(plain(p.x)),
            }
            for p in self.fold.presses.all[-MOST_PRESSES:]
        ]

    def trend(self) -> dict[str, Any]:
        """The last sixty minutes, oldest first: start of each (UTC ms) and its measures."""
        if self.show is None:
            return {"minutes": [], "series": {}}
        last = self.now // MINUTE_MS
        first = max(last - TREND_MINUTES + 1, self.show.start // MINUTE_MS)
        minutes = range(first, last + 1)
        rows = [self._row("minute", m, TREND) for m in minutes]
        return {
            "minutes": [m * MINUTE_MS for m in minutes],
            "series": {name: [row[name] for row in rows] for name in TREND},
        }

    def gauges(self, money: bool = False) -> list[dict[str, Any]]:
        """The newest sample of every gauge of every source in the show, with its time: those that
        are amounts of money, or all others."""
        if self.show is None:
            return []
        found = sorted(self.fold.reported.samples.items())
        return [
            {"source": source, "name": name, "value": samples.value[-1], "ts": samples.ts[-1]}
            for (source, name), samples in found
            if self._within(samples) and (name in MONEY) == money
        ]

    def _armed(self) -> dict[str, Any] | None:
        """The show that stands ready and has not begun."""
        presses = self.fold.presses
        if presses.ready is None:
            return None
        armed = presses.armed[presses.ready]
        told = {name: armed.x.get(name) for name in ("title", "plan_rev", "sha256")}
        return {"id": armed.id, "show": armed.show, "at": armed.at, **told}

    def _within(self, samples: Samples) -> bool:
        return self.show is not None and self.show.start <= samples.ts[-1] < self.show.end

    def _hour(self) -> range:
        """Minutes of the running hour that lie in the show."""
        first = hour_start(self.now, self._hour_offset) // MINUTE_MS
        start = self.show.start // MINUTE_MS if self.show else first
        return range(max(first, start), self.now // MINUTE_MS + 1)

    def _minutes(self, ids: tuple[str, ...], minutes: range) -> Values:
        return self._sum("minute", list(minutes), ids)

    def _sum(self, level: str, keys: list[int], ids: tuple[str, ...]) -> Values:
        """Sums over rows: of measures that may be added only."""
        rows = [self._row(level, key, ids) for key in keys]
        return {
            name: None if any(row[name] is None for row in rows) else _total(rows, name)
            for name in ids
        }

    def _row(self, level: str, key: int, ids: tuple[str, ...] = FIGURES) -> Values:
        """Measures of a row; a row that is not there yet has zeros where they are known."""
        table = self.fold.resolver.rows[level]
        at = table.find(self.show.number, key) if self.show else -1
        if at < 0:
            return {name: 0 if self._known[name] else None for name in ids}
        values, doubts = table.values[at], table.unknown[at]
        return {
            name: int(values[COLUMN[name]])
            if self._known[name] and not doubts[COLUMN[name]]
            else None
            for name in ids
        }

    def _cell(self, level: str, key: int, measure: str) -> int:
        table = self.fold.resolver.rows[level]
        at = table.find(self.show.number, key) if self.show else -1
        return int(table.values[at, COLUMN[measure]]) if at >= 0 else 0

    def _round(self, pitch: dict[str, Any]) -> int:
        """Which pitch of its product in this show this is, from 1 on."""
        latest, start = self.fold.latest, self.show.start if self.show else 0
        mine = {
            s.key
            for s in latest.lane["pitch"].spans
            if s.product == pitch["product"]
            and start <= s.start <= pitch["start"]
            # Between the parts of a show taken up again another may have run.
            and self.show
            and (on := latest.show.at(s.start))
            and on.key == self.show.id
        }
        return len(mine)


#: Measures that may be added over minutes: no distincts among them.
FIGURES_OF_TIME = tuple(
    name for name in FIGURES if not next(m for m in MEASURES if m.id == name).distinct
)


def _total(rows: list[Values], name: str) -> int:
    return sum(value for row in rows if (value := row[name]) is not None)


def _plain(span: Span) -> dict[str, Any]:
    return {
        "id": span.id,
        "key": span.key,
        "ref": span.ref,
        "start": span.start,
        "end": None if span.end >= FOREVER else span.end,
        "product": span.product,
        "data": brief(span.data),
    }


def brief(data: dict[str, Any]) -> dict[str, Any]:
    """What an act carried, without what is long: plain values, also those of its segment."""
    segment = data.get("segment")
    told = cut(plain(data))
    return told | {"segment": cut(plain(segment))} if isinstance(segment, dict) else told


def cut(values: dict[str, Any]) -> dict[str, Any]:
    return {k: v[:MOST_WORDS] if isinstance(v, str) else v for k, v in values.items()}
