"""What is past its time goes: the words of a show out of the log and out of memory, one show at a time.

Each removal is written down before anything goes: how many events, and the SHA-256 of what they were.
Killed in the middle, the next run goes on where it was. docs/specs/compliance.md, "Keeping".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from kaibo.domains.compliance import public as compliance
from kaibo.domains.control import running
from kaibo.domains.control.cards import rooms
from kaibo.domains.control.keeping.emptying import emptied, press_emptied, rewritten
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal
from kaibo.live import snapshots
from kaibo.live.codec import decode, encode
from kaibo.live.events import Event
from kaibo.live.log.rewriting import rewrite
from kaibo.live.log.rows import Row
from kaibo.live.room import Room
from kaibo.live.view import Show, shows

Change = Callable[[Event], Event | None]


@dataclass(frozen=True, slots=True)
class DueShow:
    """A show whose words may go: [start, end) in UTC ms, kept `until`; how many events by kind, and
    the SHA-256 of their lines. `held`: it stays all the same."""

    room: str
    show: str
    start: int
    end: int
    until: int
    counts: dict[str, int]
    sha256: str
    held: bool

    @property
    def ref(self) -> str:
        """How a hold and a removal name it."""
        return f"{self.room}/{self.show}"


def ended() -> list[tuple[str, Show]]:
    """Every show of every room that has ended, by room. Refusals: those of `running.look`."""
    found = []
    for room in rooms(retired_too=True):
        told = running.look(room.ident, lambda here: shows(here.fold))
        found += [(room.ident, show) for show in told if show.ended]
    return found


def due_shows(now: int) -> list[DueShow]:
    """Shows that ended more than three years before `now` (UTC ms) and still have words."""
    holds, out = compliance.held(), []
    for room, show in ended():
        if not compliance.is_due(show.end, now):
            continue
        viewers: set[str] = set()
        counts: Counter[str] = Counter()
        digest = sha256()
        for _, before, _ in changed_rows(room, show.start, show.end, emptied):
            digest.update(encode(before))
            counts.update(one.kind for one in before)
            viewers |= {one.viewer for one in before if one.viewer}
        ref = f"{room}/{show.id}"
        if counts or compliance.begun(compliance.RemovalAbout.SHOW_WORDS, ref):
            out.append(
                DueShow(
                    room, show.id, show.start, show.end, compliance.kept_until(show.end),
                    dict(counts), digest.hexdigest(), holds.keeps(ref, viewers),
                )
            )  # fmt: skip
    return out


def remove_words(actor: Actor, one: DueShow) -> int:
    """Take the words out of a show that is due; how many events. Refusal: `held`."""
    if one.held:
        raise Refusal("held", f"场次「{one.ref}」在证据保全中，没有动它。")
    about = compliance.RemovalAbout.SHOW_WORDS
    removal = compliance.begin_removal(
        actor, about, one.ref, due_at=one.until, counts=one.counts, sha256=one.sha256
    )
    found = changed_rows(one.room, one.start, one.end, emptied)
    rewrite(running.log_of(one.room).path, ((row, encode(after)) for row, _, after in found))
    forget_words(one.room, one.start, one.end)
    compliance.finish_removals(actor, about, one.ref)
    return sum(removal.counts.values())


def changed_rows(
    room: str, start: int, end: int, change: Change
) -> Iterator[tuple[Row, list[Event], list[Event]]]:
    """Rows of the room in which `change` changes an event of [start, end]: the row, what its changed
    events were, and all its events as they are to be. A file may have told of the show much later,
    so the log is read to its end."""
    log = running.log_of(room)
    offset = log.since(room, start)
    if offset is None:
        return
    for row in log.read(offset, room):
        after, gone = rewritten(
            decode(row.body), lambda event: change(event) if start <= event.ts <= end else None
        )
        if gone:
            yield row, gone, after


def forget_words(room: str, start: int, end: int) -> None:
    """The same in memory, in the room's own thread; snapshots of before go, for they hold it too."""

    def forget(here: Room) -> None:
        presses = here.fold.presses
        for name in ("all", "watch", "facts"):
            kept = [
                (press_emptied(one) or one) if start <= one.ts <= end else one
                for one in getattr(presses, name)
            ]
            setattr(presses, name, kept)

    engine = running.engine()
    engine.storing.wait()
    running.look(room, forget)
    for path in snapshots.stored(engine.install.snapshot_folder(room)):
        path.unlink(missing_ok=True)
