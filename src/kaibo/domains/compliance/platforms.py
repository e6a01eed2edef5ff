"""What the packs call a platform, from the code a room or a listing has."""

from __future__ import annotations

#: Only where the packs say it otherwise; "" is none in particular.
_IN_PACKS = {"wechat_channels": "channels", "other": ""}


def platform_of(code: str) -> str:
    """The packs' name of a platform; one they have never heard of stays as it is."""
    return _IN_PACKS.get(code, code)
