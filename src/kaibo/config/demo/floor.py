"""What is going on in the demo's room, as pressed, and what its host does when nobody steers.

The past of the demo and its present are played by the same rules: the plan's segments in their
order, one-offs at their hard starts, a pitch for each product, the pin soon after it. A person who
has pressed anything is left alone for a while: what they do not do is not done for them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kaibo.config.demo.story import BAG_NAME
from kaibo.kit.clock import MINUTE, SECOND
from kaibo.live.events import Event
from kaibo.live.presses import Press

#: Show time after a person's last press in which the demo's host does nothing by herself.
HANDS_OFF_MS = 20 * MINUTE
PIN_AFTER_MS = 10 * SECOND
BAG_BEFORE_MS = 5 * MINUTE
DRAW_AFTER_MS = 60 * SECOND


@dataclass(frozen=True, slots=True)
class Item:
    """A segment of the plan as far as the host needs it. `product` is the platform's id, `link`
    the id of the link in the line-up, `n` its number, `name` what it is called on set."""

    ref: str
    duration_ms: int
    in_loop: bool
    hard_start: int | None = None
    product: str | None = None
    link: int | None = None
    n: int | None = None
    name: str = ""
    bag: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody presses. A take still lacks the segment by value."""

    kind: str
    ref: str | None = None
    product: str | None = None
    n: int | None = None
    text: str | None = None
    x: Mapping[str, Any] = field(default_factory=dict)

    def carrying(self, x: Mapping[str, Any]) -> Act:
        """The same with more in `x`."""
        return replace(self, x={**self.x, **x})

    def event(self, ident: str, ts: int = 0, by: str | None = None) -> Event:
        """As an event of the desk; without `by` the sequencer's command says who."""
        x = dict(self.x) if by is None else {**self.x, "by": by}
        return Event(
            ident,
            self.kind,
            ts=ts,
            ref=self.ref,
            product=self.product,
            n=self.n,
            text=self.text,
            x=x or None,
        )


@dataclass(frozen=True, slots=True)
class Floor:
    """What is on air. Times are UTC ms of the room; `show` None: nothing runs.

    Corrections of the past do not reach it: they set the record right, not what happened.
    """

    show: str | None = None
    start: int = 0
    end: int | None = None
    segment: str | None = None
    #: Id of the press that took it.
    segment_act: str | None = None
    since: int = 0
    #: Segments taken in this show, the last one last.
    had: tuple[str, ...] = ()
    pitch: str | None = None
    pitch_since: int = 0
    pin: str | None = None
    #: On mic, who came last last.
    hosts: tuple[str, ...] = ()
    bag: str | None = None
    draw_at: int | None = None
    bags: frozenset[str] = frozenset()
    #: When a person pressed last.
    hands: int | None = None

    def after(self, press: Press) -> Floor:
        """The floor after one more press; they come in order of time."""
        person = press.by is not None and press.by.startswith("user:")
        hands = press.ts if person else self.hands
        change = _CHANGES.get(press.kind)
        floor = self if change is None else change(self, press)
        return floor if floor.hands == hands else replace(floor, hands=hands)


def _begin(floor: Floor, press: Press) -> Floor:
    return Floor(show=press.ref, start=press.ts, hands=floor.hands)


def _end(floor: Floor, press: Press) -> Floor:
    return Floor(start=floor.start, end=press.ts, hands=floor.hands)


def _segment(floor: Floor, press: Press) -> Floor:
    ref = press.ref or ""
    had = (*(one for one in floor.had if one != ref), ref)
    return replace(floor, segment=ref, segment_act=press.id, since=press.ts, had=had)


def _no_segment(floor: Floor, press: Press) -> Floor:
    return replace(floor, segment=None, segment_act=None)


def _pitch(floor: Floor, press: Press) -> Floor:
    return replace(floor, pitch=press.product, pitch_since=press.ts)


def _pin(floor: Floor, press: Press) -> Floor:
    return replace(floor, pin=press.product)


def _host(floor: Floor, press: Press) -> Floor:
    others = tuple(host for host in floor.hosts if host != press.ref)
    on = (press.ref or "",) if press.kind == "host.on" else ()
    return replace(floor, hosts=(*others, *on))


