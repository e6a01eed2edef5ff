"""千川 全域数据 直播分析 of the night by hour, and the roster of its shifts."""

from __future__ import annotations

from kaibo.config.demo import story
from kaibo.config.demo.night_files import names
from kaibo.config.demo.night_files.cells import (
    Cell,
    Row,
    columns,
    dashed,
    divided,
    grouped_yuan,
    percent,
    under,
)
from kaibo.kit.clock import HOUR, MINUTE, SHANGHAI, from_ms, to_ms
from kaibo.sim.night import Night
from kaibo.sim.night_truth import NightTruth, Sold

Table = list[list[Cell]]

ADS = columns("""
抖音号名称 日期 时间-小时 净成交ROI 净成交金额 整体消耗 整体支付ROI 整体成交金额 整体成交订单数 GPM
直播间整体曝光次数 直播间整体观看人数 直播间整体新增粉丝数 1小时内退款率
""")


ROSTER = columns("""
日期 账号/棚 班次(起止) 主播 副播 场控 中控 投手 客服 导播/技术 妆造到岗 连播时长 实名报备 顶班人 实际上/下播
""")


def ads(night: Night, truth: NightTruth) -> Table:
    """全域数据 直播分析 by hour, the row of all first. 整体成交 is what the room's orders were paid in
    the hour, whoever brought the buyer; an hour after the show has what was paid so late."""
    hours = sorted({minute.at // HOUR * HOUR for minute in night.minutes} | set(truth.hours))
    of_hour = {hour: [m for m in night.minutes if m.at // HOUR * HOUR == hour] for hour in hours}
    rows: list[Row] = [
        {"日期": "全部", "时间-小时": "全部"}
        | _ad_figures(
            truth.room,
            night.spend,
            night.reach.impressions,
            night.reach.views,
            night.reach.viewers,
            sum(minute.follows for minute in night.minutes),
        )
    ]
    for hour in hours:
        mine = of_hour[hour]
        rows.append(
            {"日期": dashed(hour)[:10], "时间-小时": dashed(hour)[11:16]}
            | _ad_figures(
                truth.hours.get(hour, Sold()),
                sum(minute.spend for minute in mine),
                sum(minute.impressions for minute in mine),
                sum(minute.views for minute in mine),
                night.reach.viewers_by_hour.get(hour, 0),
                sum(minute.follows for minute in mine),
            )
        )
    return under(ADS, rows)


def _ad_figures(
    sold: Sold, spend: int, impressions: int, views: int, viewers: int, follows: int
) -> dict[str, Cell]:
    gpm = divided(sold.gmv * 10, views, 2)
    return {
        "抖音号名称": names.NICKNAME,
        "净成交ROI": str(divided(sold.net_1h, spend, 2)),
        "净成交金额": grouped_yuan(sold.net_1h),
        "整体消耗": grouped_yuan(spend),
        "整体支付ROI": str(divided(sold.gmv, spend, 2)),
        "整体成交金额": grouped_yuan(sold.gmv),
        "整体成交订单数": f"{sold.paid:,}",
        "GPM": str(gpm),
        "直播间整体曝光次数": f"{impressions:,}",
        "直播间整体观看人数": f"{viewers:,}",
        "直播间整体新增粉丝数": f"{follows:,}",
        "1小时内退款率": percent(sold.refund_1h, sold.gmv),
    }


def roster(night: Night) -> Table:
    """排班表: one row a shift, with everybody on it; hours past midnight count on (22:00-24:00)."""
    hosts = {host.id: host.name for host in night.plan.hosts}
    rows: list[Row] = []
    for turn in night.turns:
        day = dashed(turn.start)[:10]
        local = from_ms(turn.start, SHANGHAI)
        midnight = to_ms(local.replace(hour=0, minute=0, second=0, microsecond=0))
        rows.append(
            {
                "日期": day,
                "账号/棚": names.NICKNAME,
                "班次(起止)": "-".join(_clock(at - midnight) for at in (turn.start, turn.end)),
                "主播": hosts[turn.host],
                "场控": story.FLOOR,
                "妆造到岗": dashed(turn.start - HOUR)[11:16],
                "连播时长": f"{(turn.end - turn.start) // MINUTE} 分钟",
                "实名报备": "已报备",
            }
        )
    return under(ROSTER, rows)


def _clock(since_midnight: int) -> str:
    hour, rest = divmod(since_midnight, HOUR)
    return f"{hour:02d}:{rest // MINUTE:02d}"
