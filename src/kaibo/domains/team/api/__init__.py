"""The addresses of team, gathered from one module for each kind of thing."""

from ninja import Router

from kaibo.domains.team.api import channels, messages, schedules

router = Router(tags=["team"])
for part in (channels, messages, schedules):
    router.add_router("", part.router)
