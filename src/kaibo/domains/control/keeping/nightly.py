"""The round of every night, and of `kaibo retention`: what is due, what is held, what went."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from kaibo.domains.compliance import public as compliance
from kaibo.domains.content import public as content
from kaibo.domains.control.keeping.forgetting import forget_due
from kaibo.domains.control.keeping.removing import DueShow, due_shows, ended, remove_words
from kaibo.kit.access import Actor, system

log = logging.getLogger("kaibo.retention")


@dataclass(slots=True)
class Round:
    """One round: shows, papers and clips that are due, those held, and how many events, papers and
    clips went, and events of viewers who had asked."""

    shows: list[DueShow] = field(default_factory=list)
    papers: list[compliance.Due] = field(default_factory=list)
    clips: list[content.DueClip] = field(default_factory=list)
    events_gone: int = 0
    papers_gone: int = 0
    clips_gone: int = 0
    asked_gone: int = 0


def due(now: int) -> Round:
    """What may go at `now` (UTC ms); nothing is changed."""
    past = [(room, show.id, show.end) for room, show in ended()]
    return Round(due_shows(now), list(compliance.due_papers(past, now)), content.due_clips(now))


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something whose time is over at `until` (UTC ms). `held`: it stays all the same."""

    about: compliance.RemovalAbout
    ref: str
    until: int
    held: bool


def ahead(now: int, then: int) -> list[Ahead]:
    """What will be due at `then` and is not at `now` (UTC ms), what is first before the rest. Of
    shows all are told, whether they have words or not: to know that takes reading them."""
    told, holds = ended(), compliance.held()
    out = [
        Ahead(compliance.RemovalAbout.SHOW_WORDS, ref, compliance.kept_until(show.end), kept)
        for room, show in told
        for ref in (f"{room}/{show.id}",)
        for kept in (holds.keeps(ref),)
        if compliance.is_due(show.end, then) and not compliance.is_due(show.end, now)
    ]
    past = [(room, show.id, show.end) for room, show in told]
    papers = {(one.about, one.row): one for one in compliance.due_papers(past, then)}
    for paper in compliance.due_papers(past, now):
        papers.pop((paper.about, paper.row), None)
    out += [Ahead(one.about, one.title, one.until, False) for one in papers.values()]
    clips = {one.id: one for one in content.due_clips(then)}
    for clip in content.due_clips(now):
        clips.pop(clip.id, None)
    out += [
        Ahead(compliance.RemovalAbout.CLIP_WORDS, one.ref, one.until, one.held)
        for one in clips.values()
    ]
    return sorted(out, key=lambda one: one.until)


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
    for clip in told.clips:
        if not clip.held:
            _empty(actor, clip)
            told.clips_gone += 1
    told.asked_gone = forget_due(actor, now)
    return told


def _empty(actor: Actor, clip: content.DueClip) -> None:
    """Written down first; killed in between, the next round finds the same clip and goes on."""
    about = compliance.RemovalAbout.CLIP_WORDS
    compliance.begin_removal(
        actor, about, str(clip.id), due_at=clip.until, counts={"items": 1}, sha256=clip.sha256
    )
    content.empty_clip(actor, clip.id)
    compliance.finish_removals(actor, about, str(clip.id))
