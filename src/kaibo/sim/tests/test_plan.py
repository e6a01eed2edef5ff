"""A plan that cannot be played is refused with a sentence; the demo's shop is a coherent one."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from kaibo.sim.demo_shop import PLAN as DEMO
from kaibo.sim.plan import BadPlan, Pitch, Plan, Role, Shift
from kaibo.sim.tests.small import plan, product


def test_what_is_on_air_and_on_mic_follows_loop_and_shifts() -> None:
    show = plan()
    at = [show.on_air(s) for s in (0, 39, 40, 119, 120, 134, 135, 135 * 3 + 41)]
    assert at == ["p1", "p1", "p2", "p3", None, None, "p1", "p2"]
    assert [show.host(s) for s in (0, 119, 120, 239, 9999)] == ["h1", "h1", "h2", "h2", "h2"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"products": ()}, "没有商品"),
        ({"loop": ()}, "循环是空的"),
        ({"products": (product(1), product(1))}, "商品 p1 出现了两次"),
        ({"products": (product(1), replace(product(1), id="p2"))}, "链接号 1 出现了两次"),
        ({"products": (product(1, price=0),), "loop": (Pitch("p1", 9),)}, "p1 的价格应大于 0"),
        ({"products": (product(1, stock=-1),), "loop": (Pitch("p1", 9),)}, "库存 -1 是负数"),
        ({"products": (product(1, returns=1.2),), "loop": (Pitch("p1", 9),)}, "退货率 1.2"),
        (
            {"products": (product(1, appeal=float("nan")),), "loop": (Pitch("p1", 9),)},
            "应在 -10 到 10",
        ),
        ({"loop": (Pitch("p9", 60),)}, "循环里的商品 p9 不在商品表里"),
        ({"loop": (Pitch("p1", 0),)}, "时长 0 秒不是正数"),
        ({"shifts": (Shift("s1", "h9", 60),)}, "班次 s1 的主播 h9 不在主播表里"),
        ({"shifts": (Shift("s1", "h1", 0),)}, "时长 0 分钟不是正数"),
        ({"minutes": 0}, "应是正数"),
        ({"audience": float("nan")}, "应是正数"),
        ({"topics": ("weather",)}, "评论话题 weather 不认识"),
        ({"topics": ()}, "没有评论话题"),
    ],
)
def test_a_plan_that_cannot_be_played_is_refused(change: dict[str, Any], says: str) -> None:
    fields = msgspec.structs.asdict(plan()) | change
    with pytest.raises(BadPlan, match=says):
        Plan(**fields)


def test_a_plan_survives_json() -> None:
    assert msgspec.json.decode(msgspec.json.encode(DEMO), type=Plan) == DEMO


def test_equal_plans_have_equal_fingerprints_and_others_have_not() -> None:
    assert plan().fingerprint() == plan().fingerprint()
    assert plan().fingerprint() != plan(audience=2.0).fingerprint()


def test_the_demo_has_five_links_two_hosts_and_a_loop_of_eighteen_minutes() -> None:
    assert [p.link_no for p in DEMO.products] == [1, 2, 3, 4, 5]
    assert DEMO.loop_seconds == 18 * 60
    assert {DEMO.host(0), DEMO.host(7199), DEMO.host(7200)} == {"host-lan", "host-qiu"}
    assert {p.product for p in DEMO.loop} == {p.id for p in DEMO.products}
    for item in DEMO.products:
        loses = item.price < item.cost
        assert loses == (item.role is Role.WELFARE)
