"""The verbs of people: each one act of the journal."""
