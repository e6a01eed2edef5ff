"""What is said and done in a segment: its script text and its cues."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kaibo.domains.rundown.actions.editing import editing, plan_of_cue, plan_of_segment
from kaibo.domains.rundown.models import Cue, ScriptText, Segment
from kaibo.domains.rundown.rules import texts
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal

MOST_CUES = 50


def write(
    actor: Actor, segment_id: int, *, expect: int, blocks: Sequence[texts.Block], reason: str = ""
) -> ScriptText:
    """Replace the script of a segment; `expect` is the script's own version."""
    texts.check_blocks(blocks)
    plan_id = plan_of_segment(segment_id)
    with editing(actor, "rundown.script.write", plan_id, reason=reason) as edit:
        edit.writing.lock(Segment, segment_id, expect=journal.ANY)
        script = ScriptText.objects.get(segment=segment_id)
        return edit.writing.change(ScriptText, script.pk, expect=expect, blocks=list(blocks))


def add_cue(actor: Actor, segment_id: int, **values: Any) -> Cue:
    """A new cue: `offset_ms`, `duty`, `kind`, `text`."""
    texts.check_cue(values["text"])
    with editing(actor, "rundown.cue.create", plan_of_segment(segment_id)) as edit:
        segment = edit.writing.lock(Segment, segment_id, expect=journal.ANY)
        if Cue.objects.active().filter(segment=segment).count() >= MOST_CUES:
            raise Refusal("too_many_cues", f"一段最多 {MOST_CUES} 个口令，请分成几段。")
        return edit.writing.create(Cue, segment=segment, **values)


def change_cue(actor: Actor, cue_id: int, *, expect: int, **given: Any) -> Cue:
    """Change what is given."""
    if "text" in given:
        texts.check_cue(given["text"])
    with editing(actor, "rundown.cue.change", plan_of_cue(cue_id)) as edit:
        return edit.writing.change(Cue, cue_id, expect=expect, **given)


def retire_cue(actor: Actor, cue_id: int, *, expect: int) -> Cue:
    """Take a cue away."""
    with editing(actor, "rundown.cue.retire", plan_of_cue(cue_id)) as edit:
        return edit.writing.retire(Cue, cue_id, expect=expect)


def restore_cue(actor: Actor, cue_id: int, *, expect: int) -> Cue:
    """Take it back."""
    with editing(actor, "rundown.cue.restore", plan_of_cue(cue_id)) as edit:
        return edit.writing.restore(Cue, cue_id, expect=expect)
