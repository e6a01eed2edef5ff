"""Secrets with which a source signs what it sends: derived whenever they are needed, stored nowhere.

A secret is a keyed hash of the source and a salt. The key is the install's own (KAIBO_SECRET), so
who reads the database, or a copy of it, can sign nothing; who changes the key ends every secret.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

from django.conf import settings

from kaibo.kit.clock import DAY

#: How long the secret before still signs, for the sender to be given the new one.
OVERLAP_MS = DAY
SALT_BYTES = 16
#: Tells a secret from a token at sight, and to programs that look for leaked ones.
PREFIX = "khs_"


def fresh_salt() -> str:
    """A salt for a new secret: 32 hex digits."""
    return secrets.token_hex(SALT_BYTES)


def secret_of(source_id: int, salt: str) -> str:
    """The secret of a source with that salt: `khs_` and 43 characters, safe in any shell."""
    what = f"kaibo.hook.v1:{source_id}:{salt}".encode()
    derived = hmac.digest(settings.SECRET_KEY.encode(), what, sha256)
    return PREFIX + urlsafe_b64encode(derived).rstrip(b"=").decode()


def secrets_of(source_id: int, salts: tuple[str, str], until: int | None, now: int) -> list[str]:
    """The secrets that sign at `now` (UTC ms), the newest first: of (salt, salt before), the
    second is good until `until`."""
    salt, before = salts
    good = [salt] if salt else []
    if before and until is not None and now < until:
        good.append(before)
    return [secret_of(source_id, one) for one in good]
