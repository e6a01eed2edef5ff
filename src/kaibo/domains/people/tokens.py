"""Random tokens handed out once, of which the database keeps only a hash."""

from __future__ import annotations

import hashlib
import secrets

from django.contrib.auth.hashers import check_password, make_password
from django.utils.crypto import salted_hmac


def fresh() -> str:
    """A new token: 256 random bits."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """Its hash. A plain one will do: a random token cannot be guessed from it."""
    return hashlib.sha256(token.encode()).hexdigest()


def session_name(session_key: str) -> str:
    """A session's name for Facts and messages: it cannot be turned back into the key."""
    return salted_hmac("kaibo.session", session_key).hexdigest()[:16]


def pin_hash(pin: str) -> str:
    """A PIN's hash, mixed with the installation's key: ten thousand PINs are soon tried by
    whoever holds the database alone."""
    return make_password(_peppered(pin))


def pin_matches(pin: str, stored: str) -> bool:
    """Whether the PIN is right; an empty hash never is."""
    return bool(stored) and check_password(_peppered(pin), stored)


def password_matches(password: str, stored: str | None) -> bool:
    """Whether the password is right. Takes as long when there is no such person."""
    if stored:
        return check_password(password, stored)
    make_password(password)
    return False


def _peppered(pin: str) -> str:
    return salted_hmac("kaibo.pin", pin, algorithm="sha256").hexdigest()
