"""Metrics of the product funnel: shown, clicked, carted, ordered, paid, talked about."""

from __future__ import annotations

from kaibo.live.metrics.define import LONG, PRODUCT, SHOW, TIME, Group, Origin, Unit, Window
from kaibo.live.metrics.interaction import ONLINE_DEN, ONLINE_NUM
from kaibo.live.metrics.maturity import Maturity
from kaibo.live.metrics.traffic import MINUTE_MS, SECONDS

_ANY = TIME + PRODUCT
_PAID = Maturity.PAYMENTS
_g = Group("funnel", levels=_ANY)
FUNNEL = _g.metrics

# One metric a call, as compact as it can be read.
# fmt: off
_g.add(
    "product_viewers", "商品曝光人数", "Viewers shown a product", "product_viewers",
    unit=Unit.COUNT, row=34, source="抖音罗盘 直播间商品曝光人数",
    note="购物袋和讲解卡都算，一人一次。",
)
_g.add(
    "product_views", "商品曝光次数", "Product card impressions", "product_views",
    unit=Unit.COUNT, row=34, source="抖音罗盘 直播间商品曝光次数",
)
_g.add(
    "product_clickers", "商品点击人数", "Viewers who clicked a product", "product_clickers",
    unit=Unit.COUNT, row=36, source="抖音罗盘 直播间商品点击人数",
)
_g.add(
    "product_clicks", "商品点击次数", "Product clicks", "product_clicks",
    unit=Unit.COUNT, row=36, source="抖音罗盘 直播间商品点击次数",
)
_g.add(
    "product_view_rate_people", "观看-商品曝光率（人数）", "Viewers shown a product over viewers",
    "product_viewers", "viewers",
    row=35, source="抖音罗盘 观看-商品曝光率", levels=LONG,
)
_g.add(
    "product_click_rate_people", "商品点击率（人数）", "Clickers over viewers shown a product",
    "product_clickers", "product_viewers",
    row=36, source="抖音罗盘 商品曝光-点击率（人数）",
)
_g.add(
    "product_click_rate_times", "商品点击率（次数）", "Clicks over product impressions",
    "product_clicks", "product_views",
    row=36, source="抖音罗盘 商品曝光-点击率（次数）；TikTok Shop CTR",
    note="卡片反复弹，曝光次数就涨得快，这个率会比“人数”的低好几倍。",
)
_g.add(
    "product_click_rate_online", "商品点击率（占在线）", "Clickers over average online",
    ONLINE_NUM.format("product_clickers"), ONLINE_DEN,
    row=36, source="抖音直播大屏 趋势线", origin=Origin.REPORTED, levels=TIME,
)
_g.add(
    "live_click_rate_people", "直播间商品点击率（人数，占观看）", "Clickers over viewers",
    "product_clickers", "viewers",
    row=36, source="淘宝直播 商品点击率（点击人数÷访问人数）", levels=LONG,
)
_g.add(
    "live_click_rate_times", "直播间商品点击率（次数，占观看）", "Clicks over views",
    "product_clicks", "views",
    row=36, source="TikTok Shop LIVE CTR", levels=LONG,
)
_g.add(
    "click_buy_rate_people", "点击-成交率（人数）", "Buyers over clickers",
    "buyers", "product_clickers",
    row=37, source="抖音罗盘 商品点击-成交率（人数）；Lazada Conversion", maturity=_PAID,
    note="淘宝的种草成交转化率式子一样，但“种草成交”不等于直播间成交。",
)
_g.add(
    "click_order_rate_times", "点击-成交率（次数）", "Paid orders over clicks",
    "orders_paid", "product_clicks",
    row=38, source="抖音罗盘 商品点击-成交率（次数）；TikTok Shop CTOR（按订单）", maturity=_PAID,
    note="分子是订单数。TikTok 还有按 SKU 订单算的 CTOR，这里没有。",
)
_g.add(
    "view_buy_rate_people", "观看-成交率（人数）", "Buyers over viewers", "buyers", "viewers",
    row=39, source="抖音罗盘 观看-成交率（人数），即看播成交率", levels=LONG, maturity=_PAID,
)
_g.add(
    "view_order_rate_times", "观看-成交率（次数）", "Paid orders over views",
    "orders_paid", "views",
    row=39, source="抖音罗盘 观看-成交率（次数）", levels=LONG, maturity=_PAID,
    note="分子是订单数，不是人数。",
)
_g.add(
    "product_view_buy_rate_people", "商品曝光-成交率（人数）", "Buyers over viewers shown a product",
    "buyers", "product_viewers",
    row=40, source="抖音直播大屏商品列表 曝光-成交转化率", maturity=_PAID,
    note="直播间层面的曝光-成交率分母是看到直播间的人，只有平台知道，见平台报的那一个。",
)
_g.add(
    "cart_adders", "加购人数", "Viewers adding to cart", "cart_adders",
    unit=Unit.COUNT, row=41, source="淘宝直播 商品加购人数",
    note="抖音的直播间导出里没有加购。",
)
_g.add(
    "cart_adds", "加购次数", "Add-to-cart events", "cart_adds",
    unit=Unit.COUNT, row=41, source="TikTok Shop 加购次数",
)
_g.add(
    "cart_items", "加购件数", "Items added to carts", "cart_items",
    unit=Unit.COUNT, row=41, source="淘宝直播 商品加购件数",
)
_g.add(
    "cart_rate_people", "加购率（人数，占观看）", "Viewers adding to cart over viewers",
    "cart_adders", "viewers", row=41, source="淘宝直播 加购人数÷访问人数", levels=LONG,
)
_g.add(
    "click_cart_rate_people", "加购率（人数，占点击）", "Viewers adding to cart over clickers",
    "cart_adders", "product_clickers", row=41, source="行业用语，平台没有定义",
)
_g.add(
    "orders_created", "创建订单数", "Orders created", "orders_created",
    unit=Unit.COUNT, row=42, source="抖音直播大屏商品列表 创建订单数",
)
_g.add(
    "orders_unpaid", "未支付订单数", "Orders created and not paid", "orders_created - orders_paid",
    unit=Unit.COUNT, row=42, source="抖音直播大屏商品列表 未支付订单数", maturity=_PAID,
    note="记在下单的那一行；后来付了，就从这一行里减掉。",
)
_g.add(
    "payment_rate", "订单支付率", "Paid orders over created orders",
    "orders_paid", "orders_created",
    row=42, source="抖音直播大屏商品列表 订单支付率；TikTok Shop Payment rate", maturity=_PAID,
)
_g.add(
    "gpm_product", "商品千次曝光成交（商品GPM）", "Sales per thousand product impressions",
    "gmv", "product_views",
    unit=Unit.FEN_PER_1000, scale=1000, row=43, source="抖音罗盘 商品千次曝光成交", maturity=_PAID,
)
_g.add(
    "product_clicks_5min", "近5分钟商品点击次数", "Product clicks, last five minutes",
    "product_clicks_5min",
    unit=Unit.COUNT, row=44, source="抖音直播大屏商品列表", levels=SHOW + PRODUCT,
    window=Window.LAST_5_MINUTES, note="当前这一分钟和它前面四分钟。",
)
_g.add(
    "gmv_5min", "近5分钟成交金额", "Sales, last five minutes", "gmv_5min",
    unit=Unit.FEN, row=44, source="抖音直播大屏商品列表", levels=SHOW + PRODUCT,
    window=Window.LAST_5_MINUTES, maturity=_PAID, note="按下单的分钟算。",
)
_g.add(
    "gmv_best_minute", "分钟最高成交金额", "Sales of the best minute", "gmv_best_minute",
    unit=Unit.FEN, row=45, source="抖音直播大屏商品列表", levels=SHOW + PRODUCT,
    window=Window.BEST_MINUTE, maturity=_PAID,
)
_g.add(
    "pitches", "讲解次数", "Pitches that began", "pitches",
    unit=Unit.COUNT, row=46, source="抖音直播大屏商品列表",
)
_g.add(
    "pitch_time", "讲解时长", "Time a product was being pitched", "pitch_ms",
    unit=Unit.SECOND, scale=SECONDS, row=46, source="抖音直播大屏商品列表",
)
_g.add(
    "talk_orders", "讲解成交订单数", "Paid orders of the product on air", "talk_orders",
    unit=Unit.COUNT, row=46, source="抖音直播大屏商品列表", maturity=_PAID,
)
_g.add(
    "talk_gmv", "讲解成交金额", "Sales of the product on air", "talk_gmv",
    unit=Unit.FEN, row=46, source="抖音直播大屏商品列表", maturity=_PAID,
    note="讲这个商品时下的单。讲完才下单的不算，讲别的商品时下的单也不算。",
)
_g.add(
    "talk_gmv_per_minute", "讲解效率", "Sales of the product on air per pitched minute",
    "talk_gmv", "pitch_ms",
    unit=Unit.FEN_PER_MIN, scale=MINUTE_MS, row=47, source="开播自定", maturity=_PAID,
)
_g.add(
    "active_product_rate", "商品动销率", "Products sold over products listed",
    "products_sold", "products_listed",
    row=48, source="TikTok Shop 有成交商品数÷商品数", levels=SHOW, maturity=_PAID,
    note="按平台商品编号数，不按规格。开播前就在袋里、来源又没报上架的商品不在分母里。",
)
_g.add(
    "items_per_order", "连带率", "Items per order", "items_paid", "orders_paid",
    unit=Unit.MULTIPLE, row=49, source="行业用语，平台没有定义", maturity=_PAID,
)
