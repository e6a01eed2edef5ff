"""What of compliance is held, restricted, begun and due, for whoever removes what is past its time."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256

from kaibo.domains.compliance.choices import HoldAbout, RemovalAbout
from kaibo.domains.compliance.rules.keeping import Held, is_due, kept_until
from kaibo.kit.access import Actor
from kaibo.kit.plain_json import PlainJSON

# The door of compliance opens without a database too (`kaibo check`): its models are asked for here.


@dataclass(frozen=True, slots=True)
class Due:
    """Something of compliance that may go: `row` is its id, `until` when it had to be kept."""

    about: RemovalAbout
    ref: str
    title: str
    row: int
    until: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A removal that was written down: how many events by kind it is about."""

    id: int
    counts: dict[str, int]


def held() -> Held:
    """What is under legal hold now; a ruling holds the show it is about."""
    from kaibo.domains.compliance.models import LegalHold, Violation

    shows, viewers, rulings = set(), set(), set()
    for row in LegalHold.objects.active():
        {HoldAbout.SHOW: shows, HoldAbout.VIEWER: viewers}.get(HoldAbout(row.about), rulings).add(
            row.ref
        )
    numbers = [int(key) for key in rulings if key.isdecimal()]
    for ruling in Violation.objects.filter(pk__in=numbers):
        shows.add(f"{ruling.room}/{ruling.show}")
    return Held(frozenset(shows), frozenset(viewers))


def restricted() -> frozenset[str]:
    """Viewers who asked to be forgotten, by their hash."""
    from kaibo.domains.compliance.models import ErasureRequest

    return frozenset(ErasureRequest.objects.active().values_list("viewer", flat=True))


def begun(about: RemovalAbout, ref: str) -> bool:
    """Whether a removal of it was begun and not finished: a killed process left it so."""
    from kaibo.domains.compliance.models import Removal

    return Removal.objects.filter(about=about.value, ref=ref, done_at=None).exists()


def due(ended: Collection[tuple[str, str, int]], now: int) -> Iterator[Due]:
    """Signed sheets of shows that ended long ago (`ended`: room, show, end in UTC ms), and files of
    evidence that has not been in force for as long. Nothing of a held show: of those, neither the
    sheet nor any file that was in force before its end."""
    from kaibo.domains.compliance.models import Evidence, PreShowReview

    holds = held()
    for room, show, end in ended:
        if holds.keeps(f"{room}/{show}") or not is_due(end, now) or not show.isdecimal():
            continue
        for row in PreShowReview.objects.filter(show=int(show)).exclude(sheet=None):
            digest = sha256(
                json.dumps(row.sheet, cls=PlainJSON, sort_keys=True).encode()
            ).hexdigest()
            yield Due(
                RemovalAbout.REVIEW_SHEET, str(row.pk), str(row), row.pk, kept_until(end), digest
            )
    of_held = [end for room, show, end in ended if holds.keeps(f"{room}/{show}")]
    for paper in Evidence.objects.exclude(file_sha256=""):
        ends = [one for one in (paper.valid_until, paper.retired_at) if one is not None]
        # Whoever was held may need any paper of that time; a ruling may name a show we do not have.
        if not ends or not is_due(min(ends), now):
            continue
        if any((paper.valid_from or 0) < end for end in of_held) or len(of_held) < len(holds.shows):
            continue
        yield Due(
            RemovalAbout.EVIDENCE_FILE, str(paper.pk), paper.title, paper.pk,
            kept_until(min(ends)), paper.file_sha256,
        )  # fmt: skip


def begin_removal(
    actor: Actor, about: RemovalAbout, ref: str, *, due_at: int, counts: dict[str, int], sha256: str
) -> Begun:
    """Write down what is about to go. One that was begun and not finished is gone on with: it told
    all there was, of which some may have gone."""
    from kaibo.domains.compliance.actions import keeping
    from kaibo.domains.compliance.models import Removal

    row = Removal.objects.filter(about=about.value, ref=ref, done_at=None).first()
    row = row or keeping.begin(actor, about, ref, due_at=due_at, counts=counts, sha256=sha256)
    return Begun(row.pk, dict(row.counts))


def finish_removals(actor: Actor, about: RemovalAbout, ref: str) -> None:
    """All that was begun of it has gone."""
    from kaibo.domains.compliance.actions import keeping
    from kaibo.domains.compliance.models import Removal

    for row in Removal.objects.filter(about=about.value, ref=ref, done_at=None):
        keeping.finish(actor, row.pk)


def remove(actor: Actor, one: Due) -> None:
    """Take it out: written down first, so that what a killed process began is found."""
    from kaibo.domains.compliance.actions import keeping

    row = keeping.begin(
        actor, one.about, one.ref, due_at=one.until, counts={"items": 1}, sha256=one.sha256
    )
    _take_out(actor, one.about, one.row, one.sha256)
    keeping.finish(actor, row.pk)


def resume(actor: Actor) -> int:
    """Finish removals of sheets and files that a killed process began; how many."""
    from kaibo.domains.compliance.actions import keeping
    from kaibo.domains.compliance.models import Removal

    abouts = (RemovalAbout.REVIEW_SHEET.value, RemovalAbout.EVIDENCE_FILE.value)
    rows = list(Removal.objects.filter(about__in=abouts, done_at=None))
    for row in rows:
        _take_out(actor, RemovalAbout(row.about), int(row.ref), row.sha256)
        keeping.finish(actor, row.pk)
    return len(rows)


def _take_out(actor: Actor, about: RemovalAbout, row: int, digest: str) -> None:
    from kaibo.domains.compliance.actions import keeping

    if about is RemovalAbout.REVIEW_SHEET:
        keeping.empty_sheet(actor, row)
    else:
        keeping.drop_file(actor, row, digest)
