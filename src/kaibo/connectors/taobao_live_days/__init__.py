"""生意参谋 直播 大盘: what the platform reports of each day of live shows."""
