"""Compliance (合规): what may be said and shown, checked before, corrected during, proved after."""
