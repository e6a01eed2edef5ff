"""The show's plan as the demo's host reads it, and a segment by value as a take carries it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from kaibo.config.demo.floor import Item
from kaibo.config.demo.story import PLATFORM
from kaibo.domains.rundown import public as rundown
from kaibo.domains.selection import public as selection
from kaibo.sim import demo_shop

LUCKY_BAG = "lucky_bag"


def items(plan: rundown.PlanValue, listed: Mapping[int, str]) -> tuple[Item, ...]:
    """The plan's segments in order. `listed`: link id → the product's id on the platform."""
    return tuple(_item(one, listed) for one in plan.segments)


def listed(show_id: int) -> dict[int, str]:
    """Of the show's links those that the simulated room knows, with their platform ids."""
    known = [product.id for product in demo_shop.PRODUCTS]
    ours = selection.products_by_platform_id(PLATFORM, known)
    names = {product: name for name, product in ours.items()}
    return {
        link.id: names[link.product] for link in selection.links(show_id) if link.product in names
    }


def armed(plan: rundown.PlanValue, title: str) -> dict[str, Any]:
    """What `show.arm` carries."""
    return {
        "plan": rundown.content(plan),
        "plan_rev": plan.rev,
        "sha256": plan.sha256,
        "title": title,
    }


def taken(segment: rundown.SegmentValue, rev: int, instance: int) -> dict[str, Any]:
    """What `segment.take` carries; `instance`: the how-manieth time in this show."""
    # As it will be read back from the log: lists, no tuples.
    plain = msgspec.json.decode(msgspec.json.encode(segment))
    return {"segment": plain, "plan_rev": rev, "instance": instance}


def _item(segment: rundown.SegmentValue, listed: Mapping[int, str]) -> Item:
    goods = segment.goods
    return Item(
        ref=str(segment.id),
        duration_ms=segment.duration_ms,
        in_loop=segment.in_loop,
        hard_start=segment.hard_start,
        product=listed.get(goods.link_id) if goods else None,
        link=goods.link_id if goods else None,
        n=goods.link_no if goods else None,
        name=(goods.short or goods.title) if goods else "",
        bag=any(cue.kind == LUCKY_BAG for cue in segment.cues),
    )
