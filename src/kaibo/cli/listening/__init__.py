"""What is said and shown, brought to a running server by a program beside it."""
