"""What of compliance is held, restricted, begun and due, for whoever removes what is past its time."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from kaibo.domains.compliance.choices import HOLD_LABELS, HoldAbout, RemovalAbout
from kaibo.domains.compliance.rules.keeping import Held, is_due, kept_until
from kaibo.kit.access import Actor
from kaibo.kit.plain_json import PlainJSON

if TYPE_CHECKING:
    from kaibo.domains.compliance.models import LegalHold

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


@dataclass(frozen=True, slots=True)
class KeptHold:
    """A legal hold; `lifted_at` null while it is in force. UTC ms."""

    id: int
    version: int
    about: HoldAbout
    about_label: str
    ref: str
    why: str
    by: str
    at: int
    lifted_at: int | None
    lifted_why: str


def kept_holds() -> list[KeptHold]:
    """All of them, those in force first, the newest at the top."""
    from kaibo.domains.compliance.models import LegalHold

    rows = LegalHold.objects.select_related("created_by").order_by("-pk")
    return sorted((_hold(row) for row in rows), key=lambda one: one.lifted_at is not None)


def put_hold(actor: Actor, *, about: HoldAbout, ref: str, why: str) -> KeptHold:
    """As of `actions.keeping.hold`."""
    from kaibo.domains.compliance.actions import keeping

    return _hold(keeping.hold(actor, about=about, ref=ref, why=why))


def lift_hold(actor: Actor, hold: int, *, expect: int, why: str) -> KeptHold:
    """As of `actions.keeping.lift`."""
    from kaibo.domains.compliance.actions import keeping

    return _hold(keeping.lift(actor, hold, expect=expect, why=why))


def _hold(row: LegalHold) -> KeptHold:
    return KeptHold(
        row.pk, row.version, HoldAbout(row.about), HOLD_LABELS[row.about], row.ref, row.why,
        str(row.created_by or ""), row.created_at, row.retired_at, row.lifted_why,
    )  # fmt: skip


def held() -> Held:
    """What is under legal hold now; a ruling holds the show it is about."""
    from kaibo.domains.compliance.models import LegalHold, Violation

    shows: set[str] = set()
    viewers: set[str] = set()
    rulings: set[str] = set()
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


def erasures() -> list[tuple[int, str]]:
    """Who asked to be forgotten: the id of the request and the viewer's hash."""
    from kaibo.domains.compliance.models import ErasureRequest

    return list(ErasureRequest.objects.active().order_by("pk").values_list("pk", "viewer"))


def ask_erasure(actor: Actor, *, platform: str, viewer: str, note: str) -> int:
    """Write the request down; its id. Refusals: `forbidden`, `duplicate`."""
    from kaibo.domains.compliance.actions import keeping

    return keeping.ask(actor, platform=platform, viewer=viewer, note=note).pk


def answer_erasure(actor: Actor, request: int, protocol: dict[str, Any]) -> None:
    """What went and what stays."""
    from kaibo.domains.compliance.actions import keeping

    keeping.answer(actor, request, protocol)


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
