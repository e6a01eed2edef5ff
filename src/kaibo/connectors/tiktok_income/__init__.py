"""TikTok Shop income statements: what was settled for each order, one row a movement."""
