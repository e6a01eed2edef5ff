"""A second computation of every number, in plain SQL, written from the specification alone."""
