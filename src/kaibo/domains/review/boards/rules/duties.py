"""The default boards: which numbers each duty looks at, in which order. [plain]

Why these: docs/guide/boards.md. A slot names several metrics, the best first: the first of which
something is known is shown, under its own name and with its own source. They answer one question and
are different numbers, so the name always says which it is.
"""

from __future__ import annotations

from kaibo.kit.rights import Duty

Slot = tuple[str, ...]

_GMV: Slot = ("gmv", "report.gmv", "reading.gmv")
_NET: Slot = ("net_refunds",)
_NET_1H: Slot = ("net_1h", "report.net_1h")
_ORDERS: Slot = ("orders_paid", "report.orders_paid", "reading.orders_paid")
_ROI: Slot = ("report.roi_net", "report.roi_paid")
_SPEND: Slot = ("report.spend", "report.spend_promoted", "reading.spend")
_CAME: Slot = ("viewers", "report.viewers", "views", "report.views", "reading.views")
_PEAK: Slot = ("peak_online", "report.peak_online")
_ONLINE: Slot = ("avg_online", "report.avg_online", "reading.online")
_INFLOW: Slot = ("inflow", "reading.inflow")
_STAY: Slot = ("stay_per_viewer", "report.stay_per_viewer", "reading.stay")
_STAYED: Slot = ("retention_1min",)
_ENTER: Slot = ("report.entry_rate_times", "report.entry_rate_people")
_CLICKS: Slot = ("product_clicks", "report.product_clicks", "reading.product_clicks")
_CLICK: Slot = (
    "live_click_rate_people", "report.live_click_rate_people", "live_click_rate_times",
    "report.live_click_rate_times",
)  # fmt: skip
_BUY: Slot = (
    "click_buy_rate_people", "report.click_buy_rate_people", "click_order_rate_times",
    "report.click_order_rate_times",
)  # fmt: skip
_VIEW_BUY: Slot = (
    "view_buy_rate_people", "report.view_buy_rate_people", "view_order_rate_times",
    "report.view_order_rate_times",
)  # fmt: skip
_GPM: Slot = ("gpm_watch", "report.gpm_watch")
_PER_HOUR: Slot = ("gmv_per_hour", "report.gmv_per_hour")
_UNPAID: Slot = ("orders_unpaid", "report.unpaid_orders")
_TALK: Slot = ("talk_gmv_per_minute",)
_ACT: Slot = ("interaction_rate_people", "comment_rate_times", "report.comment_rate_times")
_IMPRESSIONS: Slot = ("report.impressions",)
_PAID: Slot = ("report.paid_viewers",)

BOARDS: dict[Duty, tuple[Slot, ...]] = {
    Duty.LEAD: (_GMV, _NET, _PER_HOUR, _ROI, _SPEND, _CAME),
    Duty.OPERATOR: (
        _GMV, _NET_1H, _NET, _ORDERS, _CAME, _PEAK, _STAY, _ENTER, _CLICK, _BUY, _GPM, _ROI,
    ),
    Duty.FLOOR: (_GMV, _PER_HOUR, _ONLINE, _INFLOW, _STAY, _CLICKS, _BUY, _UNPAID, _TALK),
    Duty.MEDIA_BUYER: (_SPEND, _ROI, _GMV, _IMPRESSIONS, _ENTER, _PAID, _STAYED, _GPM),
    Duty.HOST: (_PER_HOUR, _VIEW_BUY, _STAY, _ACT, _TALK),
}  # fmt: skip

#: Whose board the other duties are shown.
LIKE: dict[Duty, Duty] = {
    Duty.CONSOLE: Duty.FLOOR,
    Duty.COHOST: Duty.HOST,
    Duty.MERCHANDISER: Duty.OPERATOR,
    Duty.SERVICE: Duty.FLOOR,
    Duty.COMPLIANCE: Duty.FLOOR,
    Duty.EDITING: Duty.FLOOR,
    Duty.PARTNERSHIPS: Duty.LEAD,
    Duty.OBSERVER: Duty.LEAD,
}
#: What is shown beside: of the hour just ended and of the last round.
HOUR: tuple[Slot, ...] = (
    ("gmv", "report.gmv"), ("orders_paid", "report.orders_paid"), ("views", "report.views"),
    ("avg_online",), ("product_clicks", "report.product_clicks"),
)  # fmt: skip
ROUND: tuple[Slot, ...] = (("talk_gmv",), ("talk_orders",), ("talk_gmv_per_minute",), _BUY)


def board_of(duties: frozenset[Duty]) -> Duty:
    """Whose board a person with these duties is shown first; nobody's is the floor's."""
    for duty in Duty:
        if duty in duties:
            return LIKE.get(duty, duty)
    return Duty.FLOOR


def boards_for(duties: frozenset[Duty]) -> list[Duty]:
    """Every duty with a board of its own, first the one whose board these duties are shown."""
    own = board_of(duties)
    return [own, *(duty for duty in BOARDS if duty is not own)]
