"""Two people at once: exactly one wins, whatever the moment."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact
from kaibo.kit.tests.sample.models import Offer

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 8


def _both(first: object, second: object) -> list[object]:
    """Run two callables at the same moment in threads of their own; their results in any order."""
    results: list[object] = []
    start = threading.Barrier(2)

    def run(work: object) -> None:
        try:
            start.wait(timeout=10)
            results.append(work())  # type: ignore[operator]
        except Refusal as refusal:
            results.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(results) == 2
    return results


def test_of_two_approvals_at_once_exactly_one_wins(offer: Offer, ming: Actor, hong: Actor) -> None:
    for round_no in range(ROUNDS):
        expect = Offer.objects.get(pk=offer.pk).version

        def approve(actor: Actor, expect: int = expect) -> str:
            with journal.act(actor, "sample.offer.approve") as writing:
                row = writing.lock(Offer, offer.pk, expect=expect)
                assert row.status == "draft"
                writing.put(row, status="approved")
            return "approved"

        results = _both(lambda: approve(ming), lambda: approve(hong))

        refusals = [result for result in results if isinstance(result, Refusal)]
        assert results.count("approved") == 1
        assert [refusal.code for refusal in refusals] == ["stale"]
        assert Fact.objects.filter(verb="sample.offer.approve").count() == round_no + 1
        after = Offer.objects.get(pk=offer.pk)
        assert (after.status, after.version) == ("approved", expect + 1)
        journal.change(
            ming, "sample.offer.reopen", Offer, offer.pk, expect=expect + 1, status="draft"
        )


def test_of_two_rows_with_the_same_name_at_once_exactly_one_is_written(
    ming: Actor, hong: Actor
) -> None:
    def add(actor: Actor) -> str:
        journal.create(actor, "sample.offer.create", Offer, name="福利杯")
        return "created"

    results = _both(lambda: add(ming), lambda: add(hong))

    refusals = [result for result in results if isinstance(result, Refusal)]
    assert results.count("created") == 1
    assert [refusal.code for refusal in refusals] == ["duplicate"]
    assert Offer.objects.filter(name="福利杯").count() == 1
    assert Fact.objects.filter(subject_type="sample.offer").count() == 1
