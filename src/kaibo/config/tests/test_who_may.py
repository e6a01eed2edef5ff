"""Who may press what, and who is shown what, through the server as it runs.

The tables here are written by hand and by nobody's code: whoever opens a right, or lets a press or
a part ask for another one, has to say so here too.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kaibo.config.asgi import Server
from kaibo.config.tests.duties import DESK, EVERYBODY, LEADS, NOBODY, SEES_MONEY, sessions
from kaibo.domains.control.actions import rooms
from kaibo.domains.control.choices import Platform
from kaibo.kit.access import system
from kaibo.kit.rights import Duty
from kaibo.kit.tests.serving import heard, page, say, served
from kaibo.kit.tests.waiting import until
from kaibo.live.clock import wall_ms
from kaibo.live.events import DESK_KINDS, FACT, Event

pytestmark = pytest.mark.django_db(transaction=True)

ROOM = "flagship-a"
MARKS = f"{DESK} cohost media_buyer service compliance editing"
READS = f"{DESK} cohost media_buyer"
HANDS_OVER = f"{DESK} host cohost"
SETS_RIGHT = "lead operator floor"
WATCHES = f"{DESK} cohost service compliance"
PUSHES = f"{DESK} compliance"

#: Every press, in an order in which one show may have them: who may, and what is pressed.
MAY_PRESS: dict[str, tuple[str, dict[str, Any]]] = {
    "show.arm": (DESK, {"ref": "9"}),
    "show.start": (DESK, {"ref": "9"}),
    "shift.start": (DESK, {"ref": "1"}),
    "shift.end": (DESK, {}),
    "host.on": (DESK, {"ref": "1"}),
    "host.off": (DESK, {"ref": "1"}),
    "segment.take": (DESK, {"ref": "1"}),
    "segment.end": (DESK, {}),
    "pitch.start": (MARKS, {"product": "7001"}),
    "pitch.end": (MARKS, {}),
    "pin": (MARKS, {"product": "7001"}),
    "unpin": (MARKS, {}),
    "lucky_bag.start": (DESK, {"ref": "1"}),
    "lucky_bag.end": (DESK, {"ref": "1"}),
    "note": (MARKS, {"text": "三号补货"}),
    "surge": (MARKS, {}),
    "highlight": (MARKS, {}),
    "reading": (READS, {"x": {"boxes": {"online": 12}}}),
    "handover": (HANDS_OVER, {"ref": "1"}),
    "ack": (HANDS_OVER, {"ref": "1"}),
    "alert": (MARKS, {"ref": "hand", "x": {"severity": "high"}}),
    "alert.seen": (WATCHES, {"ref": "a1"}),
    "alert.close": (WATCHES, {"x": {"how": "corrected"}}),
    "disposal": (WATCHES, {"ref": "c1", "x": {"how": "kept", "src": "douyin:s"}}),
    "push": (PUSHES, {"text": "慢一点", "x": {"kind": "note"}}),
    "push.down": (PUSHES, {}),
    "push.shown": (EVERYBODY, {"x": {"screen": "s1"}}),
    "push.ack": (EVERYBODY, {}),
    "timeline.fix": (SETS_RIGHT, {"x": {"lane": "pitch", "op": "add", "product": "7001"}}),
    "show.end": (DESK, {}),
}
#: What the lead presses after a press, so that the next person may press the same.
UNDONE = {"show.start": "show.end", "segment.take": "segment.end"}

MAY_SEE = {
    "run": EVERYBODY,
    "desk": EVERYBODY,
    "alerts": EVERYBODY,
    "checking": EVERYBODY,
    "prompter": EVERYBODY,
    "sources": EVERYBODY,
    "gauges": EVERYBODY,
    "comments": EVERYBODY,
    "money_gauges": SEES_MONEY,
    "figures": SEES_MONEY,
    "links": SEES_MONEY,
    "trend": SEES_MONEY,
}


class House:
    """The server on a port, and one signed-in person for each duty."""

    def __init__(self, server: Server, port: int) -> None:
        self.server, self.port = server, port
        self.sessions = sessions()
        self._line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def press(self, who: str, kind: str, **fields: Any) -> tuple[int, dict[str, Any]]:
        """One press by a person with that one duty: the status and the answer."""
        self._line.request(
            "POST",
            f"/api/rooms/{ROOM}/commands",
            json.dumps({"command_id": uuid.uuid4().hex, "kind": kind, **fields}),
            {
                "Content-Type": "application/json",
                "Cookie": f"kaibo_session={self.sessions[who]}",
                "Origin": f"http://127.0.0.1:{self.port}",
            },
        )
        answer = self._line.getresponse()
        return answer.status, json.loads(answer.read())

    def events(self) -> int:
        """How many events the room's log holds."""
        assert self.server.rooms is not None
        return self.server.rooms.engine.look(ROOM, lambda room: room.fold.events).result(20)


