"""Creator-Live-Performance files made up for the tests: real headers over our own figures."""

from __future__ import annotations

#: The two rows above the header.
PREAMBLE: list[list[object]] = [["2026-09-01 ~ 2026-09-17"], []]

V1 = (
    "Livestream,Start time,Duration(s),Gross revenue,Direct GMV,Items sold,Customers,Avg. price,"
    "Orders paid for,Views,Viewers,Peak viewers,New followers,Avg. view duration,Likes,Comments,"
    "Shares,Product impressions,Product clicks,CTR,CTOR (SKU orders)"
).split(",")
V2 = (
    "Room ID,Room Title,Start Time,End Time,Duration,Attributed GMV,AOV,Attributed items sold,"
    "Customers,Attributed orders,Attributed SKU orders,Views,LIVE impressions,"
    "Impressions per hour,GMV Per Hour,Show GPM,Watch GPM,Avg. viewing duration per viewer,"
    "Avg. viewing duration per view,Avg. viewing duration,Tap-through rate,LIVE CTR,CTR,CTOR,"
    "CTOR (SKU order),SKU order rate,Product clicks,Product impressions,New followers,Follow rate,"
    "Comment rate,Share rate,Like rate,Likes,Comments,Shares,Ads ROAS,Ads Cost,Ads GMV"
).split(",")

#: An hour and two minutes in baht, all as text.
OLD: dict[str, object] = {
    "Livestream": "ลดราคา 9.9 🎉",
    "Start time": "2026/09/09 20:00:05",
    "Duration(s)": "3720",
    "Gross revenue": "฿12,345.60",
    "Direct GMV": "฿10,000.00",
    "Items sold": "61",
    "Customers": "40",
    "Avg. price": "฿202.39",
    "Orders paid for": "48",
    "Views": "2,976",
    "Viewers": "2100",
    "Peak viewers": "133",
    "New followers": "7",
    "Avg. view duration": "31.98",
    "Likes": "1661",
    "Comments": "26",
    "Shares": "2",
    "Product impressions": "4364",
    "Product clicks": "238",
    "CTR": "5.45%",
    "CTOR (SKU orders)": "20.17%",
}
OLD_COUNTS = {
    "air_ms": 3_720_000,
    "views": 2_976,
    "viewers": 2_100,
    "peak_online": 133,
    "follows": 7,
    "likes": 1_661,
    "comments": 26,
    "shares": 2,
    "product_views": 4_364,
    "product_clicks": 238,
    "items_paid": 61,
    "buyers": 40,
    "orders_paid": 48,
    "stay_view_ms": 31_980,
}
OLD_MONEY = {"gmv": 1_234_560, "gmv_direct": 1_000_000}

#: Over midnight, in dong; ads were bought.
NEW: dict[str, object] = {
    "Room ID": "7665678832292088583",
    "Room Title": "FLASH SALE",
    "Start Time": "2026-09-15 22:09:17",
    "End Time": "2026-09-16 00:46:54",
    "Duration": "2h37m",
    "Attributed GMV": "6,830,000.01₫",
    "AOV": "124,181₫",
    "Attributed items sold": "55",
    "Customers": "50",
    "Attributed orders": "52",
    "Attributed SKU orders": "58",
    "Views": "845",
    "LIVE impressions": "17061",
    "Tap-through rate": "4.95%",
    "Avg. viewing duration per viewer": "1min 20s",
    "Avg. viewing duration per view": "64.5",
    "Avg. viewing duration": "70",
    "Product clicks": "238",
    "Product impressions": "4364",
    "New followers": "0",
    "Like rate": "1293.103448%",
    "Likes": "1661",
    "Comments": "26",
    "Shares": "",
    "Ads ROAS": "6.6",
    "Ads Cost": "500,000₫",
    "Ads GMV": "3,300,000₫",
}
NEW_COUNTS = {
    "air_ms": 9_457_000,
    "impressions": 17_061,
    "views": 845,
    "follows": 0,
    "likes": 1_661,
    "comments": 26,
    "product_views": 4_364,
    "product_clicks": 238,
    "items_attributed": 55,
    "buyers": 50,
    "orders_attributed": 52,
    "sku_orders": 58,
    "stay_ms": 80_000,
    "stay_view_ms": 64_500,
}
NEW_MONEY = {"gmv_attributed": 6_830_000, "spend": 500_000, "ad_gmv": 3_300_000}
