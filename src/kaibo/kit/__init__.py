"""The business floor: one way to write, reactions and jobs, rights, errors, pages kept fresh.

It knows Django and no business, and never imports `live`.
"""