@pytest.fixture
def house(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    settings.DATA_DIR = tmp_path / "data"
    rooms.add(system("test"), ident=ROOM, title="旗舰店A", platform=Platform.DOUYIN)
    start = subprocess.Popen

    def idle(command: Any, **how: Any) -> subprocess.Popen[bytes]:
        # The worker's own database is not that of this test; what it would do is not asked here.
        waits = [sys.executable, "-c", "import sys; sys.stdin.read()"]
        return start(waits if "work" in command else command, **how)

    monkeypatch.setattr(subprocess, "Popen", idle)
    server = Server()
    server._start()
    try:
        with served(server) as port:
            yield House(server, port)
    finally:
        server._stop()


def test_each_press_is_for_the_duties_named_here_and_for_no_other(house: House) -> None:
    assert set(MAY_PRESS) == DESK_KINDS - {FACT}
    assert set(EVERYBODY.split()) == {duty.value for duty in Duty}
    for kind, (duties, fields) in MAY_PRESS.items():
        allowed = duties.split()
        given = _content(house, kind, fields)
        before = house.events()
        refused = {
            who: house.press(who, kind, **given) for who in house.sessions if who not in allowed
        }
        assert {who: (status, body["code"]) for who, (status, body) in refused.items()} == (
            dict.fromkeys(refused, (403, "forbidden"))
        ), kind
        assert house.events() == before, f"{kind} was refused and yet written"
        for who in allowed:
            if kind == "show.end":
                house.press("lead", "show.start", ref="9")
            status, body = house.press(who, kind, **_content(house, kind, fields))
            assert (status, body.get("repeated")) == (200, False), (kind, who, body)
            if kind in UNDONE:
                assert house.press("lead", UNDONE[kind])[0] == 200
        if kind == "show.start":
            assert house.press("lead", "show.start", ref="9")[0] == 200
        if kind == "timeline.fix":
            assert house.press("lead", "show.end")[0] == 200


def test_a_copy_of_a_fact_is_pressed_by_nobody(house: House) -> None:
    answers = {who: house.press(who, FACT, ref="1") for who in house.sessions}
    may = dict.fromkeys(DESK.split(), (409, "unknown_command"))
    assert {who: (status, body["code"]) for who, (status, body) in answers.items()} == (
        dict.fromkeys(house.sessions, (403, "forbidden")) | may
    )
    assert house.events() == 0


def _content(house: House, kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The press with what only now is known: times, and an alert that is open."""
    if kind == "alert.close":
        _, alert = house.press("lead", "alert", ref="hand", x={"severity": "high"})
        return {**fields, "ref": alert["command_id"]}
    if kind in ("push.down", "push.shown", "push.ack"):
        _, line = house.press("lead", "push", text="慢一点", x={"kind": "note"})
        return {**fields, "ref": line["command_id"]}
    if kind != "timeline.fix":
        return fields
    now = wall_ms()
    return {"x": {**fields["x"], "from": now - 20, "to": now - 10}}


def test_each_part_of_the_page_goes_to_the_duties_named_here_and_to_no_other(
    house: House,
) -> None:
    assert house.server.rooms is not None
    assert set(house.server.hub.parts) == set(MAY_SEE)
    house.press("lead", "show.start", ref="9")
    said = Event(id="c1", kind="comment", ts=wall_ms(), viewer=f"{1:016x}", text="多少钱")
    house.server.rooms.engine.append(ROOM, "sim:1", [said]).result(20)
    until(lambda: house.server.hub.value((ROOM, "trend")) is not None)
    for who, session in house.sessions.items():
        shown, refused = _fed(house, session)
        expected = {part for part, duties in MAY_SEE.items() if who in duties.split()}
        assert (shown, refused) == (expected, set(MAY_SEE) - expected), who


def _fed(house: House, session: str) -> tuple[set[str], set[str]]:
    """The parts a page of that session is given, and those it is refused, of all there are."""
    shown: set[str] = set()
    refused: set[str] = set()
    with page(house.port, session) as socket:
        say(socket, room=ROOM, parts=sorted(MAY_SEE))
        while len(shown | refused) < len(MAY_SEE):
            message = heard(socket)
            if "refused" in message:
                assert message["refused"]["code"] == "forbidden"
                refused.add(message["refused"]["part"])
            elif "part" in message:
                assert "value" in message or message["items"]
                shown.add(message["part"])
    return shown, refused


def test_rows_are_heard_of_by_whom_they_concern(house: House) -> None:
    """A cold message tells a number and a verb only; of sign-in links not even that."""
    for_leads = {"people.enrolment", "people.ticket"}
    of_files = {"control.importedfile", "control.roomaccount", "control.taughttable"}
    importers = set("lead operator merchandiser service media_buyer".split())
    of_links, see_links = {"review.boardlink"}, set(LEADS.split())
    of_prompters, see_prompters = {"control.prompterlink"}, set(PUSHES.split())
    of_costs, see_costs = {"settlement.rate"}, set("lead operator merchandiser".split())
    subjects = {name for name in house.server.hub.subjects if not name.startswith("sample.")}
    assert for_leads | of_files | of_costs | of_links | of_prompters < subjects
    for who, session in house.sessions.items():
        expected = set() if who == "lead" else for_leads
        expected = expected if who in importers else expected | of_files
        expected = expected if who in see_costs else expected | of_costs
        expected = expected if who in see_links else expected | of_links
        expected = expected if who in see_prompters else expected | of_prompters
        expected = subjects if who == NOBODY else expected
        with page(house.port, session) as socket:
            assert "hello" in heard(socket)
            say(socket, subjects=sorted(subjects))
            refused = {heard(socket)["refused"]["subject"] for _ in expected}
            # Asked for last, so that all refusals are in front of it.
            say(socket, subjects=["no.such"])
            assert (refused, heard(socket)["refused"]["code"]) == (expected, "unknown_part"), who
