"""The demo's business rows, entered as a page would: through the API, by the signed-in lead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.test import Client

from kaibo.config.demo import story, tape
from kaibo.config.demo.past import MUTE
from kaibo.domains.people import public as people
from kaibo.kit.clock import HOUR, MINUTE, from_ms
from kaibo.sim.speech import KINDS, source_name

HOST = "127.0.0.1"


class SeedRefused(RuntimeError):
    """The API did not take a row of the demo: a mistake of ours; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Seeded:
    """What was made: ids of the show, its shifts and hosts (in story's order)."""

    show: int
    shifts: tuple[int, ...]
    hosts: tuple[int, ...]


class Desk:
    """The lead at the API, in this process: the whole way of a request, without a socket."""

    def __init__(self, told: Callable[[int], None]) -> None:
        self.client = Client(SERVER_NAME=HOST)
        self.told, self.done = told, 0

    def sign_in(self) -> None:
        """Make the first person of this installation and come in by their link."""
        link = people.first_link(f"http://{HOST}", story.LEAD)
        if link is None:
            raise SeedRefused("数据目录里已经有账号，不是空的。")
        [ticket] = parse_qs(urlsplit(link).fragment)["ticket"]
        self.post("/api/sign-in/ticket", ticket=ticket)

    def post(self, path: str, **body: Any) -> dict[str, Any]:
        """One write; its answer."""
        response = self.client.post(path, body, content_type="application/json")
        if response.status_code not in (200, 201):
            raise SeedRefused(f"{path}：{response.content.decode()}")
        self.done += 1
        self.told(self.done)
        answer: dict[str, Any] = response.json()
        return answer


def write(seed: int, start: int, told: Callable[[int], None]) -> Seeded:
    """Everything a show begun at `start` (UTC ms) needs; `told` hears how many rows there are."""
    desk = Desk(told)
    desk.sign_in()
    _room(desk, seed)
    hosts = tuple(desk.post("/api/hosts", name=one.name)["id"] for one in story.HOSTS)
    user = desk.post(
        "/api/users",
        username=story.FLOOR_USERNAME,
        name=story.FLOOR,
        duties=list(story.FLOOR_DUTIES),
    )["user"]["id"]
    show = _show(desk, start)
    _plan(desk, show, start)
    shifts = tuple(_shift(desk, start, place, hosts, user) for place in range(story.SHIFTS))
    return Seeded(show["id"], shifts, hosts)


def _room(desk: Desk, seed: int) -> None:
    desk.post(
        "/api/rooms",
        ident=story.ROOM,
        title=story.ROOM_TITLE,
        platform=story.PLATFORM,
        account=story.PLAN.shop,
        cur=story.PLAN.cur,
    )
    sent = [kind for kind in KINDS if kind not in MUTE]
    for name, level, provides in (
        (source_name(seed), "L3", sent),
        (tape.SOURCE, tape.LEVEL, list(tape.PROVIDES)),
    ):
        desk.post(f"/api/rooms/{story.ROOM}/sources", name=name, level=level, provides=provides)


def _show(desk: Desk, start: int) -> dict[str, Any]:
    show = desk.post(
        "/api/shows",
        room=story.ROOM,
        title=story.SHOW_TITLE,
        starts_at=start,
        ends_at=start + story.SLOT_MS,
        kind="store_run",
    )
    for good in story.GOODS:
        _link(desk, show["id"], good, _product(desk, good))
    return show


def _product(desk: Desk, good: story.Good) -> tuple[int, int]:
    """A product with its listing and one SKU; the ids of product and SKU."""
    sold = good.product
    made = desk.post(
        "/api/products",
        title=sold.title,
        short=good.short,
        category=good.category,
        role=f"{sold.role}_role",
    )["id"]
    desk.post(
        f"/api/products/{made}/listings",
        platform=story.PLATFORM,
        shop=story.PLAN.shop,
        platform_product_id=sold.id,
    )
    sku = desk.post(f"/api/products/{made}/skus", code=sold.id.upper(), spec="标准装")
    where = f"/api/skus/{sku['id']}"
    prices = {"regular_price": good.regular_price, "show_price": sold.price}
    sku = desk.post(f"{where}/prices", expect=sku["version"], **prices)
    sku = desk.post(f"{where}/cost", expect=sku["version"], cost=sold.cost)
    desk.post(f"{where}/stock", expect=sku["version"], stock=sold.stock, promo_stock=sold.stock)
    return made, sku["id"]


def _link(desk: Desk, show: int, good: story.Good, product: tuple[int, int]) -> None:
    sold = good.product
    link = desk.post(
        f"/api/shows/{show}/links", product=product[0], sku=product[1], link_no=sold.link_no
    )
    where = f"/api/links/{link['id']}"
    link = desk.post(
        where,
        expect=link["version"],
        position=sold.link_no,
        talk_seconds=None,
        talk_share=good.talk_share,
        promisable_stock=sold.stock,
        note="",
    )
    desk.post(f"{where}/offer", expect=link["version"], final_price=sold.price, offer=good.offer)


def _plan(desk: Desk, show: dict[str, Any], start: int) -> None:
    """The loop from the template; a lucky bag at every full hour of the slot."""
    made = desk.post(f"/api/shows/{show['id']}/rundown", kind="loop")["plan"]
    where = f"/api/rundowns/{made['id']}/template"
    plan = desk.post(where, template=story.TEMPLATE)["plan"]
    [bag] = [one for one in plan["segments"] if one["hard_start"] is not None]
    hours = range(-(-start // HOUR) * HOUR, start + story.SLOT_MS, HOUR)
    first, *others = [hour for hour in hours if hour >= start + 30 * MINUTE]
    plan = desk.post(f"/api/segments/{bag['id']}", expect=bag["version"], hard_start=first)["plan"]
    for hour in others:
        known = {one["id"] for one in plan["segments"]}
        bag = next(one for one in plan["segments"] if one["id"] == bag["id"])
        plan = desk.post(f"/api/segments/{bag['id']}/duplicate", expect=bag["version"])["plan"]
        [bag] = [one for one in plan["segments"] if one["id"] not in known]
        changed = desk.post(f"/api/segments/{bag['id']}", expect=bag["version"], hard_start=hour)
        plan = changed["plan"]


def _shift(desk: Desk, start: int, place: int, hosts: tuple[int, ...], user: int) -> int:
    begin = start + place * story.SHIFT_MS
    seats = [
        {"duty": "host", "host": hosts[place % len(hosts)]},
        {"duty": "floor", "user": user},
    ]
    made = desk.post(
        "/api/shifts",
        room=story.ROOM,
        starts_at=begin,
        ends_at=begin + story.SHIFT_MS,
        note=shift_name(place, begin),
        seats=seats,
    )
    return int(made["id"])


def shift_name(place: int, begin: int) -> str:
    """What the floor calls the shift."""
    return f"第 {place + 1} 班 {from_ms(begin):%H:%M}"
