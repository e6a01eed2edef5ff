"""Taobao and Tmall order files: the seller's order list and the short order report."""
