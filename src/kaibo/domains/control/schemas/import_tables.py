"""Shapes of tables that are known, that were taught, and that are to be taught."""

from __future__ import annotations

from typing import Annotated, Any

from ninja import Field, Schema

from kaibo.domains.control.schemas.setup import In


class SampleOut(Schema):
    """A table nobody knows, and what it may mean."""

    sheet: str
    header_row: int
    headers: list[str]
    rows: list[list[str]]
    suggested: dict[str, Any]


class TeachIn(In):
    """What a table means, under a name; the file is then read with it."""

    expect: int
    name: Annotated[str, Field(min_length=1, max_length=40)]
    headers: Annotated[list[str], Field(min_length=1, max_length=1_000)]
    mapping: dict[str, Any]


class CheckIn(In):
    """A mapping to be checked."""

    mapping: dict[str, Any]


class CheckedOut(Schema):
    """What is missing in a mapping; nothing when it can be used."""

    missing: list[str]


class TaughtOut(Schema):
    """A table that was taught."""

    id: int
    version: int
    name: str
    headers: list[str]
    mapping: dict[str, Any]


class FormatOut(Schema):
    """A format that is known."""

    id: str
    title: str
    platform: str
    platform_label: str
    holds: str
    holds_label: str
