"""Which field of the board's answer becomes which total, sample or product total of ours.

Names and meanings are those of the official page (see ORIGIN.md). A ratio is left out where its
parts are there; what the page is unclear about is left out too and named in the manifest.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Sections of the answer. One copy of the page shows them as objects, another as texts of JSON.
BOARD, SALES = "live_dashboard_data", "live_ec_data_summary"
COMPARISON, PRODUCTS = "live_comparison_index", "single_live_ec_spu_data_page_v2"


@dataclass(frozen=True, slots=True)
class Field:
    """One number: what it is called here, where it stands (the first place that has it holds), and
    by what it is multiplied. `money`: it is fen already."""

    name: str
    places: tuple[tuple[str, str], ...]
    money: bool = False
    times: int = 1


def _of(name: str, *places: tuple[str, str], money: bool = False, times: int = 1) -> Field:
    return Field(name, places, money, times)


TOTALS: tuple[Field, ...] = (
    _of("viewers", (BOARD, "new_watch_uv")),
    _of("peak_online", (BOARD, "max_online_watch_uv")),
    _of("impression_viewers", (BOARD, "impression_uv")),
    _of(
        "stay_ms",
        (BOARD, "average_watch_seconds_per_audience"),
        (SALES, "average_watch_seconds_per_audience"),
        times=1_000,
    ),
    _of("follows", (BOARD, "new_follow_uv"), (SALES, "new_follow_count")),
    _of("live_club_joins", (BOARD, "new_fans_club_uv"), (SALES, "new_fans_club_count")),
    _of("commenters", (BOARD, "comment_uv")),
    _of("tippers", (BOARD, "reward_uv")),
    _of("sharers", (BOARD, "sharing_uv"), (SALES, "share_live_audience_count")),
    _of("comments", (SALES, "new_comment_count")),
    _of("paid_viewers", (SALES, "ads_cumulative_audience_count")),
    _of("gmv", (SALES, "total_gmv"), money=True),
    _of("orders_paid", (SALES, "total_pay_pv")),
    _of("buyers", (SALES, "total_pay_uv")),
    _of("orders_created", (SALES, "total_create_pv")),
    _of("product_clicks", (SALES, "total_clk_pv")),
    _of("product_clickers", (SALES, "total_clk_uv")),
    _of("product_views", (SALES, "total_exp_pv")),
    _of("product_viewers", (SALES, "total_exp_uv")),
    _of("refund", (SALES, "refund_amount"), money=True),
    _of("orders_refunded", (SALES, "refund_pv")),
    _of("refund_buyers", (SALES, "refund_uv")),
    _of("items_refunded", (SALES, "refund_product_cnt")),
    _of("new_buyers", (SALES, "new_buyer_uv")),
    _of("returning_buyers", (SALES, "old_buyer_uv")),
)

SAMPLES: tuple[Field, ...] = (
    _of("online", (SALES, "online_audience_count")),
    _of("popularity", (BOARD, "hot_quota")),
)

OF_A_PRODUCT: tuple[Field, ...] = (
    _of("product_viewers", (PRODUCTS, "exp_uv")),
    _of("product_views", (PRODUCTS, "exp_pv")),
    _of("product_clickers", (PRODUCTS, "clk_uv")),
    _of("product_clicks", (PRODUCTS, "clk_pv")),
    _of("gmv", (PRODUCTS, "gmv"), money=True),
    _of("orders_paid", (PRODUCTS, "pay_pv")),
    _of("buyers", (PRODUCTS, "pay_uv")),
    _of("orders_created", (PRODUCTS, "create_pv")),
    _of("refund", (PRODUCTS, "refund_amount"), money=True),
    _of("orders_refunded", (PRODUCTS, "refund_pv")),
    _of("refund_buyers", (PRODUCTS, "refund_uv")),
    _of("pitches", (PRODUCTS, "explanation_count")),
)

#: Only ever grow while a show runs: an answer in which one is smaller is older than one before it.
GROWING = ("viewers", "product_views", "orders_paid")

PROVIDES: tuple[str, ...] = tuple(
    sorted(
        {f"report.{one.name}" for one in TOTALS + OF_A_PRODUCT}
        | {f"sample.{one.name}" for one in SAMPLES}
        | {"product.stock"}
    )
)
