"""Reactions of the sample domain. Files in the data folder tell a test how far they are."""

from __future__ import annotations

import time
from pathlib import Path

from django.conf import settings

from kaibo.kit import journal
from kaibo.kit.access import system
from kaibo.kit.fact import Fact
from kaibo.kit.reactions import reaction
from kaibo.kit.tests.sample.models import OfferNote


def trace(name: str) -> Path:
    """The file in which work called `name` leaves one line for each time it starts."""
    return Path(settings.DATA_DIR) / f"{name}.trace"


def starts(name: str) -> int:
    """How often it has started."""
    file = trace(name)
    return len(file.read_text().splitlines()) if file.exists() else 0


def leave_trace_and_wait(name: str) -> None:
    """Say that it runs, then wait for as long as the test keeps the `.hold` file."""
    with trace(name).open("a") as file:
        file.write("started\n")
    hold = trace(name).with_suffix(".hold")
    while hold.exists():
        time.sleep(0.01)


@reaction("sample.offer.inside", name="sample.note")
def write_a_note(fact: Fact) -> None:
    """Writes a row, in one transaction with being done."""
    journal.create(
        system("reaction:sample.note"),
        "sample.note.create",
        OfferNote,
        offer_id=fact.subject_id,
        text="由反应写下",
    )
    leave_trace_and_wait("inside")


@reaction("sample.offer.outside", outside=True, name="sample.call")
def call_the_outside(fact: Fact) -> None:
    """Stands for a message to a far server."""
    leave_trace_and_wait("outside")


@reaction("sample.offer.hopeless", name="sample.hopeless")
def never_works(fact: Fact) -> None:
    """Writes a row and fails: the row must not stay."""
    journal.create(
        system("reaction:sample.hopeless"),
        "sample.note.create",
        OfferNote,
        offer_id=fact.subject_id,
        text="不该留下",
    )
    raise ConnectionError("对方没有应答")
