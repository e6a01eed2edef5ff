"""One edit of a plan: its row is locked first, and whoever watches the plan is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kaibo.domains.rundown.models import Cue, Plan, ScriptText, Segment
from kaibo.domains.rundown.rules import texts
from kaibo.kit import journal, refusals
from kaibo.kit.access import Actor
from kaibo.kit.fact import Fact


@dataclass(frozen=True, slots=True)
class Edit:
    """An act under way in a plan."""

    writing: journal.Act
    plan: Plan

    def put_in(self, segments: Sequence[int], after: int | None) -> None:
        """Place segments behind another (0: first; null, or one that is gone: last)."""
        position = [number for number in self.plan.position if number not in segments]
        at = len(position)
        if after == 0:
            at = 0
        elif after in position:
            at = position.index(after) + 1
        position[at:at] = segments
        self.writing.put(self.plan, position=position)

    def take_out(self, segment: int) -> None:
        """Take a segment out of the order."""
        left = [number for number in self.plan.position if number != segment]
        self.writing.put(self.plan, position=left)

    def add(self, blocks: Sequence[texts.Block] = (), **values: Any) -> Segment:
        """A new segment with its script; it still has to be placed."""
        segment = self.writing.create(Segment, plan=self.plan, **values)
        self.writing.create(ScriptText, segment=segment, blocks=list(blocks))
        return segment


@contextmanager
def editing(
    actor: Actor,
    verb: str,
    plan_id: int,
    *,
    reason: str = "",
) -> Iterator[Edit]:
    """Lock the plan, then let the caller change what is in it.

    All edits of one plan queue at its row, so that a plan read under this lock is of one moment.
    Whatever row changed, the plan gets a Fact too: pages follow plans, not the rows inside.
    """
    with journal.act(actor, verb, reason=reason) as writing:
        plan = writing.lock(Plan, plan_id, expect=journal.ANY)
        yield Edit(writing, plan)
        tell(writing, plan)


def tell(writing: journal.Act, plan: Plan) -> None:
    """A Fact about the plan, if the act has changed something and none about the plan itself."""
    facts = Fact.objects.filter(act=writing.id)
    if facts.exists() and not facts.filter(subject_type=Plan.subject()).exists():
        writing.note(plan, changed_inside=True)


def plan_of_segment(segment_id: int) -> int:
    """The plan a segment belongs to. Refusal: `not_found`."""
    found = Segment.objects.filter(pk=segment_id).values_list("plan_id", flat=True).first()
    if found is None:
        raise refusals.not_found(Segment, segment_id)
    return found


def plan_of_cue(cue_id: int) -> int:
    """The plan a cue belongs to. Refusal: `not_found`."""
    found = Cue.objects.filter(pk=cue_id).values_list("segment__plan_id", flat=True).first()
    if found is None:
        raise refusals.not_found(Cue, cue_id)
    return found
