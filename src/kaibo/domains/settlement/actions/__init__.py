"""The verbs of settlement: state a rate, change it, take it back."""
