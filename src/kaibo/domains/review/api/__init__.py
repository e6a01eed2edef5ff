"""The addresses of review, gathered from one module for each kind of thing."""

from ninja import Router

from kaibo.domains.review.api import board_links, boards, bulletin, findings, goals, profit, results

router = Router(tags=["review"])
for part in (results, boards, board_links, goals, findings, profit, bulletin):
    router.add_router("", part.router)
