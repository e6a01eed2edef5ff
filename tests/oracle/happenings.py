"""What sources say of a room: viewers, gifts, orders, samples, reports, and promises."""

from __future__ import annotations

from kaibo.live.events import MOST

from .room import CHANNELS, PRODUCTS, SOURCES, VIEWERS, Room

#: How far the times inside an order lie from now; also before the show and after it.
ORDER_LAGS = (None, 0, 0, 0, 1, 30_000, 60_000, 150_000, 600_000, -4_000)
#: The largest amount that is taken.
BIG = MOST["amount"]
AUDIENCE = (
    *["enter"] * 6, *["leave"] * 4, *["comment"] * 3, "like", "like", "share", "follow",
    "product.view", "product.click", "product.click", "cart.add", "lucky_bag.join", "product.list",
    "bag.open", "unfollow", "dislike", "club.live", "club.shopping", "coupon.claim", "stream.state",
    "product.stock", "gift.of.tomorrow",
)  # fmt: skip
PROVIDES: tuple[list[str], ...] = (
    ["enter"],
    ["enter", "leave"],
    ["leave"],
    ["order.state", "like"],
    ["comment", "tip"],
    [],
)


def audience(room: Room) -> None:
    kind = room.pick(AUDIENCE)
    room.say(
        kind, room.pick(SOURCES[:2]), viewer=room.pick(VIEWERS), channel=room.pick(CHANNELS),
        product=room.pick(PRODUCTS[:3]) if "product" in kind or kind == "cart.add" else None,
        n=room.pick((None, 0, 1, 7)) if kind == "like" else 4 if kind == "product.stock" else None,
        qty=room.pick((None, 0, 1, 3)) if kind == "cart.add" else None,
    )  # fmt: skip


def comment(room: Room) -> None:
    """A comment, sometimes one that was taken back before it came."""
    src, ident = room.pick(SOURCES[:2]), ""
    if room.comments and room.chance(30):
        src, ident = room.pick(room.comments[-3:])
    done = room.say("comment", src, ident, viewer=room.pick(VIEWERS), channel=room.pick(CHANNELS))
    room.comments.append((src, done.id))


def retract(room: Room) -> None:
    """Takes back a comment of the past, or (by its id to be) of the future."""
    src, ref = room.pick(SOURCES[:2]), f"later{len(room.events)}"
    if room.comments and room.chance(75):
        src, ref = room.pick(room.comments[-4:])
    room.say("comment.retract", src, ref=ref, viewer=room.pick(VIEWERS))
    room.comments.append((src, ref))


def tip(room: Room) -> None:
    room.say(
        "tip", room.pick(SOURCES[:2]), viewer=room.pick(VIEWERS), sku=room.pick(("rose", None)),
        ref=room.pick(("c1", "c2", None)), n=room.pick((1, 2, 5, 10)),
        amount=room.pick((None, 10, 52)), channel=room.pick(CHANNELS),
    )  # fmt: skip


def order(room: Room) -> None:
    kind = "order.fix" if room.chance(20) else "order.state"

    def at() -> int | None:
        lag = room.pick(ORDER_LAGS)
        return None if lag is None else room.now - lag

    x = {
        "created": at(),
        "paid": at(),
        "refunded_total": room.pick((None, 0, 0, 100, 300)),
        "refund_1h": room.pick((None, 0, 100)),
        "platform_bears": room.pick((None, 0, 0, 20, 30)),
        "refunded_at": at(),
        "state": room.pick((None, "created", "paid", "signed", "closed", "refunded")),
        "platform": room.pick((None, "douyin")),
        "shop": room.pick((None, "", "s2")),
        "genre": room.pick((None, None, "live", "live", "video", "card")),
        "refund_basis": room.pick((None, None, "derived")),
        "as_of": as_of(room),
    }
    room.say(
        kind, room.pick((*SOURCES, "douyin:z")), order=room.pick(("o1", "o2", "o3")),
        line=room.pick((None, "1", "2")), product=room.pick(("p1", *PRODUCTS)),
        channel=room.pick(CHANNELS), viewer=room.pick(VIEWERS), qty=room.pick((None, 1, 1, 2)),
        amount=room.pick((None, 100, 100, 250, 300, BIG)), cur=room.pick((None, None, "CNY", "USD")),
        x={k: v for k, v in x.items() if v is not None} or None,
    )  # fmt: skip


def as_of(room: Room) -> int | None:
    """When what is said was known: not at all said, now, before, or well after an hour."""
    lag = room.pick((None, None, 0, 60_000, -60_000, -3_600_000, -7_200_000))
    return None if lag is None else room.now - lag


