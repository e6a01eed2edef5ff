"""The addresses of control, gathered from one module for each kind of thing."""

from ninja import Router

from kaibo.domains.control.api import desk, exporting, refolding, rooms, run, shows, sources

router = Router(tags=["control"])
for part in (rooms, sources, desk, run, shows, exporting, refolding):
    router.add_router("", part.router)
