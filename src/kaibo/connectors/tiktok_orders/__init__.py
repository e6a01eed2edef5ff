"""TikTok Shop All orders: the shop's own order export, one row an order and SKU."""
