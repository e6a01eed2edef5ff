"""The verbs of goals: set, change, clear, copy; spread."""
