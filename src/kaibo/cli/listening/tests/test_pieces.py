"""What a recogniser writes becomes pieces of speech, placed where it says."""

from __future__ import annotations

import pytest

from kaibo.cli.failures import Failure
from kaibo.cli.listening.pieces import Events, Piece, of_lines
from kaibo.live.events import MAX_TEXT

NOW = 1_800_000_000_000


def heard(*lines: str) -> list[Piece]:
    return list(of_lines(lines, lambda: NOW))


def test_a_line_is_what_was_just_said() -> None:
    assert heard("想要的姐妹加我微信\n", "\n", "  \t\n") == [Piece("想要的姐妹加我微信", NOW)]


def test_json_says_when_and_for_how_long() -> None:
    assert heard('{"text": " 到手 79 ", "t0": 12.5, "t1": 14.25, "speaker": 2}') == [
        Piece("到手 79", NOW + 12_500, 1_750)
    ]
    assert heard('{"text": "x", "t0": 3.0}') == [Piece("x", NOW + 3_000)]
    assert heard('{"text": "x", "ts": 5, "t0": 1, "t1": 2}') == [Piece("x", 5, 1_000)]
    assert heard('{"text": "x", "t0": 2, "t1": 1}') == [Piece("x", NOW + 2_000)]


def test_what_may_still_change_and_silence_are_passed_over() -> None:
    assert heard('{"text": "到手七", "final": false}', '{"text": " "}') == []


def test_a_line_that_cannot_be_read_is_named() -> None:
    pieces = of_lines(["a", "", '{"text": 7}'], lambda: NOW)
    assert next(pieces).text == "a"
    with pytest.raises(Failure, match=r"第 3 行"):
        next(pieces)


def test_ids_are_of_their_run_and_long_text_is_cut_and_says_so() -> None:
    one, other = Events(), Events()
    events = [
        one.speech(Piece("a", NOW, 900)),
        one.speech(Piece("a", NOW)),
        other.speech(Piece("a", NOW)),
    ]
    assert len({event.id for event in events}) == 3
    assert [event.x for event in events] == [{"ms": 900}, None, None]
    long = one.screen("字" * (MAX_TEXT + 1), NOW, "card")
    assert (len(long.text or ""), long.x) == (MAX_TEXT, {"where": "card", "cut": True})
    assert one.opening("speech", NOW).x == {
        "provides": ["speech"],
        "level": "L0",
        "platform": "file",
    }
