"""Shows by the names people know, for those that holds, answers and removals name as room/show."""

from __future__ import annotations

from collections.abc import Iterable

from kaibo.domains.control import running
from kaibo.domains.control.cards import rooms
from kaibo.domains.control.schemas.keeping import ShowNameOut
from kaibo.domains.control.shown.seen import title_of
from kaibo.kit.errors import Refusal
from kaibo.live.room import Room
from kaibo.live.view import shows


def named(refs: Iterable[str]) -> dict[str, ShowNameOut]:
    """What is known of these shows. A room whose log cannot be read is still known by its title;
    what is no show of ours is left out."""
    titles = {room.ident: room.title for room in rooms(retired_too=True)}
    wanted: dict[str, set[str]] = {}
    for ref in refs:
        room, _, show = ref.partition("/")
        if room in titles and show:
            wanted.setdefault(room, set()).add(show)
    out = {}
    for room, keys in wanted.items():
        told = _told(room)
        for key in keys:
            title, start = told.get(key, ("", None))
            out[f"{room}/{key}"] = ShowNameOut(
                room=room, room_title=titles[room], show=key, title=title, start=start
            )
    return out


def _told(room: str) -> dict[str, tuple[str, int | None]]:
    def read(here: Room) -> dict[str, tuple[str, int | None]]:
        return {one.id: (title_of(here.fold, one) or "", one.start) for one in shows(here.fold)}

    try:
        return running.look(room, read)
    except Refusal:
        return {}
