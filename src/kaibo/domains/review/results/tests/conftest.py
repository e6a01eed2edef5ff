"""A lead at the import page of a room that runs."""

from __future__ import annotations

from kaibo.domains.control.imports.tests.conftest import (
    browser,
    desk,
    hall,
    lead,
    make_user,
    ming,
    page,
    room,
    shop,
)

__all__ = ["browser", "desk", "hall", "lead", "make_user", "ming", "page", "room", "shop"]
