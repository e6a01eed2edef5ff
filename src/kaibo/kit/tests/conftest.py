"""People for the kit's tests, made as everything is made: by the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model

from kaibo.kit import journal
from kaibo.kit.access import Actor, system
from kaibo.kit.rights import Duty
from kaibo.kit.tests.sample.models import Offer
from kaibo.kit.tests.sample.reactions import trace

MakeActor = Callable[..., Actor]


@pytest.fixture
def no_traces() -> Iterator[None]:
    """Afterwards no file is left by which work told of itself."""
    yield
    for name in ("inside", "outside", "count"):
        for file in (trace(name), trace(name).with_suffix(".hold")):
            file.unlink(missing_ok=True)


@pytest.fixture
def make_actor() -> MakeActor:
    """A person with these duties, in the database."""

    def make(name: str, *duties: Duty) -> Actor:
        model: Any = get_user_model()
        codes = sorted(duty.value for duty in duties)
        user = journal.create(
            system("test"), "people.user.create", model, username=name, name=name, duties=codes
        )
        return Actor(user.pk, name, frozenset(duties))

    return make


@pytest.fixture
def ming(make_actor: MakeActor) -> Actor:
    """A lead called 阿明."""
    return make_actor("阿明", Duty.LEAD)


@pytest.fixture
def hong(make_actor: MakeActor) -> Actor:
    """An operator called 小红."""
    return make_actor("小红", Duty.OPERATOR)


@pytest.fixture
def offer(ming: Actor) -> Offer:
    """An offer of 89 yuan, made by 阿明."""
    return journal.create(
        ming, "sample.offer.create", Offer, name="精华 30ml", price=8_900, supplier_token="tok-1"
    )
