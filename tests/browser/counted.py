"""The numbers of a show's page against sums over the posted events, by the edges as they are now."""

from __future__ import annotations

from tests.browser import planning
from tests.browser.audience import Audience
from tests.browser.review import ShowPage, Span

COUNTS = ("views", "comments", "orders_paid", "gmv")
OF_PRODUCT = ("gmv", "orders_paid", "items_paid", "product_clicks", "product_clickers")


def numbers_are_ours(audience: Audience, page: ShowPage) -> None:
    """Every row of the levels of time, of the rounds and of the products."""
    for level in ("shift", "host", "segment"):
        page.look_at(level)
        spans = page.lane(level)
        for key in dict.fromkeys(span["key"] for span in spans):
            mine = [stretch(span) for span in spans if span["key"] == key]
            expect(page, level, key, audience.numbers(*mine))
    page.look_at("round")
    rounds: dict[str, int] = {}
    for span in page.lane("pitch"):
        product = span["product"]
        rounds[product] = rounds.get(product, 0) + 1
        numbers = audience.numbers(stretch(span))
        expect(page, "round", f"{product}#{rounds[product]}", numbers)
    page.look_at("product")
    show = page.timeline()["show"]
    for product in planning.PRODUCTS:
        numbers = audience.numbers(stretch(show), product=product)
        expect(page, "product", product, numbers, OF_PRODUCT)


def expect(
    page: ShowPage,
    level: str,
    key: str,
    numbers: dict[str, int],
    names: tuple[str, ...] = COUNTS,
) -> None:
    """A row of the level that is shown has these numbers."""
    assert page.row(level, key, *names) == {name: numbers[name] for name in names}, (level, key)


def stretch(span: Span) -> tuple[int, int]:
    return span["start"], span["end"]


def traced_to_events(audience: Audience, page: ShowPage, product: str) -> None:
    """A product's sales are exactly its orders as they were posted, each with what it brought."""
    start, end = stretch(page.timeline()["show"])
    wanted = {
        one["id"]: one["amount"]
        for one in audience.told
        if one["kind"] == "order.state" and one["product"] == product and start <= one["ts"] < end
    }
    page.look_at("product")
    row = f'[data-level="product"] [data-row="{product}"]'
    assert page.trace(f'{row} [data-figure="gmv"]') == wanted
