"""What was changed in a segment, step by step, as the API answers it."""

from __future__ import annotations

from ninja import Schema


class ScriptLineOut(Schema):
    """One block in a comparison; `op` is same, removed or added."""

    op: str
    kind: str
    text: str


class SegmentFieldOut(Schema):
    """One field before and after."""

    field: str
    label: str
    before: str | None
    after: str | None


class SegmentStepOut(Schema):
    """One change of a segment, its script or its cues."""

    fact: int
    act: str
    at: int
    by: str
    verb: str
    label: str
    subject: str
    version: int
    reason: str
    fields: list[SegmentFieldOut]
    script: list[ScriptLineOut]
