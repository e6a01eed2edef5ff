"""生意参谋 直播 订单明细: sub-orders of live shows, with show and substitute host."""
