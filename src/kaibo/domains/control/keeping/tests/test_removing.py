"""Three years after a show its words go; what is younger, or held, never does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kaibo.domains.compliance.actions import evidence, keeping, violations
from kaibo.domains.compliance.choices import EvidenceKind, HoldAbout
from kaibo.domains.compliance.models import Removal
from kaibo.domains.compliance.rules.keeping import kept_until
from kaibo.domains.control import running
from kaibo.domains.control.keeping import nightly, removing
from kaibo.domains.control.tests.hall import EVENING, ROOM
from kaibo.domains.control.watch.tests.conftest import Floor, floor
from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser, MakeUser, browser, make_user
from kaibo.kit.access import Actor, system
from kaibo.kit.clock import DAY
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty
from kaibo.live.codec import decode
from kaibo.live.log import check
from kaibo.live.view import View, shows

__all__ = ["browser", "floor", "make_user"]
pytestmark = pytest.mark.django_db(transaction=True)
END = 60_000
DUE = kept_until(EVENING + END) + 1


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Iterator[Path]:
    settings.DATA_DIR = tmp_path
    yield tmp_path


@pytest.fixture
def lead(make_user: MakeUser) -> Actor:
    user: User = make_user("ming", "阿明", Duty.LEAD)
    return Actor(user.pk, user.name, user.duty_set)


@pytest.fixture
def past(floor: Floor) -> Floor:
    """A show with an alert, its correction and comments, that has ended."""
    floor.pitch(1_000, floor.evening.link)
    floor.say(2_000, "今天只要六十九块带走")
    floor.say(5_000, "更正，到手八十九块，以页面为准")
    floor.hear("comment", 6_000, "我上次买的还不错", who=4)
    floor.hall.press("show.end", END, ref=str(floor.evening.show))
    return floor


def texts() -> list[str]:
    """Every text of the room's log, and of its presses in memory."""
    log = running.log_of(ROOM)
    said = [event.text for row in log.read(0, ROOM) for event in decode(row.body)]
    presses = running.look(
        ROOM, lambda here: [one.text for one in here.fold.presses.watch if one.text]
    )
    return [one for one in [*said, *presses] if one]


def figures() -> Any:
    def read(here: Any) -> Any:
        [show] = shows(here.fold)
        rows = View(here.fold, show, EVENING + 2 * END).rows("show")
        return [(row.key, dict(row.measures)) for row in rows]

    return running.look(ROOM, read)


def test_three_years_after_its_end_the_words_go_and_the_figures_stay(past: Floor) -> None:
    was, told = figures(), nightly.remove_due(DUE)
    assert [one.show for one in told.shows] == [str(past.evening.show)]

    assert not any("六十九" in one or "还不错" in one or "八十九" in one for one in texts())
    assert figures() == was
    [removal] = Removal.objects.all()
    assert removal.done_at is not None and removal.counts["comment"] == 1
    assert removal.counts["speech"] == 2 and removal.counts["alert"] == 1
    log = running.log_of(ROOM)
    assert check(log.path) == []
    assert nightly.remove_due(DUE + DAY).shows == []


def test_a_removal_is_a_fact_with_counts_and_hashes_and_no_contents(past: Floor) -> None:
    nightly.remove_due(DUE)
    facts = Fact.objects.filter(verb__startswith="compliance.removal")
    told = "".join(f"{fact.before}{fact.after}{fact.reason}" for fact in facts)
    assert facts.count() == 2 and "sha256" in told
    assert "六十九" not in told and "还不错" not in told


def test_what_is_younger_stays(past: Floor) -> None:
    was = texts()
    assert nightly.remove_due(DUE - 1).shows == []
    assert texts() == was and not Removal.objects.exists()


def test_a_show_that_runs_is_never_due(floor: Floor) -> None:
    floor.say(2_000, "今天只要六十九块带走")
    assert nightly.due(DUE + 10 * 365 * DAY).shows == []


@pytest.mark.parametrize("about", list(HoldAbout))
def test_what_is_held_stays_until_a_lead_takes_it_off(
    past: Floor, lead: Actor, about: HoldAbout
) -> None:
    show = str(past.evening.show)
    ruling = violations.note(
        system("test"), platform="douyin", room=ROOM, show=show, scene="live", family="price",
        clause="价格", happened_at=EVENING, told_at=EVENING + 1,
    )  # fmt: skip
    ref = {
        HoldAbout.SHOW: f"{ROOM}/{show}",
        HoldAbout.VIEWER: f"{4:016x}",
        HoldAbout.RULING: str(ruling.pk),
    }[about]
    row = keeping.hold(lead, about=about, ref=ref, why="诉讼")
    was = texts()
    [told] = nightly.remove_due(DUE).shows
    assert told.held and texts() == was
    with pytest.raises(Refusal, match="保全"):
        removing.remove_words(system("test"), told)
    keeping.lift(lead, row.pk, expect=1, why="已结案")
    nightly.remove_due(DUE)
    assert not any("六十九" in one for one in texts())


def test_what_a_killed_process_began_is_finished_with_what_it_had_counted(
    past: Floor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(removing, "forget_words", killed)
        with pytest.raises(KeyboardInterrupt):
            nightly.remove_due(DUE)
    [removal] = Removal.objects.all()
    assert removal.done_at is None
    was = removal.counts
    nightly.remove_due(DUE)
    [removal] = Removal.objects.all()
    assert removal.done_at is not None and removal.counts == was
    assert not any("六十九" in one for one in texts())


def test_an_old_file_of_evidence_goes_and_one_in_force_lately_stays(
    past: Floor, folder: Path
) -> None:
    who = system("test")
    kept = {}
    for name, until in (("旧", EVENING), ("新", DUE - DAY)):
        row = evidence.add(
            who, kind=EvidenceKind.AWARD, title=name, valid_from=0, valid_until=until
        )
        content = f"%PDF-1 {name}".encode()
        evidence.attach(who, row.pk, expect=1, name="a.pdf", content=content)
        kept[name] = content
    told = nightly.remove_due(DUE)
    assert [one.title for one in told.papers] == ["旧"] and told.papers_gone == 1
    left = [one.read_bytes() for one in (folder / "compliance/files").iterdir()]
    assert left == [kept["新"]]


def test_on_its_page_a_hold_is_put_by_a_person_and_taken_off_by_a_lead(
    past: Floor, browser: Browser, make_user: MakeUser
) -> None:
    browser.sign_in(make_user("he", "阿合", Duty.COMPLIANCE))
    body = {"about": "show", "ref": f"{ROOM}/{past.evening.show}", "why": "平台申诉"}
    made = browser.post("/api/compliance/holds", **body)
    assert made.status_code == 201
    row = made.json()
    assert (row["by"], row["about_label"], row["lifted_at"]) == ("阿合", "场次", None)
    assert browser.post("/api/compliance/holds", **body).status_code == 409
    lifted = f"/api/compliance/holds/{row['id']}/lift"
    assert browser.post(lifted, expect=1, why="完了").status_code == 403
    assert nightly.due(DUE).shows[0].held
    browser.sign_in(make_user("ming2", "阿明", Duty.LEAD))
    done = browser.post(lifted, expect=1, why="完了").json()
    assert done["lifted_at"] is not None and done["lifted_why"] == "完了"
    assert not nightly.due(DUE).shows[0].held
    asked = browser.post("/api/compliance/erasures", platform="douyin", raw_id="小美")
    assert asked.status_code == 200 and asked.json()["went"] == {}
