"""What an answer makes of a message. [plain]: the row is only read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, assert_never

from kaibo.domains.team.choices import MessageState
from kaibo.domains.team.robots.answers import Later, Outcome, Refused, Sent, Unsure
from kaibo.kit.clock import DAY, HOUR, MINUTE, SECOND

#: Waits between tries of one request, as the kit's worker has them.
RETRY_AFTER = (SECOND, 5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR)
#: What could not be sent in a day because of limits is no news any more.
LONGEST = DAY
LENGTH = 300


class Row(Protocol):
    """What is asked of a message."""

    tries: int
    parts: int
    handed_at: int


def result_of(
    row: Row, outcome: Outcome, last: bool, now: int, private: Sequence[str] = ()
) -> dict[str, Any]:
    """The values a message gets by the outcome of a request, `last` being its last one.

    `private` are texts which must not be kept, whatever the platform answers.
    """
    values = _result(row, outcome, last, now)
    for name in ("error", "answer"):
        text = str(values.get(name, ""))
        for one in private:
            text = text.replace(one, "***")
        values[name] = text[:LENGTH]
    return values


def _result(row: Row, outcome: Outcome, last: bool, now: int) -> dict[str, Any]:
    match outcome:
        case Sent():
            taken = {"parts": row.parts + 1, "error": "", "answer": outcome.answer}
            if last:
                return {**taken, "state": MessageState.SENT.value, "sent_at": now}
            return {**taken, "state": MessageState.WAITING.value, "tries": 0, "due_at": now}
        case Later():
            return {**_later(row, outcome, now), "answer": outcome.answer}
        case Refused():
            return _ended(MessageState.FAILED, outcome.text, outcome.answer)
        case Unsure():
            return _ended(MessageState.UNCLEAR, outcome.text, outcome.answer)
        case _:
            assert_never(outcome)


def _later(row: Row, outcome: Later, now: int) -> dict[str, Any]:
    text = outcome.text
    if outcome.limited:
        until = now + (outcome.wait_ms or MINUTE)
        if until - row.handed_at > LONGEST:
            return {
                "state": MessageState.GIVEN_UP.value,
                "error": f"{text}一天里都没能发出，不再试了。",
            }
        # No try: it was not looked at.
        again = {"tries": max(row.tries - 1, 0), "limited_until": until, "due_at": until}
        return {"state": MessageState.WAITING.value, "error": text, **again}
    if row.tries > len(RETRY_AFTER):
        told = text.removesuffix("，稍后自动再发。").rstrip("。")
        return {
            "state": MessageState.GIVEN_UP.value,
            "error": f"{told}。试了 {row.tries} 次，不再自动试了；好了以后可以再发一次。",
        }
    wait = max(RETRY_AFTER[max(row.tries, 1) - 1], outcome.wait_ms or 0)
    return {"state": MessageState.WAITING.value, "error": text, "due_at": now + wait}


def _ended(state: MessageState, text: str, answer: str) -> dict[str, Any]:
    return {"state": state.value, "error": text, "answer": answer}
