"""Alerts as events of the log: the same words said once are one event, however often it is made."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from kaibo.domains.compliance.public import Context, Finding, correction_line
from kaibo.live.alerts import Alert, How
from kaibo.live.events import ALERT, ALERT_CLOSE, Event

#: Severities that interrupt people, and how often in an hour (operator's word: more is noise).
LOUD = ("block", "high")
MOST_LOUD, LOUD_WITHIN_MS = 3, 3_600_000
MOST_SPAN, MOST_WORDS = 120, 300


def ident(kind: str, heard: Event, finding: Finding) -> str:
    """The id of what is raised about an event: made again after a restart it is the same."""
    told = "\n".join((heard.src, heard.id, finding.rule, finding.claim, finding.span))
    return f"{kind}:{sha256(told.encode()).hexdigest()[:24]}"


def raised(
    heard: Event, finding: Finding, context: Context, *, loud: bool, link: int | None = None
) -> Event:
    """A new alert about `heard`. `x` has what a person needs to decide: rule, why, what to say."""
    return _alert(heard, finding, _told(heard, finding, context, link) | {"loud": loud})


def again(
    heard: Event, finding: Finding, context: Context, first: str, link: int | None = None
) -> Event:
    """What alert `first` is about was said once more."""
    return _alert(heard, finding, _told(heard, finding, context, link) | {"first": first})


def gravity(finding: Finding) -> tuple[int, int]:
    """By how grave it is, of equals by how long it is."""
    grave = ("low", "medium", "high", "block")
    rank = grave.index(finding.severity) if finding.severity in grave else 0
    return rank, finding.end - finding.start


def _alert(heard: Event, finding: Finding, x: dict[str, Any]) -> Event:
    return Event(
        ident(ALERT, heard, finding), ALERT, ref=heard.id, text=finding.span[:MOST_SPAN], x=x
    )


def _told(heard: Event, finding: Finding, context: Context, link: int | None) -> dict[str, Any]:
    x: dict[str, Any] = {
        "by": "system",
        "rule": finding.rule,
        "severity": finding.severity,
        "verdict": finding.verdict.value,
        "surface": context.surface,
        "src": heard.src,
        "at": heard.ts,
        "start": finding.start,
        "end": finding.end,
        "reason": finding.reason[:MOST_WORDS],
        "missing": finding.missing[:MOST_WORDS],
        "basis": finding.basis[:MOST_WORDS],
        "say": correction_line(finding, context),
        "claim": finding.claim[:MOST_SPAN],
        "link": link,
    }
    return {name: value for name, value in x.items() if value not in ("", None)}


def corrected(alert: str, heard: Event) -> Event:
    """Alert `alert` was put right by what was said in `heard`."""
    told = sha256(f"{alert}\n{heard.src}\n{heard.id}".encode()).hexdigest()[:24]
    return Event(
        f"{ALERT_CLOSE}:{told}",
        ALERT_CLOSE,
        ref=alert,
        text=(heard.text or "")[:MOST_WORDS],
        x={"by": "system", "how": How.CORRECTED.value, "at": heard.ts, "heard": heard.id},
    )


def may_be_loud(finding: Finding, alerts: Sequence[Alert], fresh: Sequence[Event], at: int) -> bool:
    """Whether one more may interrupt: of the grave ones at most three in an hour."""
    if finding.severity not in LOUD:
        return False
    before = sum(one.is_loud and one.raised.ts > at - LOUD_WITHIN_MS for one in alerts)
    known = {one.id for one in alerts}
    new = sum(bool((one.x or {}).get("loud")) and one.id not in known for one in fresh)
    return before + new < MOST_LOUD
