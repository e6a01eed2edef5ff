"""One stream of speech, segment by segment: what is raised, said again, and corrected on air."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kaibo.domains.compliance.engine.streams.corrections import Said, closes, takes_back
from kaibo.domains.compliance.engine.streams.joined import Over, opens, over_borders
from kaibo.domains.compliance.engine.streams.timeline import Moment
from kaibo.domains.compliance.engine.verdicts import Checks, Finding

# Claims lie over at most this many segments and seconds (compliance field notes §5).
_BEFORE, _SECONDS = 2, 12.0
# More open alerts than anybody could look at: the longest unheard of are let go.
_OPEN = 500
# What is missing from the screen is told once, with what was said first.
_LONGEST_SPAN = 200
_STATE = "shown"


@dataclass(frozen=True, slots=True)
class Segment:
    """What was said from `t0` to `t1`, in seconds."""

    t0: float
    t1: float
    text: str


class Told(StrEnum):
    """What became of an alert."""

    RAISED = "raised"
    REPEATED = "repeated"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Alert:
    """One claim that is not right, however often it was said: first in segment `first`, last in
    `last`, `count` times, put right in `resolved_by` (None: open)."""

    number: int
    rule: str
    product: int
    claim: str
    first: int
    last: int
    span: str
    count: int
    finding: Finding
    resolved_by: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """`alert` as it stands now; `number` tells which one it is."""

    told: Told
    alert: Alert


@dataclass(frozen=True, slots=True)
class _Heard:
    number: int
    segment: Segment
    product: int
    rules: frozenset[str]


_Key = tuple[str, int, str]


def _outermost(found: tuple[Finding, ...]) -> list[Finding]:
    """Without what only repeats, in fewer words and with no value of its own, a part of another
    claim: of 全网找不到比这便宜的 the 找不到比这. What is missing from the screen holds no claim."""
    wide = [one for one in found if one.claim != _STATE]
    return [
        one
        for one in found
        if one.claim
        or not any(
            other.rule != one.rule
            and other.start <= one.start
            and one.end <= other.end
            and other.end - other.start > one.end - one.start
            for other in wide
        )
    ]


class Stream:
    """Push segments in the order they were said; not for several threads at once.

    `at(second)` says which product is on and what is true then; `of_product(product, second)` what
    is true of a product that has gone off, for corrections that come late. The state is bounded:
    two segments and the open alerts.
    """

    def __init__(
        self,
        checker: Checks,
        at: Callable[[float], Moment],
        of_product: Callable[[int, float], Moment],
    ) -> None:
        self._checker = checker
        self._at = at
        self._of_product = of_product
        self._heard: deque[_Heard] = deque(maxlen=_BEFORE)
        self._open: dict[_Key, Alert] = {}
        self._segments = 0
        self._alerts = 0

    def push(self, segment: Segment) -> tuple[Event, ...]:
        """What this segment raises, repeats and resolves, in that order."""
        number, self._segments = self._segments, self._segments + 1
        moment = self._at(segment.t0)
        before = [
            one
            for one in self._heard
            if one.product == moment.product and segment.t0 - one.segment.t0 <= _SECONDS
        ]
        alone = self._alone(segment, moment, before)
        rules = frozenset(one.rule for one in alone)
        events: list[Event] = []
        over = list(self._over(segment, moment, before, rules))
        joined = {one.finding.rule for one in over}
        for one in over:
            events += self._note(one.finding, moment.product, number - one.segments + 1, number)
        for finding in alone:
            if finding.rule not in joined:
                events += self._note(finding, moment.product, number, number)
        events += self._resolved(number, segment, moment, alone)
        self._heard.append(_Heard(number, segment, moment.product, rules))
        self._forget()
        return tuple(events)

    def _alone(self, segment: Segment, moment: Moment, before: list[_Heard]) -> list[Finding]:
        """What the segment says by itself; of a rule and value once. Nothing when the one before
        ended by opening somebody else's words, and nothing that is only named to be taken back."""
        found = self._checker.check(segment.text, moment.context).findings
        if found and before and opens(before[-1].segment.text):
            found = tuple(one for one in found if one.claim == _STATE)
        once: dict[tuple[str, str], Finding] = {}
        for one in _outermost(found):
            alert = self._open.get((one.rule, moment.product, one.claim))
            if not (alert and takes_back(segment.text) and alert.claim != _STATE):
                once.setdefault((one.rule, one.claim), one)
        return list(once.values())

    def _over(
        self, segment: Segment, moment: Moment, before: list[_Heard], rules: frozenset[str]
    ) -> Iterator[Over]:
        if not before or takes_back(segment.text) or opens(before[-1].segment.text):
            return
        texts = [one.segment.text for one in before] + [segment.text]
        alone = [one.rules for one in before] + [rules]
        for one in over_borders(self._checker, texts, alone, moment.context):
            if one.finding.claim != _STATE:
                yield one

    def _note(self, finding: Finding, product: int, first: int, last: int) -> Iterator[Event]:
        key = (finding.rule, product, finding.claim)
        known = self._open.pop(key, None)
        if known is None:
            alert = Alert(
                self._alerts, *key, first=first, last=last, span=finding.span, count=1,
                finding=finding,
            )  # fmt: skip
            self._alerts += 1
            told = Told.RAISED
        else:
            told = Told.REPEATED
            if finding.claim == _STATE and known.last == last - 1:
                span = (known.span + finding.span)[:_LONGEST_SPAN]
                alert = replace(known, last=last, span=span)
            elif first <= known.last and first < last:
                # The claim went on over the border.
                alert = replace(known, last=last, span=finding.span)
            else:
                alert = replace(known, last=last, count=known.count + 1)
        self._open[key] = alert
        yield Event(told, alert)

    def _resolved(
        self, number: int, segment: Segment, moment: Moment, alone: list[Finding]
    ) -> Iterator[Event]:
        near = [one for one in self._heard if segment.t0 - one.segment.t0 <= _SECONDS]
        said = Said(
            before=tuple((one.number, one.segment.text) for one in near),
            number=number,
            text=segment.text,
        )
        if not self._open or not said.has_cue:
            return
        again = {one.rule for one in alone}
        for key, alert in list(self._open.items()):
            if alert.rule in again or alert.claim == _STATE:
                continue
            then = self._of_product(alert.product, segment.t0)
            other = "" if alert.product == moment.product else then.name
            if alert.product != moment.product and not other:
                continue
            if closes(alert.finding, alert.last, then.context, said, other):
                del self._open[key]
                yield Event(Told.RESOLVED, replace(alert, resolved_by=number))

    def _forget(self) -> None:
        while len(self._open) > _OPEN:
            del self._open[next(iter(self._open))]
