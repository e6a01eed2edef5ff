"""Whose shop a file is of, where only one room could have it: asked once, and remembered."""

from __future__ import annotations

from kaibo.domains.control.imports import actions, destinations, placing, shelf, unasked, verdict
from kaibo.domains.control.imports.accounts import How
from kaibo.domains.control.imports.beside import Named, laid, lay_aside, named_on
from kaibo.domains.control.imports.choices import ImportState
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.kit import journal
from kaibo.kit.access import Actor, system
from kaibo.kit.errors import Refusal

#: While it waits for a person it may become another question, or none.
WAITS = (ImportState.READY, ImportState.ASKING)


def confirm(actor: Actor, file_id: int, *, expect: int, account: str) -> ImportedFile:
    """A person says that the shop of a file ("" where it names none) is that of the only room: kept
    with the room, so that it is not asked again. One that is no longer asked about stays as it is.

    Refusals: `not_found`, `stale`, `import_over`, `no_account`.
    """
    with journal.act(actor, "control.import.confirm") as writing:
        row = writing.lock(ImportedFile, file_id, expect=expect)
        if ImportState(row.state) not in WAITS:
            raise actions.over(row)
        preview = shelf.get(row.sha256, shelf.PREVIEW) or {"placings": []}
        found = {one["account"]: one for one in placing.as_of_now(row, preview)}.get(account)
        if found is None:
            raise Refusal("no_account", f"「{row.name}」里没有账号「{account}」。")
        if found["how"] != How.DOUBT:
            return row
        mine = {account: found["room"]}
        destinations.remember(writing, row.platform, mine, destinations.called_in(preview))
        row = writing.put(row, rooms={**row.rooms, **mine})
    settle(row.platform)
    return ImportedFile.objects.get(pk=row.pk)


def settle(platform: str) -> None:
    """Look at what the files of a platform wait for: a second shop makes a question of the first,
    an answer to one may answer another."""
    rows = ImportedFile.objects.active().filter(platform=platform, state__in=WAITS)
    waiting = [row.pk for row in rows if any(map(_may_turn, laid(row)))]
    # What is asked of a file that names a shop bears on those that name none: so once more.
    for _ in range(2):
        there = named_on(platform)
        turned = [_settle(pk, there) for pk in waiting]
        if True not in turned:
            return


def _may_turn(placed: tuple[str, str, str]) -> bool:
    """Whether the answer for an account may become another by what other files say."""
    name, _, how = placed
    return how in (How.ONLY, How.DOUBT) or (name == "" and how == How.KNOWN)


def _settle(pk: int, there: list[Named]) -> bool:
    """Whether something is otherwise now."""
    with journal.act(system("job:control.import"), "control.import.went") as writing:
        [row] = writing.lock_all(ImportedFile, [pk])
        preview = shelf.get(row.sha256, shelf.PREVIEW)
        if preview is None or row.retired_at is not None or row.state not in WAITS:
            return False
        now = placing.as_of_now(row, preview, there)
        if now == preview["placings"]:
            return False
        preview = {**preview, "placings": now}
        shelf.put(row.sha256, shelf.PREVIEW, preview)
        lay_aside(row.sha256, preview)
        state, told = verdict.state_of(preview), row.told
        if row.watched:
            waits, told = unasked.waits_for(row, preview)
            state = waits or state
        if (state, told) != (row.state, row.told):
            writing.put(row, state=state, told=told)
        return True
