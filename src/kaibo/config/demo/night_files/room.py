"""The room's own files: 罗盘 直播间明细, minutes, products, talks. Each speaks of the morning after."""

from __future__ import annotations

from collections import defaultdict

from kaibo.config.demo.night_files import names
from kaibo.config.demo.night_files.cells import (
    Cell,
    Row,
    columns,
    divided,
    exact,
    percent,
    slashed,
    under,
    yuan,
)
from kaibo.kit.clock import MINUTE, SECOND
from kaibo.sim.night import Night
from kaibo.sim.night_truth import NightTruth, Sold, buyer

SHOWS = columns("""
主播头像 主播昵称 主播抖音号 直播开始时间 直播结束时间 直播时长(分钟) 直播间曝光人数 直播间曝光次数
直播间观看人数 单小时观看人数 直播间观看次数 直播激励观看次数 最高在线人数 平均在线人数
人均观看时长(分钟) 评论次数 新加直播团人数 新增粉丝数 取关粉丝数 观看老粉占比 带货商品数
直播间商品曝光人数 直播间商品点击人数 直播间商品曝光次数 直播间商品点击次数 直播间成交订单数
直播间成交金额 直播间用户支付金额 单小时用户支付金额 直播间成交件数 直播间成交人数
直播间退款订单数 直播间退款金额 直播间退款人数 预估佣金支出 商品曝光-点击率(次数)
商品曝光-点击率(人数) 商品点击-成交率(次数) 商品点击-成交率(人数) 观看-成交率(次数)
观看-成交率(人数) 预售订单数 预售全款金额 新加购物团人数 投放消耗(店铺绑定) 投放消耗(店铺被投)
净成交金额 净成交订单数 1小时退款金额 1小时退款订单数 1小时退款率 消费券引导支付金额
消费券引导支付占比 消费券补贴金额 消费券使用量
""")
MINUTES = columns("""
时间 直播间曝光次数 观看次数 进入人数 离开次数 离开人数 实时在线人数 评论次数 点赞次数 分享次数
新增粉丝数 新加直播团人数 商品曝光次数 商品点击次数 成交订单数 成交件数 成交金额 用户支付金额 消耗
曝光-观看率
""")
PRODUCTS = columns("""
商品ID 商品名称 直播间上架时间 到手价 库存 活动库存 讲解次数 近5分钟商品点击次数 近5分钟成交金额
商品曝光人数 商品点击人数 曝光-点击转化率 曝光-成交转化率 点击-成交转化率 商品千次曝光成交
累计成交金额 分钟最高成交金额 累计成交件数 累计成交订单数 创建订单数 未支付订单数 订单支付率
预售订单数 预售定金金额 预售全款金额 退款订单数 退款金额 退款率
""")
TALKS = columns("商品ID 商品标题 链接号 讲解开始时间 讲解结束时间 主播抖音号 主播昵称")
#: The products come into the bag one after the other as the show begins.
LISTED_EACH_MS = 5 * SECOND
LAST_MS = 5 * MINUTE


def shows(night: Night, truth: NightTruth) -> list[list[Cell]]:
    """直播间明细: one row, the show. What the simulated room does not have is "-"."""
    reach, room = night.reach, truth.room
    on_air = night.plan.minutes
    comments, follows = (
        sum(getattr(minute, kind) for minute in night.minutes) for kind in ("comments", "follows")
    )
    views = sum(product.views for product in reach.products)
    clicks = sum(product.clicks for product in reach.products)
    row: dict[str, Cell] = {
        "主播昵称": names.NICKNAME,
        "主播抖音号": names.ACCOUNT,
        "直播开始时间": slashed(night.start),
        "直播结束时间": slashed(night.end),
        "直播时长(分钟)": on_air,
        "直播间曝光人数": reach.impression_viewers,
        "直播间曝光次数": reach.impressions,
        "直播间观看人数": reach.viewers,
        "单小时观看人数": divided(reach.viewers * 60, on_air),
        "直播间观看次数": reach.views,
        "最高在线人数": reach.peak_online,
        "平均在线人数": average_online(night),
        "人均观看时长(分钟)": stay_minutes(night),
        "评论次数": comments,
        "新增粉丝数": follows,
        "观看老粉占比": divided(reach.fans, reach.viewers),
        "带货商品数": len(reach.products),
        "直播间商品曝光人数": reach.product_viewers,
        "直播间商品点击人数": reach.product_clickers,
        "直播间商品曝光次数": views,
        "直播间商品点击次数": clicks,
        "单小时用户支付金额": divided(room.buyer_paid * 60, on_air * 100),
        "直播间成交人数": truth.buyers,
        "直播间退款人数": truth.refund_buyers,
        "预估佣金支出": 0,
        "商品曝光-点击率(次数)": divided(clicks, views),
        "商品曝光-点击率(人数)": divided(reach.product_clickers, reach.product_viewers),
        "商品点击-成交率(次数)": divided(room.paid, clicks),
        "商品点击-成交率(人数)": divided(truth.buyers, reach.product_clickers),
        "观看-成交率(次数)": divided(room.paid, reach.views),
        "观看-成交率(人数)": divided(truth.buyers, reach.viewers),
        "预售订单数": 0,
        "预售全款金额": 0,
        "投放消耗(店铺绑定)": exact(night.spend),
        "投放消耗(店铺被投)": exact(night.spend),
        "1小时退款率": divided(room.refund_1h, room.gmv),
    }
    return under(SHOWS, [row | money_of(room, "直播间")])


