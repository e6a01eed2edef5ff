"""Metrics of traffic: who came, how many were there, how long they stayed."""

from __future__ import annotations

from fractions import Fraction

from kaibo.live.metrics.define import CHANNEL, LONG, SHOW, TIME, Group, Origin, Unit, Window
from kaibo.live.metrics.maturity import HOUR_MS, Maturity

MINUTE_MS = 60_000
SECONDS = Fraction(1, 1000)

_g = Group("traffic", levels=TIME)
TRAFFIC = _g.metrics

_PLATFORMS = "抖音罗盘、淘宝直播、TikTok Shop 直播数据"
_SCREEN = "各平台直播大屏的在线人数（样本）"
_STAY_NOTE = (
    "跨行的到访按时间切开，太短的时段会把前面进来的人也算进停留，所以只给场、班次、主播和渠道。"
)

# One metric a call, as compact as it can be read.
# fmt: off
_g.add(
    "views", "观看次数", "Views: entries into the room, revisits counted", "views",
    unit=Unit.COUNT, row=3, source=_PLATFORMS, levels=TIME + CHANNEL,
    note="就是“场观”的人次。有的工具把停留满 3 秒或 45 秒才算一次，和这里不是一个数。",
)
_g.add(
    "viewers", "观看人数", "Viewers: distinct people who entered", "viewers",
    unit=Unit.COUNT, row=4, source=_PLATFORMS, levels=TIME + CHANNEL,
    note="就是“场观”的人数。按平台账号去重；按浏览器去重的工具会把一个人的两台设备数成两个。"
    "看某一分钟时，它就是那一分钟的进入人数。",
)
_g.add(
    "online", "实时在线人数", "Online now", "online_last",
    unit=Unit.COUNT, row=8, source=_SCREEN, origin=Origin.REPORTED, window=Window.INSTANT,
    note="这一行里的最后一个样本，不是我们数出来的。",
)
_g.add(
    "peak_online", "最高在线人数", "Peak online (PCU)", "online_peak",
    unit=Unit.COUNT, row=9, source=_SCREEN, origin=Origin.REPORTED,
    note="样本多久取一次，决定了能看到多高的峰。几个平台同播时各有各的峰，不相加。",
)
_g.add(
    "avg_online", "平均在线人数（按时间）", "Average online, weighted by time (ACU)",
    "online_sum_ms", "online_observed_ms",
    unit=Unit.COUNT, row=10, source="开播自定：每个样本按它管的时间加权", origin=Origin.REPORTED,
    note="没有样本的时间不算进去，也不当成 0。",
)
_g.add(
    "avg_online_by_minute", "平均在线人数（按分钟）", "Average online, mean of minutes",
    "online_minutes_sum", "online_minutes",
    unit=Unit.COUNT, row=10, source="抖音罗盘 平均在线人数（平均每分钟在线人数）",
    origin=Origin.REPORTED, levels=SHOW,
    note="每分钟取最后一个样本，再对分钟求平均。罗盘可能是按分钟去重，会比按时间的高。",
)
_g.add(
    "avg_online_by_visits", "平均在线人数（按停留推算）", "Average in the room, from visits",
    "watch_ms", "air_ms",
    unit=Unit.COUNT, row=10, source="开播自定：观看总时长除以时长", maturity=Maturity.VISITS,
    note="我们自己数的，可用来核对平台的平均在线；还在房里的人没算进去。",
)
_g.add(
    "stay_per_visit", "平均停留时长（每次）", "Watch time per ended visit", "watch_ms", "visits",
    unit=Unit.SECOND, scale=SECONDS, row=11, source="开播自定", levels=LONG + CHANNEL,
    maturity=Maturity.VISITS, note=_STAY_NOTE,
)
_g.add(
    "stay_per_viewer", "人均观看时长（每人）", "Watch time per viewer", "watch_ms", "viewers",
    unit=Unit.SECOND, scale=SECONDS, row=11,
    source="抖音罗盘 人均观看时长；TikTok Shop 每位观众平均观看时长", levels=LONG + CHANNEL,
    maturity=Maturity.VISITS,
    note="大屏用秒，罗盘表格用分钟。直播没结束时，分母已有还在房里的人，分子还没有，会偏低。",
)
_g.add(
    "stay_per_view", "每次观看时长", "Watch time per view", "watch_ms", "views",
    unit=Unit.SECOND, scale=SECONDS, row=11, source="TikTok Shop 每次观看平均时长",
    levels=LONG + CHANNEL, maturity=Maturity.VISITS,
    note="分母是全部进入，包括还没结束的；每次停留的分母只有结束了的。",
)
_g.add(
    "views_1min", "停留满1分钟次数", "Ended visits of a minute or more", "visits_1min",
    unit=Unit.COUNT, row=12, source="抖音来客 >1分钟观看次数", levels=TIME + CHANNEL,
    maturity=Maturity.VISITS, note="记在进来的那一行。",
)
_g.add(
    "retention_1min", "1分钟留存率（占结束的到访）", "One-minute retention, of ended visits",
    "visits_1min", "visits",
    row=12, source="开播自定", levels=TIME + CHANNEL, maturity=Maturity.VISITS,
    note="分子分母都记在进来的那一行，逐分钟看也成立；“承接”就看它。",
)
_g.add(
    "retention_1min_views", "1分钟留存率（占观看次数）", "One-minute retention, of views",
    "visits_1min", "views",
    row=12, source="抖音来客 >1分钟观看次数 ÷ 观看次数", levels=TIME + CHANNEL,
    maturity=Maturity.VISITS, note="还在房里的到访算进分母，没算进分子。",
)
_g.add(
    "leaves", "离开次数", "Leaves as the source reports them", "leaves",
    unit=Unit.COUNT, row=13, source="抖音直播大屏 离开人数（按分钟）",
    note="只有来源报了离开才有；进入次数看观看次数，进入人数看观看人数。",
)
_g.add(
    "inflow", "流速（进人）", "Entries per minute", "views", "air_ms",
    unit=Unit.COUNT_PER_MIN, scale=MINUTE_MS, row=14, source="行业用语，平台没有定义",
    note="有人说“流速”是进人，有人说是净流速，开口前先说清。",
)
_g.add(
    "outflow", "离开速度", "Leaves per minute", "leaves", "air_ms",
    unit=Unit.COUNT_PER_MIN, scale=MINUTE_MS, row=13, source="行业用语，平台没有定义",
)
_g.add(
    "net_inflow", "净流速", "Entries less leaves per minute", "views - leaves", "air_ms",
    unit=Unit.COUNT_PER_MIN, scale=MINUTE_MS, row=14, source="行业用语，平台没有定义",
    note="可以是负数：走的比来的多。",
)
_g.add(
    "viewers_per_hour", "单小时观看人数", "Viewers per hour", "viewers", "air_ms",
    unit=Unit.COUNT_PER_HOUR, scale=HOUR_MS, row=15, source="抖音罗盘 单小时观看人数", levels=LONG,
    note="除以到毫秒的时长，不是四舍五入的小时。",
)
_g.add(
    "views_per_viewer", "人均观看次数", "Views per viewer", "views", "viewers",
    unit=Unit.MULTIPLE, row=21, source="开播自定", levels=LONG + CHANNEL,
)
_g.add(
    "air_time", "直播时长", "Time on air", "air_ms",
    unit=Unit.SECOND, scale=SECONDS, row=22, source="抖音罗盘 直播时长",
    note="从开播到下播；暂停和断流不扣。平台的“有效时长”另有门槛，不在这里。",
)
_g.add(
    "popularity", "人气", "Popularity score now", "popularity_last",
    unit=Unit.POINT, row=None, source="平台的热度分（样本）", origin=Origin.REPORTED,
    window=Window.INSTANT, note="热度分，不是人数，永远不拿它当在线人数。",
)
_g.add(
    "peak_popularity", "最高人气", "Peak popularity score", "popularity_peak",
    unit=Unit.POINT, row=None, source="平台的热度分（样本）", origin=Origin.REPORTED,
    note="热度分，不是人数。",
)
