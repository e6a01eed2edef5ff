"""The round of every night, and of `kaibo retention`: what is due, what is held, what went."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from kaibo.domains.compliance import public as compliance
from kaibo.domains.control.keeping.forgetting import forget_due
from kaibo.domains.control.keeping.removing import DueShow, due_shows, ended, remove_words
from kaibo.kit.access import system

log = logging.getLogger("kaibo.retention")


@dataclass(slots=True)
class Round:
    """One round: shows and papers that are due, those held, and how many events and papers went, and
    events of viewers who had asked."""

    shows: list[DueShow] = field(default_factory=list)
    papers: list[compliance.Due] = field(default_factory=list)
    events_gone: int = 0
    papers_gone: int = 0
    asked_gone: int = 0


def due(now: int) -> Round:
    """What may go at `now` (UTC ms); nothing is changed."""
    past = [(room, show.id, show.end) for room, show in ended()]
    return Round(due_shows(now), list(compliance.due_papers(past, now)))


def remove_due(now: int) -> Round:
    """Take out what is due and not held, and finish what a killed process began."""
    actor = system("retention")
    compliance.resume_removals(actor)
    told = due(now)
    for show in told.shows:
        if not show.held:
            told.events_gone += remove_words(actor, show)
            log.info("the words of show %s are past their time and are gone", show.ref)
    for paper in told.papers:
        compliance.remove_paper(actor, paper)
        told.papers_gone += 1
    told.asked_gone = forget_due(actor, now)
    return told
