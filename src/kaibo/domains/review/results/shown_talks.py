"""The platform's log of talks beside ours, as the page shows it."""

from __future__ import annotations

from kaibo.domains.control import public as control
from kaibo.domains.review.results import shapes, talks
from kaibo.domains.review.results.names import names
from kaibo.domains.review.results.talks import Talk

LANE = "pitch"


def beside(found: control.Result, source: str | None = None) -> shapes.TalksOut:
    """Both of a show. Of several sources the one that tells of most time, of equals the first by
    name, or the one asked for; without any, ours alone."""
    show = found.show
    end = show.end if show.end is not None else found.now
    told = found.talks
    speaks = source if source in told else max(
        sorted(told), key=lambda name: sum(one.grid for one in told[name].values()), default=None
    )  # fmt: skip
    ours = [
        Talk(span.start, min(span.end, end), span.product, span.key, span.ref, span.data)
        for span in found.spans(LANE)
    ]
    listed = [] if speaks is None else [
        Talk(start, start + one.grid, product, one.id, data={"name": one.text} if one.text else {})
        for (product, start), one in told[speaks].items()
    ]  # fmt: skip
    ours, listed = (talks.one_at_a_time(some, show.start, end) for some in (ours, listed))
    theirs = talks.as_rounds(ours, listed)
    every = [] if speaks is None else list(talks.minutes(ours, theirs, show.start, end))
    products = sorted({one.product for one in (*ours, *theirs) if one.product is not None})
    called = names(found, speaks)
    return shapes.TalksOut(
        start=show.start,
        end=end,
        source=speaks,
        sources=sorted(told),
        as_of=None if speaks is None else max(one.as_of for one in told[speaks].values()),
        labels={product: called.get(product, product) for product in products},
        ours=[_talk(one) for one in ours],
        theirs=[_talk(one) for one in theirs],
        minutes=[
            shapes.TalkMinuteOut(
                at=one.at, ours=one.ours, theirs=one.theirs, off_ms=one.off_ms, differs=one.differs
            )
            for one in every
        ],
        differing=sum(one.differs for one in every),
        off_ms=sum(one.off_ms for one in every),
    )


def _talk(one: Talk) -> shapes.TalkOut:
    return shapes.TalkOut(
        start=one.start, end=one.end, product=one.product, key=one.key, ref=one.ref, data=one.data
    )
