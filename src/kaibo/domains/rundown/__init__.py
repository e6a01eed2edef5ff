"""Rundown 脚本: a show's plan. What is on air is no business of this domain."""
