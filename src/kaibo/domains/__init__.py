"""The domains: one folder per part of the work, entered by its public.py only."""
