"""生意参谋 直播 分商品: what the platform reports of each product in each show."""
