"""The addresses of compliance, gathered from one module for each kind of thing."""

from ninja import Router

from kaibo.domains.compliance.api import (
    accepted,
    checking,
    evidence,
    packs,
    reviewer,
    team_packs,
    violations,
)

router = Router(tags=["compliance"])
for part in (checking, evidence, accepted, team_packs, packs, reviewer, violations):
    router.add_router("", part.router)
