"""淘宝 宝贝明细: the seller's order file with one row a sub-order."""
