"""The addresses of review, gathered from one module for each kind of thing."""

from ninja import Router

from kaibo.domains.review.api import boards, bulletin, findings, profit, results

router = Router(tags=["review"])
for part in (results, boards, findings, profit, bulletin):
    router.add_router("", part.router)
