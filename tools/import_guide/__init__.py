"""The guide to every format that can be imported, made from the code and from real runs."""
