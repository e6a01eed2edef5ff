"""罗盘 大屏 商品列表: what the platform reports of each product of one show."""
