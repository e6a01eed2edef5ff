"""Decoded messages of TikTok live rooms, one JSON object a line."""
