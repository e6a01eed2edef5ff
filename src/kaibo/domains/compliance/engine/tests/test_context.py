"""Where a text stands: surfaces by the names people write, categories that are kinds of others, and a
claim that begins with its own no."""

from __future__ import annotations

import pytest

from kaibo.domains.compliance.engine.context import Context
from kaibo.domains.compliance.engine.frames.denial import denied
from kaibo.domains.compliance.engine.shipped import shipped_checker


@pytest.mark.parametrize(
    ("called", "surface"),
    [
        ("viewer comment", "viewer_comment"), ("Staff-Reply", "staff_reply"), ("card", "product_card"),
        ("live_speech", "live_speech"), ("", "live_speech"),
    ],
)  # fmt: skip
def test_a_surface_goes_by_the_names_people_write(called: str, surface: str) -> None:
    assert Context.told({"surface": called}).surface == surface


def test_what_is_said_of_infants_things_holds_for_their_milk() -> None:
    said = "媲美母乳，可以替代亲喂"
    found = shipped_checker().check(said, Context(category="infant_formula"))
    assert "EFF-11" in {one.rule for one in found.findings}


@pytest.mark.parametrize(
    "claim", ["别信什么没副作用", "治不了高血压", "领不了国补", "我们不治失眠"]
)
def test_a_claim_that_begins_with_its_own_no_is_denied(claim: str) -> None:
    assert denied(claim, 0, len(claim))


@pytest.mark.parametrize("claim", ["不信你试试全网最低", "别信邪，就是最便宜", "治不治都能好"])
def test_a_dare_is_no_denial(claim: str) -> None:
    assert not denied(claim, 0, len(claim))
