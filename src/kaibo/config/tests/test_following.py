"""The plan of a show follows its run, also over a crash between the two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kaibo.config.following import Following
from kaibo.domains.control import public as control
from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.shown.standing import Standing, standing
from kaibo.domains.control.tests.hall import ROOM, Evening, Hall, opened, planned
from kaibo.domains.selection import public as selection
from kaibo.domains.selection.actions import links, shows
from kaibo.domains.selection.models import Link, Show
from kaibo.domains.selection.rules import Move
from kaibo.kit import journal
from kaibo.kit.access import Actor, system
from kaibo.kit.clock import HOUR
from kaibo.kit.fact import Fact
from kaibo.live.presses import Press
from kaibo.live.room import Room

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lead() -> Actor:
    return system("test")


@pytest.fixture
def evening(lead: Actor) -> Evening:
    rooms.add(lead, ident=ROOM, title="旗舰店A", platform=Platform.DOUYIN)
    return planned(lead)


@pytest.fixture
def hall(evening: Evening, tmp_path: Path) -> Iterator[Hall]:
    with opened(tmp_path / "data") as made:
        yield made


def _version(link: int) -> int:
    return Link.objects.get(pk=link).version


def status(show: int) -> str:
    return Show.objects.get(pk=show).status


def test_a_status_goes_with_the_run_and_says_so_once(hall: Hall, evening: Evening) -> None:
    ref = str(evening.show)
    assert control.follow(ROOM) == [] and status(evening.show) == "planned"
    hall.press("show.arm", 0, ref=ref)
    assert control.follow(ROOM) == [evening.show] and status(evening.show) == "armed"
    hall.press("show.start", 1, ref=ref)
    assert control.follow(ROOM) == [] and status(evening.show) == "armed"
    hall.press("show.end", HOUR)
    assert control.follow(ROOM) == [evening.show] and status(evening.show) == "closed"
    assert control.follow(ROOM) == []
    facts = Fact.objects.filter(verb="selection.show.follow")
    assert [one.after["status"] for one in facts.order_by("pk")] == ["armed", "closed"]


def test_a_press_that_was_not_followed_is_caught_up_with_at_the_next_start(
    hall: Hall, evening: Evening
) -> None:
    hall.press("show.start", 0, ref=str(evening.show))
    hall.press("show.start", 1, ref="x", room="another-room")
    server = Following()
    server.start().result(20)
    assert status(evening.show) == "armed", "it went live without having been armed"
    hall.press("show.end", HOUR)
    assert server.pressed(ROOM, "note") is None
    done = server.pressed(ROOM, "show.end")
    assert done is not None and done.result(20) is None
    assert status(evening.show) == "closed"
    server.close()
    assert server.pressed(ROOM, "show.end") is None, "the server is ending"


@pytest.mark.parametrize(("edits", "followed"), [(1, True), (4, True), (5, False)])
def test_a_plan_edited_at_the_moment_of_a_press_follows_all_the_same(
    edits: int,
    followed: bool,
    hall: Hall,
    evening: Evening,
    lead: Actor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written: list[str] = []
    move = selection.follow_run

    def edited_first(show_id: int, *, expect: int, status: str) -> None:
        if len(written) < edits:
            written.append(f"改了 {len(written) + 1} 次")
            journal.change(
                lead, "selection.show.change", Show, show_id, expect=expect, title=written[-1]
            )
        move(show_id, expect=expect, status=status)

    monkeypatch.setattr(selection, "follow_run", edited_first)
    server = Following()
    hall.press("show.start", 0, ref=str(evening.show))
    done = server.pressed(ROOM, "show.start")
    assert done is not None and done.result(20) is None
    server.close()
    show = Show.objects.get(pk=evening.show)
    assert (show.title, len(written)) == (f"改了 {edits} 次", edits)
    assert show.status == ("armed" if followed else "planned")


def test_a_plan_a_person_opened_again_stays_open_until_it_is_armed_again(
    hall: Hall, evening: Evening, lead: Actor
) -> None:
    ref = str(evening.show)
    hall.press("show.start", 0, ref=ref)
    hall.press("show.end", HOUR)
    control.follow(ROOM)
    assert status(evening.show) == "closed", "though nobody followed while it was on air"
    version = Show.objects.get(pk=evening.show).version
    shows.set_status(lead, evening.show, expect=version, status="planned")
    assert control.follow(ROOM) == [] and status(evening.show) == "planned"
    hall.press("show.arm", 4 * HOUR, ref=ref)
    assert control.follow(ROOM) == [evening.show] and status(evening.show) == "armed"


def test_another_show_armed_in_its_place_sets_the_first_back(
    hall: Hall, evening: Evening, lead: Actor
) -> None:
    other = shows.plan(lead, room=ROOM, title="加场", starts_at=1, ends_at=2, kind="store_run")
    hall.press("show.arm", 0, ref=str(evening.show))
    control.follow(ROOM)
    hall.press("show.arm", 1, ref=str(other.pk))
    assert sorted(control.follow(ROOM)) == sorted([evening.show, other.pk])
    assert (status(evening.show), status(other.pk)) == ("planned", "armed")


def test_a_show_planned_for_another_room_is_left_alone(
    hall: Hall, evening: Evening, lead: Actor
) -> None:
    version = Show.objects.get(pk=evening.show).version
    shows.change(
        lead, evening.show, expect=version, room="flagship-b", title="换了", starts_at=1, ends_at=2,
        kind="store_run",
    )  # fmt: skip
    hall.press("show.start", 0, ref=str(evening.show))
    hall.press("show.end", 1, room=ROOM)
    hall.press("show.start", 2, ref="晚场 😀")
    assert control.follow(ROOM) == [] and status(evening.show) == "planned"


def test_a_fault_in_one_room_keeps_the_others_followed(
    hall: Hall, evening: Evening, lead: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows.plan(lead, room="a-broken-room", title="x", starts_at=1, ends_at=2, kind="store_run")
    hall.press("show.start", 0, ref="1", room="a-broken-room")
    hall.press("show.start", 0, ref="1", room="nobody-plans-here")
    hall.press("show.start", 0, ref=str(evening.show))

    def fails(room: str) -> Standing:
        if room != ROOM:
            raise ZeroDivisionError("planted")
        return standing(room)

    monkeypatch.setattr("kaibo.domains.control.following.standing", fails)
    assert control.rooms_to_follow() == ["a-broken-room", ROOM]
    server = Following()
    server.start().result(20)
    server.close()
    assert status(evening.show) == "armed"


def test_a_price_changed_on_air_stands_in_the_log_once_with_what_it_was(
    hall: Hall, evening: Evening, lead: Actor
) -> None:
    server = Following()
    server.start().result(20)
    links.set_offer(
        lead, evening.link, expect=_version(evening.link), final_price=29_900, offer="早"
    )
    hall.press("show.arm", 0, ref=str(evening.show))
    armed = server.pressed(ROOM, "show.arm")
    assert armed is not None and armed.result(20) is None
    hall.press("show.start", 1, ref=str(evening.show))
    links.set_offer(
        lead, evening.link, expect=_version(evening.link), final_price=19_900, offer="买一送一"
    )
    told = server.goods_changed()
    assert told is not None and told.result(20) is None
    again = server.goods_changed()
    assert again is not None and again.result(20) is None
    server.close()

    def read(room: Room) -> tuple[list[Press], int, int]:
        return room.fold.presses.facts, room.fold.run_seq, room.fold.events

    facts, run_seq, events = hall.engine.look(ROOM, read).result(10)
    [fact] = facts  # what held when it was armed is in the plan that was armed
    assert (fact.id.startswith("fact:"), fact.ref, fact.n) == (True, str(evening.link), 3)
    assert fact.x["final_price"] == 19_900 and fact.x["final_price_was"] == 29_900
    assert (fact.x["offer"], fact.x["name"]) == ("买一送一", "保湿精华")
    assert (run_seq, events) == (2, 3), "it counts as an event, and not as a press"


def test_what_changed_while_the_server_was_down_is_told_at_its_next_start(
    hall: Hall, evening: Evening, lead: Actor
) -> None:
    hall.press("show.start", 0, ref=str(evening.show))
    first = Following()
    first.start().result(20)
    first.close()
    links.reorder(lead, evening.show, [Move(evening.mask_link, _version(evening.mask_link), 12)])
    second = Following()
    second.start().result(20)
    second.close()
    facts = hall.engine.look(ROOM, lambda room: room.fold.presses.facts).result(10)
    assert [(f.x["link_no_was"], f.x["link_no"]) for f in facts] == [(8, 12)]
