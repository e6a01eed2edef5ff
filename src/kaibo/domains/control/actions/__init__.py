"""The verbs of control: each one act of the journal."""
