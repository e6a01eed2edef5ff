"""A second look that was learnt: it may only ask a person to read a line once more."""
