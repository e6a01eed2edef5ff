"""Connectors: what brings the platforms' files and messages in. None imports another; all may
import `base`, and `orders` and `orders_report` choose among those that read orders."""
