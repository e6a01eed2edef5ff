"""The addresses of control, gathered from one module for each kind of thing."""

from ninja import Router

from kaibo.domains.control.api import (
    desk,
    exporting,
    hooks,
    imports,
    keeping,
    package,
    prompter,
    refolding,
    retention,
    reviews,
    rooms,
    run,
    shows,
    sources,
)

router = Router(tags=["control"])
for part in (
    rooms,
    sources,
    hooks,
    desk,
    run,
    shows,
    exporting,
    refolding,
    imports,
    reviews,
    package,
    keeping,
    retention,
    prompter,
):
    router.add_router("", part.router)
