"""Measurements side by side: `python3 run.py bench`. Ratios are the result; machines are noisy."""
