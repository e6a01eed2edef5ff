"""The writes of content."""
