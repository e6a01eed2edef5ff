"""Tokens of sources: random, handed out once, of which the database keeps only a hash."""

from __future__ import annotations

import hashlib
import secrets

TOKEN_BYTES = 32


def fresh() -> str:
    """A new token: 32 random bytes, safe in an address or a header."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest(token: str) -> str:
    """Its SHA-256, as hex. A plain hash will do: a random token cannot be guessed from it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
