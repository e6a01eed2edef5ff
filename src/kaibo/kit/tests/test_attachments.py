"""What a job was given and has made: for whom, and for how long."""

from __future__ import annotations

import pytest

from kaibo.kit import attachment, jobs
from kaibo.kit.access import Actor
from kaibo.kit.attachment import Attachment
from kaibo.kit.clock import DAY, now_ms
from kaibo.kit.errors import Refusal
from kaibo.kit.rights import Duty
from kaibo.kit.sweeping import Sweeper

pytestmark = pytest.mark.django_db


def _code(actor: Actor, job: int) -> str:
    with pytest.raises(Refusal) as caught:
        attachment.fetch(actor, job)
    return caught.value.code


def test_what_was_made_takes_the_place_of_what_was_given(ming: Actor) -> None:
    job = jobs.start(ming, "sample.count", to=1)
    assert _code(ming, job) == "gone"
    attachment.give(job, "粘贴的表".encode())
    assert attachment.given(job).decode() == "粘贴的表" and not attachment.is_made(job)
    attachment.make(job, b"x,y", name="表.csv", media="text/csv")
    assert attachment.is_made(job) and attachment.file_names([job]) == {job: "表.csv"}
    assert bytes(attachment.fetch(ming, job).content) == b"x,y"
    with pytest.raises(Refusal, match="已经清掉"):
        attachment.given(job)


def test_it_takes_the_rights_of_what_is_in_it_at_the_time_of_fetching(ming: Actor) -> None:
    job = jobs.start(ming, "sample.count", to=1)
    attachment.make(job, b"1", name="x", media="text/csv", rights=["money.gmv.read"])
    lead = Actor(ming.id, ming.name, frozenset({Duty.LEAD}))
    editing = Actor(ming.id, ming.name, frozenset({Duty.EDITING}))
    assert attachment.fetch(lead, job).name == "x"
    assert _code(editing, job) == "forbidden"
    assert _code(Actor(-1, "别人", frozenset({Duty.CONSOLE})), job) == "not_found"


def test_after_a_day_it_is_swept(ming: Actor) -> None:
    old, new = (jobs.start(ming, "sample.count", to=1) for _ in range(2))
    for job in (old, new):
        attachment.make(job, b"1", name="x", media="text/csv")
    Attachment.objects.filter(job_id=old).update(created_at=now_ms() - DAY - 1)
    assert Sweeper().sweep_when_due() is False
    assert [one.job_id for one in Attachment.objects.all()] == [new]
    assert _code(ming, old) == "gone"
