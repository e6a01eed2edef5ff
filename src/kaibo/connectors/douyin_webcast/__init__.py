"""Decoded messages of Douyin live rooms, as the team's own recorder writes them: JSON."""
