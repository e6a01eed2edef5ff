"""The addresses of people, gathered from one module for each kind of thing."""

from ninja import Router

from kaibo.domains.people.api import accounts, hosts, roster, shifts, sign_in

router = Router(tags=["people"])
for part in (sign_in, accounts, hosts, shifts, roster):
    router.add_router("", part.router)
