"""The verbs of selection."""
