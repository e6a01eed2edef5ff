"""/api/compliance/team-packs and /api/compliance/pack-drafts: a team's own packs, written and tried."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Status

from kaibo.domains.compliance import shapes_of_packs as shapes
from kaibo.domains.compliance.actions import packs as actions
from kaibo.domains.compliance.api.checking import shown_finding
from kaibo.domains.compliance.categories import category_of
from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.pack_files import read_text
from kaibo.domains.compliance.engine.packs import Pack
from kaibo.domains.compliance.models import PackVersion, TeamPack
from kaibo.domains.compliance.platforms import platform_of
from kaibo.domains.compliance.readiness import require_ready
from kaibo.domains.compliance.shapes_of_evidence import ExpectIn
from kaibo.domains.compliance.teampacks.differing import Changed, differing
from kaibo.domains.compliance.teampacks.drafting import Draft
from kaibo.domains.compliance.teampacks.trying import tried
from kaibo.kit.access import actor_of
from kaibo.kit.errors import Refusal

router = Router()
RIGHT = TeamPack.read_right
#: Looking through a large text takes seconds of the processor: nobody else waits for it.
AT_ONCE = 2
_turns = threading.BoundedSemaphore(AT_ONCE)


@router.post("/compliance/pack-drafts/look", response=shapes.PackLookedOut)
def look(request: HttpRequest, body: shapes.PackLookIn) -> shapes.PackLookedOut:
    """Look a text through: what is wrong, line by line, and its own examples, one by one."""
    actor_of(request, RIGHT)
    require_ready()
    with _a_turn():
        draft = actions.draft(body.name, body.text)
    return shapes.PackLookedOut(
        title=draft.pack.title if draft.pack else "",
        rules=len(draft.pack.rules) if draft.pack else 0,
        wrong=_wrong(draft),
        weak=list(draft.weak),
        tests=[
            shapes.PackTestOut(
                rule=one.rule,
                text=one.text,
                wanted=one.wanted,
                found=list(one.found),
                right=one.right,
            )
            for one in draft.tests
        ],
    )


@router.post("/compliance/pack-drafts/try", response=shapes.PackTriedOut)
def try_out(request: HttpRequest, body: shapes.PackTryIn) -> shapes.PackTriedOut:
    """Try a sentence against a text's rules alone."""
    actor_of(request, RIGHT)
    require_ready()
    with _a_turn():
        draft = actions.draft(body.name, body.text)
    if draft.checker is None:
        return shapes.PackTriedOut(wrong=_wrong(draft), findings=[])
    context = Context(
        surface=body.surface.value,
        category=category_of(body.category),
        platform=platform_of(body.platform),
    )
    names = {rule.id: rule.name for rule in draft.pack.rules} if draft.pack else {}
    return shapes.PackTriedOut(
        wrong=_wrong(draft),
        findings=[
            shown_finding(body.sentence, found, names.get(found.rule, found.rule), None)
            for found in tried(draft.checker, body.sentence, context)
        ],
    )


@router.post("/compliance/team-packs", response={201: shapes.PackSavedOut})
def create(request: HttpRequest, body: shapes.PackIn) -> Status[shapes.PackSavedOut]:
    """A pack of the team's own."""
    actor = actor_of(request, actions.WRITE)
    require_ready()
    with _a_turn():
        row, _ = actions.create(actor, name=body.name, text=body.text, note=body.note)
    return Status(201, _saved(row))


@router.post("/compliance/team-packs/{int:pack_id}", response=shapes.PackSavedOut)
def save(request: HttpRequest, pack_id: int, body: shapes.PackSaveIn) -> shapes.PackSavedOut:
    """Its next version."""
    actor = actor_of(request, actions.WRITE)
    require_ready()
    with _a_turn():
        row, _ = actions.save(
            actor, pack_id, expect=body.expect, text=body.text, note=body.note
        )  # fmt: skip
    return _saved(row)


