"""The addresses of goals, gathered from one module for each kind of thing."""

from ninja import Router

from kaibo.domains.goals.api import goals, spreading

router = Router(tags=["goals"])
for part in (goals, spreading):
    router.add_router("", part.router)