def refund(room: Room) -> None:
    """What a file says of an after-sale ticket, of an order that may come later or never."""
    at = room.pick((None, None, room.now, room.now - 30_000))
    x = {
        "ticket": room.pick(("t1", "t2", "t3")),
        "refunded_at": at,
        "platform": "douyin",
        "shop": room.pick((None, None, "s2")),
        "as_of": as_of(room),
    }
    src, ident, file = of_file(room)
    room.say(
        "order.refund", src, ident, order=room.pick(("o1", "o2", "o3")),
        line=room.pick((None, "1", "2")), amount=room.pick((None, 0, 50, 100, 300)),
        cur=room.pick((None, None, "CNY", "USD")),
        x={k: v for k, v in (x | file).items() if v is not None},
    )  # fmt: skip


def entry(room: Room) -> None:
    """A movement of money in one of the platform's books."""
    book, number = room.pick(("settlement", "funds", "funds")), room.pick(("n1", "n2", "n3"))
    fees = ("platform_fee", "commission", "service_fee", "promotion_fee", "other_fees")
    x: dict[str, object] = {fee: room.pick((None, None, 0, 7, -7)) for fee in fees}
    x |= {
        "book": book,
        "entry": number,
        "settled": room.pick((None, 90, -90, 0)),
        "platform": "douyin",
        "as_of": as_of(room),
    }
    src, ident, file = of_file(room)
    room.say(
        "order.entry", src, room.pick((f"{book}:douyin:{number}", ident)),
        order=room.pick(("o1", "o2", "o3")), line=room.pick((None, "1", "2")),
        cur=room.pick((None, None, "CNY", "USD")),
        x={k: v for k, v in (x | file).items() if v is not None},
    )  # fmt: skip


def of_file(room: Room) -> tuple[str, str, dict[str, str]]:
    """Source, id and keys of something a file says: its file is in the id, or beside it."""
    src, file = room.pick(("file:c", "file:d")), room.pick(FILES)
    if room.chance(30):
        return src, "", {"file": file}
    return src, f"{file}:{room.dice(6)}", {}


def row(room: Room) -> None:
    """A row of a file that is no order's: said again as often as the file is handed in."""
    src, ident, file = of_file(room)
    kind = room.pick(("comment", "product.click", "report.gmv", "source.open", "sample.online"))
    x = {**file, **({"provides": ["share"]} if kind == "source.open" else {})}
    product = room.pick(("p1", "p2")) if kind == "product.click" else None
    if kind == "report.gmv":
        product = room.pick((None, "p1"))
    room.say(kind, src, ident, viewer=room.pick(VIEWERS), product=product, n=3, x=x or None)


def withdraw(room: Room) -> None:
    """A file is taken back; sometimes by a retraction that was sent before."""
    x = {"file": room.pick(FILES)}
    room.say("source.retract", room.pick(("file:c", "file:d")), f"back{room.dice(6)}", x=x)


FILES = ("0123456789ab", "ba9876543210")


def reported(room: Room) -> None:
    what = room.pick(("sample.online", "sample.online", "sample.heat", "reading", "report.gmv"))
    if what == "reading":
        boxes = {"online": room.pick((None, 3, 90)), "gmv": room.pick((0, 5))}
        room.press("reading", x={"boxes": boxes})
    elif what == "report.gmv":
        said = room.pick((None, room.now - 60_000, room.now))
        x = {"as_of": said, "show_ident": room.pick((None, None, "i1", "i2"))}
        room.say(
            what, room.pick(SOURCES[:2]), ref=room.pick((None, None, "s1")),
            product=room.pick((None, None, "p1", "p2")), channel=room.pick((None, *CHANNELS)),
            amount=room.pick((None, 0, 100, 200)), n=room.pick((0, 7)),
            x={k: v for k, v in x.items() if v is not None} or None,
        )  # fmt: skip
    else:
        grid = room.pick((None, None, 1_000, 60_000, 400_000))
        room.say(
            what, room.pick(SOURCES[:2]), n=room.pick((0, 5, 8, 20)),
            x=None if grid is None else {"grid": grid},
        )  # fmt: skip


def tick(room: Room) -> None:
    """What a source counted in a minute, five minutes or a day; also of a product."""
    grid = room.pick((60_000, 60_000, 300_000, 3_600_000, 86_400_000))
    room.say(
        room.pick(("tick.views", "tick.gmv")), room.pick(SOURCES[:2]),
        product=room.pick((None, None, "p1")), n=room.pick((0, 3, 5)),
        amount=room.pick((None, 100)), x={"grid": grid, "as_of": room.now - room.pick((0, 1, 9))},
    )  # fmt: skip


def promise(room: Room) -> None:
    src = room.pick((*SOURCES[:2], "file:c"))
    if room.chance(60):
        room.say("source.open", src, x={"provides": room.pick(PROVIDES)})
    else:
        room.say("source.close", src)


def greeting(room: Room) -> None:
    """What sources say of themselves before anything happens; often that they see all visits."""
    for src in SOURCES[:2]:
        if room.chance(60):
            room.say("source.open", src, x={"provides": ["enter", "leave", "order.state"]})
