"""The boxes of a hand reading as metrics: the numbers a team has before any file or push. [plain]

A reading is what somebody read off a screen: it has the level L0 and ids of its own, `reading.<box>`,
and stands in for nothing else.
"""

from __future__ import annotations

from fractions import Fraction

from kaibo.live.metrics import Metric, Origin, Unit, Window
from kaibo.live.metrics.define import SHOW, Group
from kaibo.live.metrics.maturity import Maturity

PREFIX = "reading."

_g = Group(
    "reading", levels=SHOW, window=Window.INSTANT, origin=Origin.REPORTED, maturity=Maturity.EVENT,
    row=None, source="手报",
)  # fmt: skip
for _box, _zh, _en, _unit in (
    ("online", "在线", "Online", Unit.COUNT),
    ("views", "累计场观", "Views so far", Unit.COUNT),
    ("inflow", "进人/h", "Entries per hour", Unit.COUNT_PER_HOUR),
    ("stay", "人均停留", "Stay per viewer", Unit.SECOND),
    ("product_clicks", "商品点击", "Product clicks", Unit.COUNT),
    ("orders_paid", "成交单", "Paid orders", Unit.COUNT),
    ("buyers", "成交人数", "Buyers", Unit.COUNT),
    ("gmv", "成交额", "Sales", Unit.FEN),
    ("spend", "消耗", "Spend on ads", Unit.FEN),
    ("follows", "新粉", "New followers", Unit.COUNT),
    ("club_joins", "加团", "Joins of the fan club", Unit.COUNT),
    ("violations", "违规", "Violations", Unit.COUNT),
):
    _scale = Fraction(1, 1000) if _unit is Unit.SECOND else Fraction(1)
    _g.add(
        PREFIX + _box, f"手报 {_zh}", f"{_en}, as read by hand", PREFIX + _box,
        unit=_unit, scale=_scale,
    )  # fmt: skip

READINGS: dict[str, Metric] = {one.id: one for one in _g.metrics}
