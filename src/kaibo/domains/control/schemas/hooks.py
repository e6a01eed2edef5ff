"""The contract of the hook as the API describes it: the event, the answer, the refusals."""

from __future__ import annotations

from typing import Any

import msgspec
from ninja import Schema

from kaibo.live.events import Event
from kaibo.live.events_words import FIELDS

#: Kinds and what each needs stand in docs/specs/events.md; this many words belong in a schema.
KIND_ABOUT = "What happened: a kind of docs/specs/events.md, `sample.<name>` or `report.<name>`."


class HookLine(Schema):
    """An event that was not taken: `line` counts from 1, of an array the elements."""

    line: int
    code: str
    text: str


class HookAnswer(Schema):
    """What became of the events; given when what was taken is durable and counted.

    `quarantined` names the first hundred of the `refused`; `first_offset` null: none was taken.
    """

    first_offset: int | None
    accepted: int
    duplicate: int
    quarantined: list[HookLine]
    refused: int
    offset: int


class HookRefusal(Schema):
    """Nothing was recorded: a stable code and a Chinese sentence; `values` of `stale_timestamp`."""

    code: str
    text: str
    values: dict[str, int] | None = None


def event_schema() -> dict[str, Any]:
    """JSON Schema of one event, read off the envelope itself, each field with its meaning."""
    _, parts = msgspec.json.schema_components([Event])
    schema: dict[str, Any] = parts["Event"]
    for name, field in schema["properties"].items():
        field["description"] = KIND_ABOUT if name == "kind" else FIELDS[name]
    schema["required"] = ["id", "kind", "ts"]
    schema["description"] = "One thing that happened (docs/specs/events.md)."
    # A field we do not know is kept in `x.extra`, not refused.
    schema.pop("additionalProperties", None)
    return schema


def request_body() -> dict[str, Any]:
    """The body of a request in the three shapes it may have, for the description of the API."""
    event = event_schema()
    example = {"id": "m1", "kind": "sample.online", "ts": 1772366400000, "n": 412}
    either = {"oneOf": [event, {"type": "array", "items": event}]}
    lines = {"type": "string", "description": "One event a line (NDJSON)."}
    return {
        "required": True,
        "content": {
            "application/json": {"schema": either, "example": example},
            "application/x-ndjson": {"schema": lines},
        },
    }
