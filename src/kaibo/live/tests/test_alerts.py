"""Alerts are kept apart from the run: raised, said again, seen and ended, through a snapshot."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.live.alert_board import alert_board
from kaibo.live.alerts import alerts, disposals
from kaibo.live.desk import Command, CommandRefused, Expect, decide
from kaibo.live.events import Event
from kaibo.live.glance import Glance
from kaibo.live.state import dump, load
from kaibo.live.tests.made import KEY, T0, ev, fold
from kaibo.live.validity import problem

START = ev("show.start", 0, ref="s1")
WRONG = {"severity": "block", "rule": "PRC-04", "loud": True}


def raised(ident: str, at: int, **more: Any) -> Event:
    return ev("alert", at, id=ident, ref="speech-1", text="五十九带走", x={**WRONG, **more})


def closed(ident: str, at: int, of: str, how: str = "corrected") -> Event:
    x = {"how": how, "by": "user:2", **({"reason": "misheard"} if how == "dismissed" else {})}
    return ev("alert.close", at, id=ident, ref=of, text="更正，六十九", x=x)


def test_an_alert_said_again_is_one_alert_and_the_first_end_holds() -> None:
    state = fold(
        [
            START,
            raised("a1", 10),
            raised("a2", 20, first="a1"),
            raised("b1", 25),
            ev("alert.seen", 30, ref="a1", x={"by": "user:1"}),
            ev("alert.seen", 31, ref="a1", x={"by": "user:9"}),
            closed("c1", 40, "a1"),
            closed("c2", 50, "a1", "dismissed"),
        ]
    )
    first, other = alerts(state.presses.watch)
    assert (first.id, first.count, first.last) == ("a1", 2, T0 + 20)
    assert first.seen is not None and first.seen.by == "user:1"
    assert first.closed is not None and first.closed.id == "c1"
    assert (other.id, other.closed, other.is_loud) == ("b1", None, True)


def test_alerts_are_no_step_of_the_run_and_no_press_of_the_tape() -> None:
    state = fold([START, raised("a1", 10), closed("c1", 20, "a1")])
    assert (state.run_seq, [p.id for p in state.presses.all]) == (1, [START.id])
    page = Expect(run_seq=1)
    press = Command(Event("n1", "note", text="看一眼"), "user:1", page)
    assert decide(state, press, T0 + 30).id == "n1"


def test_alerts_come_back_from_a_snapshot() -> None:
    state = fold([START, raised("a1", 10), closed("c1", 20, "a1")])
    again, _ = load(dump(state), KEY)
    assert again.presses.watch == state.presses.watch


def test_a_page_is_fed_what_is_open_what_has_ended_and_how_many_there_were() -> None:
    state = fold([START, raised("a1", 10), raised("b1", 15), closed("c1", 20, "a1")])
    shown = alert_board(Glance(state, T0 + 30))
    assert [one["id"] for one in shown["open"]] == ["b1"]
    [end] = shown["closed"]
    assert end["closed"] == {
        "ts": T0 + 20, "by": "user:2", "how": "corrected", "reason": None, "text": "更正，六十九",
    }  # fmt: skip
    assert shown["raised"] == 2
    after = fold([START, raised("a1", 10), ev("show.end", 20), ev("show.start", 30, ref="s2")])
    assert alert_board(Glance(after, T0 + 40)) == {"open": [], "closed": [], "raised": 0}


def test_an_alert_ends_once_and_whoever_is_late_is_told_who_was_first() -> None:
    state = fold([START, raised("a1", 10), closed("c1", 20, "a1")])
    end = Event("c2", "alert.close", ref="a1", x={"how": "corrected"})
    with pytest.raises(CommandRefused) as refusal:
        decide(state, Command(end, "user:3"), T0 + 30)
    assert (refusal.value.code, refusal.value.now) == ("already_closed", {"by": "user:2"})
    unknown = Event("c3", "alert.close", ref="zz", x={"how": "corrected"})
    with pytest.raises(CommandRefused) as refusal:
        decide(state, Command(unknown, "user:3"), T0 + 30)
    assert refusal.value.code == "no_alert"


@pytest.mark.parametrize(
    ("kind", "x", "said"),
    [
        ("alert", {"severity": "red"}, "x.severity"),
        ("alert", {"severity": "block", "rule": ""}, "x.rule"),
        ("alert", {"severity": "block", "loud": 1}, "x.loud"),
        ("alert.close", {"how": "gone"}, "x.how"),
        ("alert.close", {"how": "dismissed"}, "x.reason"),
        ("alert.close", {"how": "dismissed", "reason": "tired"}, "x.reason"),
        ("disposal", {"how": "burnt", "src": "dy:1"}, "x.how"),
        ("disposal", {"how": "removed"}, "x.src"),
    ],
)
def test_what_does_not_say_enough_is_refused(kind: str, x: dict[str, Any], said: str) -> None:
    wrong = problem(Event("e", kind, ts=T0, ref="r", x=x))
    assert wrong is not None and wrong[0] == "bad_field" and said in wrong[1]


def test_the_last_word_on_a_comment_holds() -> None:
    def did(at: int, how: str, of: str = "c1") -> Event:
        return ev("disposal", at, ref=of, x={"how": how, "src": "dy:1"})

    state = fold([START, did(1, "kept"), did(2, "removed"), did(3, "muted", "c2")])
    found = disposals(state.presses.watch)
    assert {key: press.x["how"] for key, press in found.items()} == {
        ("dy:1", "c1"): "removed",
        ("dy:1", "c2"): "muted",
    }
