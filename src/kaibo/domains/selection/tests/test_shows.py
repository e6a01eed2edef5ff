"""Shows by API: of two people who change one show at once the slower sees both values."""

from __future__ import annotations

import pytest

from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.selection.models import Show
from kaibo.domains.selection.tests.conftest import EVENING
from kaibo.kit.clock import HOUR

pytestmark = pytest.mark.django_db


def test_who_was_slower_sees_both_values_of_a_show(desk: Browser, show: Show) -> None:
    path = f"/api/shows/{show.pk}"
    plan = {
        "room": "flagship-a",
        "title": "双十一预热",
        "starts_at": EVENING,
        "ends_at": EVENING + 4 * HOUR,
        "kind": "store_run",
    }
    faster = desk.post(path, **{**plan, "expect": 1, "starts_at": EVENING + HOUR})
    assert faster.status_code == 200
    slower = desk.post(path, **{**plan, "expect": 1, "title": "双十一"}).json()
    assert slower["code"] == "stale"
    fields = slower["values"]["fields"]
    assert [(one["field"], one["current_said"], one["yours_said"]) for one in fields] == [
        ("title", "双十一预热", "双十一"),
        ("starts_at", "11月2日 20:00", "11月2日 19:00"),
    ]
    late = desk.post(f"{path}/status", expect=1, status="armed").json()
    assert [one["field"] for one in late["values"]["fields"]] == ["status"]
    assert Show.objects.get().version == 2
