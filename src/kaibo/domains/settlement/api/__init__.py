"""The addresses of settlement, gathered from one module for each kind of thing."""

from ninja import Router

from kaibo.domains.settlement.api import rates

router = Router(tags=["settlement"])
for part in (rates,):
    router.add_router("", part.router)
