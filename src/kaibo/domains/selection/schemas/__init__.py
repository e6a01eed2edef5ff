"""The shapes of selection's API. Answers have no defaults, so that the client's types are exact."""

from __future__ import annotations

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field

from kaibo.kit.shapes import Version

Pieces = Annotated[int, Field(ge=0, le=10**9, description="pieces; null is unknown")]


class In(Schema):
    """What a page sends: a name we do not know is an error, not a silent loss."""

    model_config = ConfigDict(extra="forbid")


class Expect(In):
    """Which version the page has seen."""

    expect: Version
