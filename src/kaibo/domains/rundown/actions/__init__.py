"""The verbs of rundown: each one act of the journal, under the lock of the plan it belongs to."""