def money_of(room: Sold, prefix: str = "") -> dict[str, Cell]:
    """The platform's figures of money and orders under its names."""
    return {
        f"{prefix}成交金额": exact(room.gmv),
        f"{prefix}用户支付金额": exact(room.buyer_paid),
        f"{prefix}成交订单数": room.paid,
        f"{prefix}成交件数": room.items,
        f"{prefix}退款金额": exact(room.refund),
        f"{prefix}退款订单数": room.refunded,
        "净成交金额": exact(room.net_1h),
        "净成交订单数": room.paid_net_1h,
        "1小时退款金额": exact(room.refund_1h),
        "1小时退款订单数": room.refunded_1h,
    }


def average_online(night: Night) -> int:
    """平均每分钟在线人数, rounded as the platform does."""
    return round(sum(minute.online for minute in night.minutes) / len(night.minutes))


def stay_minutes(night: Night) -> Cell:
    """人均观看时长 in minutes with two decimals."""
    return divided(night.reach.watch_ms, night.reach.viewers * MINUTE, 2)


def minutes(night: Night, truth: NightTruth) -> list[list[Cell]]:
    """流量综合趋势: one row a minute on air; money is of the minute it was paid in."""
    rows: list[Row] = []
    for minute in night.minutes:
        paid = truth.minutes.get(minute.at, Sold())
        rows.append(
            {
                "时间": slashed(minute.at)[:-3],
                "直播间曝光次数": minute.impressions,
                "观看次数": minute.views,
                "进入人数": minute.viewers,
                "离开次数": minute.leaves,
                "离开人数": minute.leavers,
                "实时在线人数": minute.online,
                "评论次数": minute.comments,
                "点赞次数": minute.likes,
                "分享次数": minute.shares,
                "新增粉丝数": minute.follows,
                "商品曝光次数": minute.product_views,
                "商品点击次数": minute.product_clicks,
                "成交订单数": paid.paid,
                "成交件数": paid.items,
                "成交金额": exact(paid.gmv),
                "用户支付金额": exact(paid.buyer_paid),
                "消耗": exact(minute.spend),
                "曝光-观看率": percent(minute.views, minute.impressions),
            }
        )
    return under(MINUTES, rows)


def products(night: Night, truth: NightTruth) -> list[list[Cell]]:
    """大屏 商品列表: one row a product."""
    return under(PRODUCTS, [_product(night, truth, at) for at in range(len(night.plan.products))])


def _product(night: Night, truth: NightTruth, at: int) -> Row:
    item, reach = night.plan.products[at], night.reach.products[at]
    sold = truth.by_room["link"].get(item.link_no, Sold())
    paid = [
        order
        for order in night.orders
        if order.genre == "live" and order.product == at and order.paid is not None
    ]
    by_minute: dict[int, int] = defaultdict(int)
    recent = 0
    for order in paid:
        money = order.amount + order.bears
        by_minute[(order.paid or 0) // MINUTE] += money
        recent += money if night.end - LAST_MS <= (order.paid or 0) < night.end else 0
    buyers = len({buyer(order) for order in paid})
    last = [minute for minute in night.minutes if minute.at >= night.end - LAST_MS]
    return {
        "商品ID": f"\t{night.product_id(at)}",
        "商品名称": names.title(night, at),
        "直播间上架时间": slashed(night.start + at * LISTED_EACH_MS),
        "到手价": f"￥{yuan(item.price)}",
        "库存": night.left[at],
        "活动库存": night.left[at],
        "讲解次数": sum(one.product == at for one in night.rounds),
        "近5分钟商品点击次数": sum(minute.clicks_by[at] for minute in last),
        "近5分钟成交金额": exact(recent),
        "商品曝光人数": reach.viewers,
        "商品点击人数": reach.clickers,
        "曝光-点击转化率": percent(reach.clickers, reach.viewers),
        "曝光-成交转化率": percent(buyers, reach.viewers),
        "点击-成交转化率": percent(buyers, reach.clickers),
        "商品千次曝光成交": divided(sold.gmv * 1000, reach.views * 100, 2),
        "累计成交金额": exact(sold.gmv),
        "分钟最高成交金额": exact(max(by_minute.values(), default=0)),
        "累计成交件数": sold.items,
        "累计成交订单数": sold.paid,
        "创建订单数": sold.created,
        "未支付订单数": sold.created - sold.paid,
        "订单支付率": percent(sold.paid, sold.created),
        "预售订单数": 0,
        "预售定金金额": 0,
        "预售全款金额": 0,
        "退款订单数": sold.refunded,
        "退款金额": exact(sold.refund),
        "退款率": percent(sold.refund, sold.gmv),
    }


def talks(night: Night) -> list[list[Cell]]:
    """讲解记录: one row each time a product was explained."""
    rows: list[Row] = [
        {
            "商品ID": f"\t{night.product_id(one.product)}",
            "商品标题": names.title(night, one.product),
            "链接号": f"{night.plan.products[one.product].link_no}号链接",
            "讲解开始时间": slashed(one.start),
            "讲解结束时间": slashed(one.end),
            "主播抖音号": names.ACCOUNT,
            "主播昵称": names.NICKNAME,
        }
        for one in night.rounds
    ]
    return under(TALKS, rows)
