"""The shop of the demo: invented from end to end, five links, two shifts, a loop of 18 minutes."""

from __future__ import annotations

from kaibo.sim.plan import Host, Pitch, Plan, Product, Role, Shift

SHOP = "演示护肤小店"
ROOM = "demo"

PRODUCTS = (
    Product(
        id="demo-1",
        link_no=1,
        title="保湿面膜 5 片装",
        price=990,
        cost=1150,
        stock=1200,
        role=Role.WELFARE,
        appeal=0.35,
        conversion=0.55,
        hold=-0.25,
        returns=0.08,
    ),
    Product(
        id="demo-2",
        link_no=2,
        title="氨基酸洁面乳 100 克",
        price=4900,
        cost=1560,
        stock=900,
        role=Role.HERO,
        appeal=0.25,
        conversion=0.15,
        hold=-0.05,
        returns=0.16,
    ),
    Product(
        id="demo-3",
        link_no=3,
        title="修护面霜 50 克",
        price=12800,
        cost=3900,
        stock=420,
        role=Role.HERO,
        appeal=0.15,
        conversion=-0.35,
        returns=0.24,
    ),
    Product(
        id="demo-4",
        link_no=4,
        title="精华水乳两件套",
        price=23900,
        cost=6800,
        stock=60,
        role=Role.MARGIN,
        appeal=-0.05,
        conversion=-0.85,
        hold=0.10,
        returns=0.29,
    ),
    Product(
        id="demo-5",
        link_no=5,
        title="补水喷雾 150 毫升",
        price=2990,
        cost=980,
        stock=700,
        role=Role.REGULAR,
        appeal=0.0,
        conversion=0.25,
        returns=0.14,
    ),
)

HOSTS = (Host("host-lan", "阿岚", 0.2), Host("host-qiu", "秋秋", -0.1))

PLAN = Plan(
    room=ROOM,
    shop=SHOP,
    products=PRODUCTS,
    hosts=HOSTS,
    shifts=(Shift("shift-1", "host-lan", 120), Shift("shift-2", "host-qiu", 120)),
    # Welfare to gather people, the two that carry the show, margin, and something light.
    loop=(
        Pitch("demo-1", 120),
        Pitch("demo-2", 270),
        Pitch("demo-3", 300),
        Pitch("demo-4", 210),
        Pitch("demo-5", 180),
    ),
    minutes=240,
    topics=("hello", "price", "size", "shipping", "skin", "usage", "stock", "again", "thanks"),
)
