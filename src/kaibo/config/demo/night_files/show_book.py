"""The workbook of a single show, 单场数据: its eight sheets."""

from __future__ import annotations

from collections.abc import Mapping

from kaibo.config.demo import story
from kaibo.config.demo.night_files import names
from kaibo.config.demo.night_files.cells import (
    NONE,
    Cell,
    Row,
    columns,
    dashed,
    divided,
    exact,
    grouped_yuan,
    percent,
    ten_thousands,
    under,
    worded,
)
from kaibo.config.demo.night_files.room import average_online, money_of, stay_minutes
from kaibo.sim.night import Night
from kaibo.sim.night_truth import NightTruth, Sold
from kaibo.sim.world import CHANNELS

Table = list[list[Cell]]


def show_book(night: Night, truth: NightTruth) -> Mapping[str, Table]:
    """The sheets by name; names over values, names beside values, or a table, as the platform has
    each of them."""
    return {
        "基本信息": _over(_basics(night, truth)),
        "流量&转化-转化漏斗": _over(_funnel(night, truth)),
        "流量分析-渠道分析": _channels(night),
        "流量&转化-短视频引流": _videos(night),
        "互动&人群&售后": [[name, value] for name, value in _social(night, truth).items()],
        "直播间总体数据": _over(_overall(night, truth)),
        "商品数据": _products(night, truth),
        "SKU数据": _skus(night, truth),
    }


def _over(pairs: Mapping[str, Cell]) -> Table:
    return [list(pairs), list(pairs.values())]


def _total(night: Night, kind: str) -> int:
    return sum(int(getattr(minute, kind)) for minute in night.minutes)


def _basics(night: Night, truth: NightTruth) -> Mapping[str, Cell]:
    start, end = (dashed(at).replace(":", "-") for at in (night.start, night.end))
    return {
        "直播时间": f"{start}~{end}",
        "直播标题": story.SHOW_TITLE,
        "主播昵称": names.NICKNAME,
        "主播抖音号": names.ACCOUNT,
        "直播场次ID": names.show_id(night),
        "千次观看成交金额": divided(truth.room.gmv * 10, night.reach.views, 2),
    }


def _funnel(night: Night, truth: NightTruth) -> Mapping[str, Cell]:
    reach = night.reach
    return {
        "自然流量观看人数": reach.organic,
        "付费流量观看人数": reach.sources[CHANNELS.index("paid")].viewers,
        "平均在线人数": average_online(night),
        "直播间曝光人数": reach.impression_viewers,
        "直播间曝光次数": reach.impressions,
        "直播间观看人数": reach.viewers,
        "商品曝光人数": reach.product_viewers,
        "商品点击人数": reach.product_clickers,
        "成交人数": truth.buyers,
        "曝光-观看率(人数)": divided(reach.viewers, reach.impression_viewers),
        "曝光-观看率(次数)": divided(reach.views, reach.impressions),
        "观看-商品曝光率(人数)": divided(reach.product_viewers, reach.viewers),
        "商品曝光-点击率(人数)": divided(reach.product_clickers, reach.product_viewers),
        "商品点击-成交率(人数)": divided(truth.buyers, reach.product_clickers),
        "观看-成交率(人数)": divided(truth.buyers, reach.viewers),
    }


def _channels(night: Night) -> Table:
    """Counts of ten thousand and more are printed in 万, as the platform does."""
    reach = night.reach
    rows: list[Row] = [
        {
            "渠道名称": "整体",
            "千川消耗": grouped_yuan(night.spend),
            "人均观看时长": worded(reach.watch_ms // max(reach.viewers, 1)),
            "观看次数": ten_thousands(reach.views),
            "观看次数占比": "100.00%",
        }
    ]
    for name, source in zip(CHANNELS, reach.sources, strict=True):
        rows.append(
            {
                "渠道名称": names.CHANNELS[name][0],
                "千川消耗": grouped_yuan(night.spend) if name == "paid" else NONE,
                "人均观看时长": worded(source.watch_ms // max(source.viewers, 1)),
                "观看次数": ten_thousands(source.views),
                "观看次数占比": percent(source.views, reach.views),
            }
        )
    return under(columns("渠道名称 千川消耗 人均观看时长 观看次数 观看次数占比"), rows)


def _videos(night: Night) -> Table:
    views = night.reach.sources[CHANNELS.index("short_video")].views
    sold = sum(
        order.amount + order.bears
        for order in night.orders
        if order.channel == "short_video" and order.paid is not None
    )
    row: Row = {"视频标题": "【演示】引流短视频", "引流次数": views, "成交金额": exact(sold)}
    return under(columns("视频标题 引流次数 成交金额"), [row])


def _social(night: Night, truth: NightTruth) -> Mapping[str, Cell]:
    return {
        "互动人数": night.reach.interactors,
        "评论次数": _total(night, "comments"),
        "新增粉丝数": _total(night, "follows"),
        "退款人数": truth.refund_buyers,
    }


def _overall(night: Night, truth: NightTruth) -> Mapping[str, Cell]:
    return {
        **money_of(truth.room),
        "观看次数": night.reach.views,
        "最高在线人数": night.reach.peak_online,
        "点赞次数": _total(night, "likes"),
        "分享次数": _total(night, "shares"),
        "商品曝光次数": sum(product.views for product in night.reach.products),
        "商品点击次数": sum(product.clicks for product in night.reach.products),
        "人均观看时长(分钟)": stay_minutes(night),
        "投放消耗": exact(night.spend),
    }


def _products(night: Night, truth: NightTruth) -> Table:
    rows: list[Row] = []
    for at, item in enumerate(night.plan.products):
        sold, reach = truth.by_room["link"].get(item.link_no, Sold()), night.reach.products[at]
        rows.append(
            {
                "商品ID": f"\t{night.product_id(at)}",
                "商品名称": names.title(night, at),
                "商品曝光人数": reach.viewers,
                "商品点击人数": reach.clickers,
                "成交金额": exact(sold.gmv),
                "成交订单数": sold.paid,
                "成交件数": sold.items,
                "退款金额": exact(sold.refund),
            }
        )
    room = truth.room
    total: Row = {
        "商品ID": "合计",
        "成交金额": exact(room.gmv),
        "成交订单数": room.paid,
        "成交件数": room.items,
        "退款金额": exact(room.refund),
    }
    header = "商品ID 商品名称 商品曝光人数 商品点击人数 成交金额 成交订单数 成交件数 退款金额"
    return under(columns(header), [*rows, total])


def _skus(night: Night, truth: NightTruth) -> Table:
    rows: list[Row] = [
        {
            "商品ID": f"\t{night.product_id(at)}",
            "SKU ID": names.sku(night, at),
            "成交金额": exact(truth.by_room["link"].get(item.link_no, Sold()).gmv),
        }
        for at, item in enumerate(night.plan.products)
    ]
    return under(("商品ID", "SKU ID", "成交金额"), rows)
