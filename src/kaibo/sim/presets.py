"""Rooms that are calibrated: a world and a plan whose figures over many shows are known.

The figures they are held to stand in docs/guide/sim.md; tests/test_calibration.py holds them.
"""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from kaibo.sim.plan import Host, Pitch, Plan, Product, Role, Shift
from kaibo.sim.world import W0, World


@dataclass(frozen=True, slots=True)
class Preset:
    """A world and the plan of a show in it."""

    world: World
    plan: Plan


def _plan(
    room: str,
    products: tuple[Product, ...],
    seconds: int,
    audience: float = 1.0,
    cur: str = "CNY",
) -> Plan:
    """A two-hour show that gives every product `seconds` in turn, by one average host."""
    return Plan(
        room=room,
        shop=room,
        products=products,
        hosts=(Host("host-1", "主播甲"),),
        shifts=(Shift("shift-1", "host-1", 120),),
        loop=tuple(Pitch(p.id, seconds) for p in products),
        audience=audience,
        cur=cur,
    )


def _product(
    number: int, title: str, price: float, cost: float, role: Role, appeal: float, conversion: float
) -> Product:
    return Product(
        id=f"item-{number}",
        link_no=number,
        title=title,
        price=round(100 * price),
        cost=round(100 * cost),
        stock=2000,
        role=role,
        appeal=appeal,
        conversion=conversion,
        hold=-0.2 if role is Role.WELFARE else 0.0,
    )


BRAND = Preset(
    W0,
    _plan(
        "preset-brand",
        (
            _product(1, "纯棉毛巾两条装", 19.9, 12, Role.WELFARE, 0.35, 0.45),
            _product(2, "保温杯 500 毫升", 55, 22, Role.HERO, 0.20, 0.05),
            _product(3, "四件套收纳盒", 39.9, 15, Role.REGULAR, 0.0, 0.05),
            _product(4, "香薰蜡烛礼盒", 79, 26, Role.MARGIN, -0.10, -0.40),
            _product(5, "厨房剪刀", 29.9, 10, Role.REGULAR, 0.0, 0.20),
            _product(6, "加厚抽纸一提", 24.9, 18, Role.WELFARE, 0.30, 0.40),
            _product(7, "不粘炒锅 28 厘米", 119, 49, Role.MARGIN, 0.0, -0.70),
            _product(8, "记忆棉枕头", 69, 27, Role.HERO, 0.15, -0.10),
            _product(9, "折叠雨伞", 35, 13, Role.REGULAR, -0.05, 0.05),
            _product(10, "羊毛毯", 169, 75, Role.IMAGE, -0.20, -1.20),
        ),
        370,
    ),
)

#: A shop that sells cheap things fast: a link a minute and a half, viewers who came to buy.
LOW_PRICE = Preset(
    replace(
        W0,
        enter_rate=(0.19, 0.061, 0.098, 0.076, 0.165),
        click=0.0050,
        off_air=-2.8,
        order=-1.34,
    ),
    _plan(
        "preset-low-price",
        (
            _product(1, "棉袜五双", 12.9, 7, Role.WELFARE, 0.30, 0.30),
            _product(2, "收纳袋三个", 22.9, 10, Role.REGULAR, 0.0, 0.10),
            _product(3, "洗衣凝珠一盒", 33.9, 18, Role.HERO, 0.20, 0.0),
            _product(4, "家居拖鞋", 29.9, 14, Role.HERO, 0.10, 0.05),
            _product(5, "保鲜膜四卷", 15.9, 9, Role.WELFARE, 0.20, 0.20),
            _product(6, "晾衣架二十个", 38.9, 20, Role.MARGIN, -0.05, -0.10),
            _product(7, "薄毛巾被", 55, 29, Role.MARGIN, -0.10, -0.35),
            _product(8, "垃圾袋五卷", 22.9, 12, Role.REGULAR, 0.0, 0.05),
        ),
        90,
    ),
)

#: A room that sells abroad: shown widely, entered rarely, clicked and bought in seldom.
CROSS_BORDER = Preset(
    replace(
        W0,
        enter_rate=(0.072, 0.0228, 0.037, 0.0285, 0.063),
        stay_s=(182.0, 125.0, 132.0, 125.0, 159.0),
        click=0.00075,
        order=-3.22,
    ),
    _plan(
        "preset-cross-border",
        (
            _product(1, "Phone stand", 4.99, 1.6, Role.WELFARE, 0.25, 0.25),
            _product(2, "LED strip light", 9.99, 3.2, Role.HERO, 0.10, 0.05),
            _product(3, "Hair claw set", 5.99, 1.5, Role.REGULAR, 0.10, 0.10),
            _product(4, "Travel organizer", 14.99, 5.1, Role.MARGIN, -0.05, -0.20),
            _product(5, "Mini blender", 24.99, 10.4, Role.MARGIN, -0.10, -0.50),
            _product(6, "Cleaning brush kit", 8.99, 2.7, Role.REGULAR, 0.0, 0.0),
        ),
        370,
        audience=4.0,
        cur="USD",
    ),
)
