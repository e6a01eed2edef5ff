"""A domain small enough to read at a glance, by which the kit is proved. Only in test settings."""
