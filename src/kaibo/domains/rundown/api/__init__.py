"""The addresses of rundown, gathered from one module for each kind of thing."""

from ninja import Router

from kaibo.domains.rundown.api import checking, plans, scripts, segments

router = Router(tags=["rundown"])
for part in (plans, segments, scripts, checking):
    router.add_router("", part.router)
