"""Small shows for tests: a plan with little stock, and random plans with random steering."""

from __future__ import annotations

from hypothesis import strategies as st

from kaibo.sim.plan import Host, Pitch, Plan, Product, Role, Shift

#: 2023-11-14 22:13:20 UTC.
START = 1_700_000_000_000


def product(number: int, price: int = 3900, stock: int = 50, **effects: float) -> Product:
    """A product with link number `number`."""
    return Product(
        f"p{number}", number, f"商品 {number}", price, price // 2, stock, Role.REGULAR, **effects
    )


def plan(*products: Product, minutes: int = 4, audience: float = 3.0) -> Plan:
    """A short show of `products` (or of three), each on air for 40 s in turn, by two hosts."""
    shelf = products or (product(1, 1990, 8), product(2, 5900), product(3, 12900))
    return Plan(
        room="room-1",
        shop="小店",
        products=shelf,
        hosts=(Host("h1", "甲", 0.5), Host("h2", "乙", -0.5)),
        shifts=(Shift("s1", "h1", 2), Shift("s2", "h2", 2)),
        loop=(*(Pitch(p.id, 40) for p in shelf), Pitch(None, 15)),
        minutes=minutes,
        audience=audience,
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Shows of two minutes with one to five products of any price, stock and pull."""
    shelf = [
        product(
            i + 1,
            draw(st.integers(1, 10**7)),
            draw(st.integers(0, 12)),
            appeal=draw(st.floats(-1, 3)),
            conversion=draw(st.floats(-1, 3)),
            returns=draw(st.sampled_from([0.0, 0.24, 1.0])),
        )
        for i in range(draw(st.integers(1, 5)))
    ]
    return plan(*shelf, minutes=2, audience=draw(st.sampled_from([0.01, 1.0, 5.0])))


@st.composite
def steering(draw: st.DrawFn, show: Plan, bins: int) -> list[tuple[str | None, str | None]]:
    """For each bin a product of the show, one it does not have, or none; and a host likewise."""
    on_air = st.sampled_from([None, "unknown", *(p.id for p in show.products)])
    host = st.sampled_from([None, "unknown", *(h.id for h in show.hosts)])
    return [(draw(on_air), draw(host)) for _ in range(bins)]