def _bag(floor: Floor, press: Press) -> Floor:
    ref, draw_at = press.ref or "", press.x.get("draw_at")
    when = draw_at if isinstance(draw_at, int) else None
    return replace(floor, bag=ref, draw_at=when, bags=floor.bags | {ref})


def _no_bag(floor: Floor, press: Press) -> Floor:
    return replace(floor, bag=None, draw_at=None)


_CHANGES: dict[str, Callable[[Floor, Press], Floor]] = {
    "show.start": _begin,
    "show.end": _end,
    "segment.take": _segment,
    "segment.end": _no_segment,
    "pitch.start": _pitch,
    "pitch.end": _pitch,
    "pin": _pin,
    "unpin": _pin,
    "host.on": _host,
    "host.off": _host,
    "lucky_bag.start": _bag,
    "lucky_bag.end": _no_bag,
}


def steering(floor: Floor, sim_hosts: Mapping[str, str]) -> tuple[str | None, str | None]:
    """The product pitched and the simulated host who talks: who came last. `sim_hosts`: id of a
    host in the log → in the simulated room; a host it does not know is an average one there."""
    talking = floor.hosts[-1] if floor.hosts else None
    return floor.pitch, None if talking is None else sim_hosts.get(talking, talking)


def is_steered(floor: Floor, now: int) -> bool:
    """Whether a person has pressed something a short while ago."""
    return floor.hands is not None and now - floor.hands < HANDS_OFF_MS


def decide(items: Sequence[Item], floor: Floor, now: int) -> list[Act]:
    """What the demo's host and desk press at `now`; nothing while somebody steers."""
    if floor.show is None or is_steered(floor, now):
        return []
    acts = _bags(items, floor, now)
    item = _due(items, floor, now)
    if item is not None:
        return [*acts, *_take(item, floor)]
    if floor.pitch not in (None, floor.pin) and now >= floor.pitch_since + PIN_AFTER_MS:
        here = next((one for one in items if one.product == floor.pitch), None)
        if here is not None:
            acts.append(_about("pin", here))
    return acts


def _due(items: Sequence[Item], floor: Floor, now: int) -> Item | None:
    """The segment that is to be taken now."""
    for one in items:
        hard = one.hard_start
        if hard is not None and one.ref not in floor.had and hard <= now < hard + one.duration_ms:
            return one
    here = next((one for one in items if one.ref == floor.segment), None)
    if here is not None and now < floor.since + here.duration_ms:
        return None
    if not floor.had and items and items[0].hard_start is None:
        return items[0]
    loop = [one for one in items if one.in_loop]
    places = {one.ref: place for place, one in enumerate(loop)}
    last = next((places[ref] for ref in reversed(floor.had) if ref in places), -1)
    return loop[(last + 1) % len(loop)] if loop else None


def _take(item: Item, floor: Floor) -> list[Act]:
    acts = [Act("segment.take", item.ref)]
    if item.product is not None:
        going_on = floor.pitch == item.product
        return acts if going_on else [*acts, _about("pitch.start", item)]
    if floor.pitch is not None:
        acts.append(Act("pitch.end"))
    if floor.pin is not None:
        acts.append(Act("unpin"))
    return acts


def _about(kind: str, item: Item) -> Act:
    return Act(kind, product=item.product, n=item.n, x={"link": item.link, "name": item.name})


def _bags(items: Sequence[Item], floor: Floor, now: int) -> list[Act]:
    """A lucky bag opens some minutes before its segment and is drawn at its time."""
    if floor.bag is not None:
        drawn = floor.draw_at is not None and now >= floor.draw_at
        return [Act("lucky_bag.end", floor.bag)] if drawn else []
    for one in items:
        ref = f"bag-{one.ref}"
        hard = one.hard_start if one.bag else None
        if hard is not None and ref not in floor.bags and hard - BAG_BEFORE_MS <= now < hard:
            x = {"draw_at": hard + DRAW_AFTER_MS, "name": BAG_NAME}
            return [Act("lucky_bag.start", ref, x=x)]
    return []
