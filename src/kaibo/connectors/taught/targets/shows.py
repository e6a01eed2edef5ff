"""What a column of a table of shows, products, stretches, spend or talks can mean."""

from __future__ import annotations

from kaibo.connectors.taught.targets.target import Read, table
from kaibo.connectors.taught.targets.totals import AD_TICKS, PRODUCT_REPORTS, REPORTS, TICKS

_DATE = (
    "date",
    "日期",
    Read.DAY,
    "直播日期 开播日期 统计日期 场次日期 上播日期 数据日期 Date",
)
_START = (
    "start",
    "开播时间",
    Read.MOMENT,
    "直播开始时间 开始时间 开始 开播 上播时间 直播时间 Starttime StartTime",
)
_END = (
    "end",
    "下播时间",
    Read.MOMENT,
    "直播结束时间 结束时间 结束 下播 关播时间 Endtime",
)
_SPAN = (
    "span",
    "起止时间",
    Read.SPAN,
    "直播时段 时段 时间段 开播时段 场次时间 直播时间段 起止 班次",
)
_ACCOUNT = (
    "account",
    "账号",
    Read.TEXT,
    "直播账号 直播间 抖音号 主播抖音号 快手号 视频号 快手ID 主播ID 主播账号 直播间名称 账号名称 达人 "
    "达人昵称 店铺 账户 账户名称 抖音号名称 视频号名称 主播昵称",
)
_PRODUCT = (
    "product",
    "商品ID",
    Read.IDENTITY,
    "商品编号 产品ID 宝贝ID 平台商品ID SPUID ProductID",
)
_TITLE = (
    "title",
    "商品名称",
    Read.TEXT,
    "商品标题 商品 品名 产品名称 商品名 标题 宝贝标题",
)

SHOWS = {
    **table(
        _START,
        _END,
        _SPAN,
        _DATE,
        _ACCOUNT,
        ("ident", "场次ID", Read.TEXT, "场次号 直播ID 直播间ID 房间ID 直播场次ID LIVEID"),
        ("title", "直播标题", Read.TEXT, "场次标题 标题 直播主题 场次 场次名称 主题 Livestream"),
        ("host", "主播", Read.TEXT, "主播名称 主播姓名 代播主播名称 出镜主播"),
    ),
    **REPORTS,
}
PRODUCTS = {
    **table(_PRODUCT, _TITLE, _START, _END, _SPAN, _DATE, _ACCOUNT),
    **PRODUCT_REPORTS,
}
_TIME = (
    "time",
    "时间",
    Read.STRETCH,
    "分钟 时刻 小时 时段 时间段 整点 时点 统计时间 数据时间 分时 日期时间",
)
MINUTES = {**table(_TIME, _DATE, _ACCOUNT, _PRODUCT), **TICKS}
SPEND = {
    **table(
        (
            "time",
            "日期或时间",
            Read.STRETCH,
            "日期 时间 小时 统计日期 投放日期 时间-小时 统计时间 时段",
        ),
        _ACCOUNT,
        _PRODUCT,
    ),
    **AD_TICKS,
}
TALKS = table(
    _PRODUCT,
    _TITLE,
    (
        "start",
        "讲解开始时间",
        Read.MOMENT,
        "开始讲解时间 开始时间 开始 讲解时间 讲解开始 上讲解时间",
    ),
    ("end", "讲解结束时间", Read.MOMENT, "结束讲解时间 结束时间 结束 讲解结束"),
    ("span", "讲解时段", Read.SPAN, "起止时间 时段 时间段 起止"),
    ("length", "讲解时长", Read.LENGTH, "时长 讲解时间长度"),
    _DATE,
    _ACCOUNT,
)
