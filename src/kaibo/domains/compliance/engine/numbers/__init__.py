"""Numbers as hosts say them, and what they are numbers of."""
