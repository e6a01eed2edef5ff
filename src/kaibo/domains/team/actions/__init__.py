"""The verbs of team, one module for each kind of thing."""
