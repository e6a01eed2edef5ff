"""What a simulated show is given: products, hosts, shifts, and the loop of pitches; checked."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from kaibo.sim.chatter import TOPICS


class BadPlan(ValueError):
    """The plan cannot be played; the message is a Chinese sentence."""


class Role(StrEnum):
    """What a product is there for (docs/words.md); a label, its effects are in the numbers."""

    TRAFFIC = "traffic"
    WELFARE = "welfare"
    HERO = "hero"
    MARGIN = "margin"
    REGULAR = "regular"
    CLEARANCE = "clearance"
    IMAGE = "image"


class Product(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A product with its link. Money in the minor unit of the plan's currency, stock in pieces.

    `appeal`: log factor on clicks. `conversion`: log odds added to ordering after a click.
    `hold`: log factor on leaving while it is on air (below 0 keeps viewers). `returns`: share of
    paid orders refunded. All four are 0 or the default for an average product.
    """

    id: str
    link_no: int
    title: str
    price: int
    cost: int
    stock: int
    role: Role = Role.REGULAR
    appeal: float = 0.0
    conversion: float = 0.0
    hold: float = 0.0
    returns: float = 0.24


class Host(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A host; `skill` 0 is average, ±1 is one standard deviation of hosts."""

    id: str
    name: str
    skill: float = 0.0


class Shift(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`host` is on mic for `minutes`."""

    id: str
    host: str
    minutes: int


class Pitch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A product (its id; None: talk about nothing for sale) for so many seconds of the loop."""

    product: str | None
    seconds: int


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A show as it is meant to run. `audience` multiplies the impressions of the world."""

    room: str
    shop: str
    products: tuple[Product, ...]
    hosts: tuple[Host, ...]
    shifts: tuple[Shift, ...]
    loop: tuple[Pitch, ...]
    minutes: int = 120
    audience: float = 1.0
    cur: str = "CNY"
    topics: tuple[str, ...] = ("hello", "price", "size", "shipping", "stock", "thanks")

    def __post_init__(self) -> None:
        for problem in _problems(self):
            raise BadPlan(f"模拟场次的方案不能用：{problem}")

    @property
    def loop_seconds(self) -> int:
        """Length of one pass of the loop."""
        return sum(p.seconds for p in self.loop)

    def on_air(self, second: int) -> str | None:
        """The product planned `second` seconds into the show."""
        left = second % self.loop_seconds
        for pitch in self.loop:
            left -= pitch.seconds
            if left < 0:
                return pitch.product
        raise AssertionError("unreachable: the loop has no such second")

    def host(self, second: int) -> str:
        """The host planned `second` seconds into the show; the last shift runs on."""
        left = second
        for shift in self.shifts:
            left -= 60 * shift.minutes
            if left < 0:
                return shift.host
        return self.shifts[-1].host

    def fingerprint(self) -> str:
        """Equal for equal plans."""
        body = msgspec.json.encode(self, order="deterministic")
        return hashlib.sha256(body).hexdigest()[:16]


def _twice(names: Iterable[object]) -> object | None:
    return next((name for name, times in Counter(names).items() if times > 1), None)


def _problems(plan: Plan) -> Iterable[str]:
    """Chinese sentences, the first of which is told."""
    for what, rows in (("商品", plan.products), ("主播", plan.hosts), ("班次", plan.shifts)):
        if not rows:
            yield f"没有{what}"
        if (name := _twice(row.id for row in rows)) is not None:
            yield f"{what} {name} 出现了两次"
        if any(not row.id for row in rows):
            yield f"有{what}没有编号"
    if (number := _twice(p.link_no for p in plan.products)) is not None:
        yield f"链接号 {number} 出现了两次"
    for product in plan.products:
        yield from _product_problems(product)
    known = {p.id for p in plan.products} | {None}
    for pitch in plan.loop:
        if pitch.product not in known:
            yield f"循环里的商品 {pitch.product} 不在商品表里"
        if pitch.seconds <= 0:
            yield f"循环里 {pitch.product} 的时长 {pitch.seconds} 秒不是正数"
    if not plan.loop:
        yield "循环是空的"
    hosts = {h.id for h in plan.hosts}
    for shift in plan.shifts:
        if shift.host not in hosts:
            yield f"班次 {shift.id} 的主播 {shift.host} 不在主播表里"
        if shift.minutes <= 0:
            yield f"班次 {shift.id} 的时长 {shift.minutes} 分钟不是正数"
    if plan.minutes <= 0 or not 0 < plan.audience <= 1000:
        yield "场次时长和观众倍数都应是正数，观众倍数不超过 1000"
    if unknown := set(plan.topics) - set(TOPICS):
        yield f"评论话题 {sorted(unknown)[0]} 不认识，可用：{'、'.join(TOPICS)}"
    if not plan.topics:
        yield "没有评论话题"


def _product_problems(product: Product) -> Iterable[str]:
    where = f"商品 {product.id}"
    if product.price <= 0 or product.cost < 0:
        yield f"{where} 的价格应大于 0、成本不小于 0（单位：分）"
    if product.stock < 0:
        yield f"{where} 的库存 {product.stock} 是负数"
    if product.link_no <= 0:
        yield f"{where} 的链接号 {product.link_no} 不是正数"
    if not 0 <= product.returns <= 1:
        yield f"{where} 的退货率 {product.returns} 不在 0 到 1 之间"
    if not all(abs(v) <= 10 for v in (product.appeal, product.conversion, product.hold)):
        yield f"{where} 的 appeal、conversion、hold 应在 -10 到 10 之间"
