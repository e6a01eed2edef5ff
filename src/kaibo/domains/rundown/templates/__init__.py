"""Plans to begin from, as data: one JSON file each, invented from end to end.

A script in them has blanks such as {到手价}, filled from the show's own links when it is read.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec

from kaibo.domains.rundown.choices import BlockKind, CueKind, Lane, PlanKind
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import Duty

Seconds = Annotated[int, msgspec.Meta(ge=0, le=86_400)]
LinkNo = Annotated[int, msgspec.Meta(ge=1)]


class TemplateBlock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One block of script."""

    kind: BlockKind
    text: str


class TemplateCue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One cue, `at_s` seconds after its segment's start."""

    at_s: Seconds
    duty: Duty
    kind: CueKind
    text: str


class TemplateSegment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One segment; `at_s` is its hard start, in seconds after the start of the slot."""

    title: str
    lane: Lane
    seconds: Seconds
    purpose: str
    link_no: LinkNo | None
    in_loop: bool
    at_s: Seconds | None
    note: str
    blocks: tuple[TemplateBlock, ...]
    cues: tuple[TemplateCue, ...]


class TemplateTarget(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Share of talk (1/10000) meant for a link number."""

    link_no: LinkNo
    share: Annotated[int, msgspec.Meta(ge=0, le=10_000)]


class Template(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole plan to begin from."""

    id: str
    name: str
    kind: PlanKind
    summary: str
    target_s: Seconds | None
    talk_targets: tuple[TemplateTarget, ...]
    segments: tuple[TemplateSegment, ...]


@cache
def every() -> dict[str, Template]:
    """All templates by id, in the order of their ids."""
    files = sorted(Path(__file__).parent.glob("*.json"))
    found = [msgspec.json.decode(file.read_bytes(), type=Template) for file in files]
    return {template.id: template for template in found}


def named(template_id: str) -> Template:
    """One template. Refusal: `not_found`."""
    found = every().get(template_id)
    if found is None:
        raise Refusal("not_found", f"没有名为「{template_id}」的脚本模板。")
    return found
