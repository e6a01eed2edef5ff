"""People and tonight's show for the tests of content; every request goes the whole way."""

from __future__ import annotations

from typing import Any

import pytest

from kaibo.domains.compliance import public as compliance
from kaibo.domains.compliance.register import forget
from kaibo.domains.control.tests.conftest import browser, desk, lead, make_user, ming, page_of
from kaibo.domains.control.tests.hall import EVENING, ROOM, Evening, planned
from kaibo.kit.access import system

__all__ = ["browser", "desk", "lead", "make_user", "ming", "page_of"]


@pytest.fixture
def evening() -> Evening:
    """A planned show whose link costs 89 yuan."""
    compliance.warm()
    forget()
    return planned(system("test"))


@pytest.fixture
def clip(evening: Evening) -> dict[str, Any]:
    """The body of a clip of it that breaks no rule."""
    return {
        "room": ROOM, "show": str(evening.show), "product": evening.essence,
        "platform": "douyin", "account": "官方切片号", "title": "保湿精华怎么用",
        "spoken": "早晚洗完脸，两三滴拍开", "shown": "保湿精华", "ad_label": True,
        "starts_at": EVENING + 60_000, "ends_at": EVENING + 95_000,
    }  # fmt: skip
