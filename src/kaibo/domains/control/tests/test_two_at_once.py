"""Two people at once: one token is given out, one source is made, and the other is told."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from kaibo.domains.control import public
from kaibo.domains.control.actions import sources
from kaibo.domains.control.choices import Level
from kaibo.domains.control.models import Room, Source
from kaibo.domains.control.public import SenderCard
from kaibo.domains.control.tests.conftest import Made
from kaibo.kit.access import system
from kaibo.kit.errors import Refusal
from kaibo.kit.fact import Fact

pytestmark = pytest.mark.django_db(transaction=True)
SHOP_A = SenderCard("flagship-a", "douyin:shopA")


def _both(first: Callable[[], object], second: Callable[[], object]) -> list[object]:
    """Run two at the same moment in threads of their own; their results in any order."""
    results: list[object] = []
    start = threading.Barrier(2)

    def run(work: Callable[[], object]) -> None:
        try:
            start.wait(timeout=10)
            results.append(work())
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


def test_of_two_who_rotate_at_once_one_gets_the_token_and_one_is_told(made: Made) -> None:
    source, old = made
    for expect in range(1, 7):

        def rotate(who: str, expect: int = expect) -> str:
            return sources.rotate(system(who), source.pk, expect=expect)[1]

        results = _both(lambda: rotate("a"), lambda: rotate("b"))
        tokens = [one for one in results if isinstance(one, str)]
        refusals = [one.code for one in results if isinstance(one, Refusal)]
        assert (len(tokens), refusals) == (1, ["stale"])
        assert (public.sender_of(tokens[0]), public.sender_of(old)) == (SHOP_A, None)
        old = tokens[0]
    assert Fact.objects.filter(verb="control.source.rotate").count() == 6


def test_of_two_who_add_the_same_source_at_once_one_does(room: Room) -> None:
    def add(who: str) -> str:
        return sources.add(system(who), room.pk, name="douyin:x", level=Level.PUSH)[1]

    results = _both(lambda: add("a"), lambda: add("b"))
    assert [one.code for one in results if isinstance(one, Refusal)] == ["duplicate"]
    assert Source.objects.count() == 1
    [token] = [one for one in results if isinstance(one, str)]
    assert public.sender_of(token) == SenderCard("flagship-a", "douyin:x")
