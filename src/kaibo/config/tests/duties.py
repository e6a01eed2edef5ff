"""Duties as the tables of who may what name them, and a person signed in for each."""

from __future__ import annotations

from django.test import Client

from kaibo.domains.people.models import User
from kaibo.domains.people.sign_in import BACKEND
from kaibo.kit import journal
from kaibo.kit.access import system
from kaibo.kit.rights import Duty

NOBODY = "no duty at all"
EVERYBODY = (
    "lead operator floor console host cohost media_buyer merchandiser service compliance editing"
    " partnerships observer"
)
DESK = "lead operator floor console"
LEADS = "lead operator"
SEES_MONEY = f"{DESK} host cohost media_buyer merchandiser service partnerships observer"


def sessions() -> dict[str, str]:
    """The session of one signed-in person for each duty, and of one who has none."""
    return {duty.value: _session(duty.value, [duty.value]) for duty in Duty} | {
        NOBODY: _session("nobody", [])
    }


def _session(name: str, duties: list[str]) -> str:
    person = journal.create(
        system("test"), "people.user.create", User, username=name, name=name, duties=duties
    )
    browser = Client()
    browser.force_login(person, backend=BACKEND)
    return browser.cookies["kaibo_session"].value
