"""Wiring: settings, addresses and the choice of parts. It knows every floor; none knows it."""
