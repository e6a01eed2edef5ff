"""The small language rule packs are written in, and what it is compiled to."""
