"""The addresses of content, gathered from one module for each kind of thing."""

from ninja import Router

from kaibo.domains.content.api import clips

router = Router(tags=["content"])
for part in (clips,):
    router.add_router("", part.router)
