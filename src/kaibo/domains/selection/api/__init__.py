"""The addresses of selection, gathered from one module for each kind of thing."""

from ninja import Router

from kaibo.domains.selection.api import checking, goods, header_maps, lineup, links, shows, skus

router = Router(tags=["selection"])
for part in (goods, skus, shows, links, header_maps, lineup, checking):
    router.add_router("", part.router)
