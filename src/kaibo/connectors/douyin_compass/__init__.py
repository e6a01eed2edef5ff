"""抖音罗盘 直播间明细: what the platform reports of each show, one row a show."""
