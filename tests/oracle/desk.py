"""What the desk presses: acts on every lane, and corrections of them after the fact."""

from __future__ import annotations

from typing import Any

from .room import Room

OPS = ("edge", "edge", "drop", "drop", "restore", "restore", "add", "overlay")
LANES = ("segment", "pitch", "pitch", "pitch", "shift", "host", "host", "pin", "lucky_bag")


def act(room: Room) -> None:
    """An act on a lane other than the show's; also one that ends what is not running."""
    lane = room.pick(LANES)
    begins = room.chance(75)
    host = room.pick(("h1", "h2"))
    match lane:
        case "segment":
            done = room.press("segment.take", ref="g1") if begins else room.press("segment.end")
        case "pitch":
            product = room.pick(("p1", "p1", "p2"))
            done = room.press("pitch.start", product=product) if begins else room.press("pitch.end")
        case "pin":
            done = room.press("pin", product="p1") if begins else room.press("unpin")
        case "shift":
            ref = room.pick(("早班", "晚班"))
            done = room.press("shift.start", ref=ref) if begins else room.press("shift.end")
        case "host":
            done = room.press("host.on" if begins else "host.off", ref=host)
        case _:
            done = room.press("lucky_bag.start" if begins else "lucky_bag.end", ref="b1")
    if begins:
        room.acts.setdefault(f"host:{host}" if lane == "host" else lane, []).append(done.id)


def curtain(room: Room) -> None:
    """The show begins or ends; ids of shows are used once."""
    if room.chance(60) or not room.show:
        room.show += 1
        done = room.press("show.start", ref=f"s{room.show}")
        room.acts.setdefault("show", []).append(done.id)
    else:
        room.press("show.end")


def when(room: Room) -> int:
    """A time worth correcting to: at, near or between the edges there are, never in the future."""
    at = room.pick(room.edges[-6:] or [room.now]) + room.pick((0, 0, 1, -1, 10_000, -10_000))
    return int(min(at, max(room.now, room.recv)))


def fix(room: Room) -> None:
    """A `timeline.fix` of any kind, on any lane, the show's too."""
    lane = room.pick((*LANES, "show", "show"))
    host = room.pick(("h1", "h2"))
    place = f"host:{host}" if lane == "host" else lane
    known = room.acts.get(place, [])
    ops = OPS if lane != "show" else ("edge", "edge", "drop", "restore", "add", "add")
    x: dict[str, Any] = {"lane": lane, "op": room.pick(ops)}
    if lane == "host":
        x["host"] = host

    def span() -> dict[str, Any]:
        begin = when(room)
        to = None if room.chance(25) else begin + room.pick((1, 30_000, 90_000))
        return {"from": begin, "to": to, **named(room, lane, host)}

    if x["op"] in ("edge", "drop", "restore"):
        x["span"] = room.pick(known or ["nothing"]) + ("'" if room.chance(15) else "")
        # What was taken away just now is what people want back.
        gone = room.dropped.get(place)
        if x["op"] == "restore" and gone and room.chance(75):
            x["span"] = room.pick(gone[-2:])
        if x["op"] == "edge":
            x |= {"edge": room.pick(("from", "to")), "at": when(room)}
            if x["edge"] == "to" and room.chance(10):
                x["at"] = None
        if x["op"] == "drop":
            room.dropped.setdefault(place, []).append(x["span"])
    elif x["op"] == "add":
        x |= span()
    else:
        begin = when(room)
        x |= {"from": begin, "to": begin + room.pick((1, 90_000))}
        x["spans"] = [span() for _ in range(room.pick((0, 1, 2)))]
    done = room.press("timeline.fix", x={**x, "by": "lead", "why": "标错"})
    if x["op"] in ("add", "overlay"):
        name = done.id if x["op"] == "add" else f"{done.id}#0"
        room.acts.setdefault(place, []).append(name)


def named(room: Room, lane: str, host: str) -> dict[str, Any]:
    """Key and product of a span put in, if it names them; one key has one product."""
    if lane == "host" or (lane != "show" and room.chance(10)):
        return {"product": room.pick(("p1", "p2"))} if lane in ("pitch", "pin") else {}
    if lane == "show":  # another one, or one more part of one there is
        return {"key": room.pick((f"a{len(room.events)}", "a1", "s1"))}
    if lane == "shift":
        return {"key": room.pick(("早班", "晚班"))}
    if lane in ("pitch", "pin"):
        product = room.pick(("p1", "p2"))
        return {"key": f"platform-{product}-{room.pick('xy')}", "product": product}
    return {"key": f"platform-{room.pick('xy')}"}
