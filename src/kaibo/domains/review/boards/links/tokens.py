"""The secret of a link: random, handed out once, of which the database keeps only a hash."""

from __future__ import annotations

import hashlib
import hmac
import secrets


def fresh() -> str:
    """A new one: 256 random bits, safe in an address and in a header."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """Its SHA-256, as hex. A plain hash will do: a random token cannot be guessed from it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two hashes are the same, in a time that does not tell how much of them is."""
    return hmac.compare_digest(one, other)
