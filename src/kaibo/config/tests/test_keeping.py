"""The whole way of a kept result: a show ends, the server copies it, a correction is followed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kaibo.config import keeping as module
from kaibo.config.keeping import Keeping
from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.domains.control.tests.hall import Hall, opened
from kaibo.domains.review.boards.records import KeptRow, KeptShow
from kaibo.kit.access import system
from kaibo.kit.clock import HOUR
from kaibo.kit.tests.waiting import until

pytestmark = pytest.mark.django_db(transaction=True)

ROOM = "flagship-a"


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    rooms.add(system("test"), ident=ROOM, title="旗舰店A", platform=Platform.DOUYIN)
    with opened(tmp_path / "data") as made:
        yield made


@pytest.fixture
def keeping(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeping]:
    monkeypatch.setattr(module, "SOON_S", 0.02)
    made = Keeping()
    made.start()
    yield made
    made.close()


def test_what_ended_while_no_server_ran_is_caught_up_with_and_what_ends_now_is_kept(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SOON_S", 0.02)
    hall.press("show.start", 0, ref="1")
    hall.press("show.end", HOUR)
    keeping = Keeping()
    keeping.start()
    try:
        until(lambda: KeptShow.objects.count() == 1)
        hall.press("show.start", 2 * HOUR, ref="2")
        hall.press("show.end", 3 * HOUR)
        keeping.pressed(ROOM, "note")
        keeping.pressed(ROOM, "show.end")
        until(lambda: KeptShow.objects.count() == 2)
    finally:
        keeping.close()
    assert sorted(KeptShow.objects.values_list("show", flat=True)) == ["1", "2"]


def test_a_correction_is_followed(hall: Hall, keeping: Keeping) -> None:
    start = hall.press("show.start", 0, ref="1")
    hall.press("show.end", 2 * HOUR)
    keeping.pressed(ROOM, "show.end")
    until(lambda: KeptRow.objects.filter(level="show").count() == 1)
    edge = {"lane": "show", "op": "edge", "edge": "to", "at": hall.time - HOUR, "span": start}
    hall.press("timeline.fix", 2 * HOUR + 1, x={**edge, "why": "早下播"})
    keeping.pressed(ROOM, "timeline.fix")
    until(lambda: KeptShow.objects.get().end == hall.time - 1 - HOUR)
    assert KeptRow.objects.get(level="show").measures["air_ms"] == HOUR


def test_closing_ends_the_thread_and_a_failure_does_not(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SOON_S", 0.02)
    tries: list[int] = []

    def fails(stopping: object) -> int:
        tries.append(1)
        raise OSError("the disk is full")

    monkeypatch.setattr("kaibo.domains.review.public.keep_owed", fails)
    keeping = Keeping()
    keeping.start()
    until(lambda: len(tries) == 1)
    keeping.pressed(ROOM, "show.end")
    until(lambda: len(tries) == 2)
    keeping.close()
    assert not keeping._thread.is_alive()
