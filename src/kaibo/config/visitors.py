"""Who a request is signed in as: asked of the database beside the loop, by the cookie it bears."""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor

from django.conf import settings
from django.db import connections
from django.http.cookie import parse_cookie

from kaibo.config.http import Message, headers_of
from kaibo.kit.access import Visitor, find_visitor


class Visitors:
    """Looks requests' people up in these `threads`."""

    def __init__(self, threads: Executor) -> None:
        self._threads = threads

    async def of(self, scope: Message) -> Visitor | None:
        """Who this request comes from; None: nobody who is signed in."""
        cookie = parse_cookie(headers_of(scope).get(b"cookie", ""))
        key = cookie.get(settings.SESSION_COOKIE_NAME, "")
        return await asyncio.get_running_loop().run_in_executor(self._threads, _find, key)

    async def known(self, scope: Message) -> bool:
        """Whether somebody who is signed in sends it."""
        return await self.of(scope) is not None


def _find(key: str) -> Visitor | None:
    try:
        return find_visitor(key)
    finally:
        connections.close_all()