@router.post("/compliance/team-packs/{int:pack_id}/bring-back", response=shapes.PackSavedOut)
def bring_back(
    request: HttpRequest, pack_id: int, body: shapes.PackBringBackIn
) -> shapes.PackSavedOut:
    """An older version, as a new one."""
    actor = actor_of(request, actions.WRITE)
    require_ready()
    with _a_turn():
        row, _ = actions.bring_back(actor, pack_id, expect=body.expect, number=body.number)
    return _saved(row)


@router.post("/compliance/team-packs/{int:pack_id}/retire", response=shapes.PackSavedOut)
def retire(request: HttpRequest, pack_id: int, body: ExpectIn) -> shapes.PackSavedOut:
    """It speaks no more."""
    return _saved(
        actions.retire(actor_of(request, actions.WRITE), pack_id, expect=body.expect)
    )  # fmt: skip


@router.post("/compliance/team-packs/{int:pack_id}/restore", response=shapes.PackSavedOut)
def restore(request: HttpRequest, pack_id: int, body: ExpectIn) -> shapes.PackSavedOut:
    """It speaks again."""
    return _saved(
        actions.restore(actor_of(request, actions.WRITE), pack_id, expect=body.expect)
    )  # fmt: skip


@router.get("/compliance/team-packs/{int:pack_id}/versions", response=list[shapes.PackVersionOut])
def versions(request: HttpRequest, pack_id: int) -> list[shapes.PackVersionOut]:
    """Every version that was kept, newest first."""
    actor_of(request, RIGHT)
    row = _found(pack_id)
    kept = PackVersion.objects.filter(pack=row).select_related("created_by").defer("text")
    return [
        shapes.PackVersionOut(
            number=one.number,
            title=one.title,
            note=one.note,
            by=one.created_by.name if one.created_by else "",
            at=one.created_at,
            in_force=one.number == row.number,
        )
        for one in kept.order_by("-number")
    ]


@router.get(
    "/compliance/team-packs/{int:pack_id}/versions/{int:number}", response=shapes.PackTextOut
)
def version(request: HttpRequest, pack_id: int, number: int) -> shapes.PackTextOut:
    """The text of one version."""
    actor_of(request, RIGHT)
    row = _found(pack_id)
    return shapes.PackTextOut(name=row.name, number=number, text=_kept(row, number).text)


@router.get("/compliance/team-packs/{int:pack_id}/diff", response=shapes.PackDiffOut)
def diff(
    request: HttpRequest,
    pack_id: int,
    before: Annotated[shapes.Number, Query(...)],
    after: Annotated[shapes.Number, Query(...)],
) -> shapes.PackDiffOut:
    """What differs between two versions, rule by rule."""
    actor_of(request, RIGHT)
    row = _found(pack_id)
    found = differing(_read(row, before), _read(row, after))
    return shapes.PackDiffOut(
        before=before,
        after=after,
        head=[_changed(one) for one in found.head],
        words=[_changed(one) for one in found.words],
        rules=[
            shapes.RuleDiffOut(
                rule=one.rule,
                name=one.name,
                how=one.how,
                changed=[_changed(each) for each in one.changed],
            )
            for one in found.rules
        ],
    )


@contextmanager
def _a_turn() -> Iterator[None]:
    if not _turns.acquire(blocking=False):
        raise Refusal("packs_busy", "别人正在查规则包，过几秒再试；没有保存。")
    try:
        yield
    finally:
        _turns.release()


def _found(pack_id: int) -> TeamPack:
    return actions.found(pack_id)


def _kept(row: TeamPack, number: int) -> PackVersion:
    return actions.version(row, number)


def _read(row: TeamPack, number: int) -> Pack:
    """A version as far as it can be read now."""
    return read_text(row.name, _kept(row, number).text, lambda wrong: None)


def _saved(row: TeamPack) -> shapes.PackSavedOut:
    return shapes.PackSavedOut(
        id=row.pk,
        name=row.name,
        row_version=row.version,
        number=row.number,
        active=row.retired_at is None,
    )


def _wrong(draft: Draft) -> list[shapes.PackWrongOut]:
    return [shapes.PackWrongOut(line=one.line, rule=one.rule, says=one.says) for one in draft.wrong]


def _changed(one: Changed) -> shapes.ChangedOut:
    return shapes.ChangedOut(field=one.field, before=list(one.before), after=list(one.after))
