"""A warning that must stand on the picture: told when it is missing, over when it hangs, in the zip."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kaibo.domains.control.cards import found
from kaibo.domains.control.package.gathering import gather
from kaibo.domains.control.package.writing import written
from kaibo.domains.control.tests.hall import EVENING, ROOM
from kaibo.domains.control.watch import moments
from kaibo.domains.control.watch.tests.conftest import Floor, floor
from kaibo.domains.selection.models import Product
from kaibo.kit import journal
from kaibo.kit.access import system
from kaibo.live.alerts import Alert

__all__ = ["floor"]
pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "保健食品不是药物，不能代替药物治疗疾病"


@pytest.fixture(autouse=True)
def capsules(
    floor: Floor, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """What is explained as 7001 is health food; the line-up is asked anew each time."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(moments, "FRESH_S", 0.0)
    journal.change(
        system("test"), "selection.product.change", Product, floor.evening.essence,
        expect=journal.ANY, category="保健食品",
    )  # fmt: skip
    yield


def look(floor: Floor, at: int) -> list[Alert]:
    """Look at an instant (ms after the evening began); the alerts about labels there are then."""
    floor.hall.time = EVENING + at
    floor.watch.labels()
    return [one for one in floor.alerts if str(one.x.get("rule")).startswith("LABEL-")]


def mark(floor: Floor, at: int, on: bool, label: str = "health_food", **more: Any) -> None:
    floor.hall.press("note", at, text="标识", x={"label": label, "on": on, **more})


def test_a_missing_warning_is_one_alert_after_the_grace_and_over_when_it_hangs(
    floor: Floor,
) -> None:
    assert look(floor, 1_000) == []
    floor.pitch(20_000, floor.evening.link)
    assert look(floor, 29_000) == []
    [alert] = look(floor, 31_000)
    assert (alert.raised.text, alert.x["at"]) == ("缺保健食品警示语", EVENING + 20_000)
    assert alert.is_loud and len(alert.x["say"]) <= 18 and "三品一械" not in alert.x["say"]
    assert len(look(floor, 36_000)) == len(look(floor, 400_000)) == 1
    mark(floor, 401_000, on=True)
    [alert] = look(floor, 402_000)
    assert alert.closed is not None and alert.closed.x["how"] == "corrected"
    mark(floor, 500_000, on=False)
    _, again = look(floor, 515_000)
    assert again.x["at"] == EVENING + 500_000 and again.closed is None


def test_what_is_read_off_the_screen_counts_as_well_as_a_key(floor: Floor) -> None:
    floor.pitch(20_000, floor.evening.link)
    floor.hear("screen", 25_000, WORDS)
    assert look(floor, 40_000) == []
    assert look(floor, 99_000) == []
    assert len(look(floor, 115_000)) == 1


def test_an_ai_host_is_marked_by_hand_and_the_label_is_due_from_there(floor: Floor) -> None:
    mark(floor, 1_000, on=True, label="ai", needed=True)
    [alert] = look(floor, 20_000)
    assert alert.raised.text == "缺AI 标识"
    floor.hear("screen", 21_000, "本直播由数字人主持")
    assert look(floor, 22_000)[0].closed is not None


def test_the_zip_says_when_it_was_due_when_it_hung_and_when_not(floor: Floor) -> None:
    floor.pitch(20_000, floor.evening.link)
    mark(floor, 50_000, on=True)
    floor.hall.press("pitch.end", 80_000)
    floor.hall.press("show.end", 100_000, ref=str(floor.evening.show))
    made = written(
        gather(found(ROOM), str(floor.evening.show)), outside=True, by="阿合", at=EVENING + 200_000
    )
    text = zipfile.ZipFile(io.BytesIO(made.content)).read("标识.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    told = {(one["情况"], one["从"][-8:], one["到"][-8:], one["秒"]) for one in rows}
    assert ("缺", "22:00:20", "22:00:50", "30") in told
    assert ("应挂", "22:00:20", "22:01:20", "60") in told
    assert ("挂着", "22:00:50", "22:01:40", "50") in told and len(told) == 3
    [gap] = [one for one in rows if one["情况"] == "缺"]
    assert "广告法" in gap["依据"]
