"""What somebody changes while a long table waits or is worked on is seen: nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kaibo.domains.people.models import User
from kaibo.domains.people.tests.conftest import Browser, MakeUser
from kaibo.domains.selection.actions import lineup_import
from kaibo.domains.selection.lineup import plan as planning
from kaibo.domains.selection.models import Link
from kaibo.domains.selection.tests.conftest import Importer
from kaibo.domains.selection.tests.long_table import ROWS, ask, code, nothing, table, work
from kaibo.kit import journal
from kaibo.kit.access import Actor
from kaibo.kit.delivery import State
from kaibo.kit.rights import Duty

#: A worker that was refused looks whether its connection is still good: not within a test's own
#: transaction.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("every_sign")]


def test_what_changed_after_the_preview_is_refused_and_told_to_the_page_alone(
    importer: Importer, learned: int, lead: Actor
) -> None:
    importer.apply(table(), learned)
    number = ask(importer, learned, table(price="8.8"))
    first = Link.objects.get(link_no=1)
    journal.change(
        lead, "selection.link.set_offer", Link, first.pk, expect=first.version, final_price=700
    )
    row = work()
    assert (row.state, code(row)) == (State.DEAD, "preview_outdated")
    assert row.error == "预览之后商品或链接被人改过，什么也没有写入。请再看一遍新的预览。"
    assert [link.final_price for link in Link.objects.order_by("link_no")[:2]] == [700, 990]
    assert importer.page.get(f"/api/jobs/{number}")["result"]["code"] == "preview_outdated"
    assert importer.page.get("/api/work/dead") == []


def test_what_is_changed_while_it_plans_is_seen_before_the_write(
    importer: Importer, learned: int, lead: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    importer.apply(table(), learned)
    number = ask(importer, learned, table(price="8.8"))
    real = planning.plan

    def slowly(*args: Any, **more: Any) -> Any:
        made = real(*args, **more)
        if Link.objects.get(link_no=1).final_price == 990:
            first = Link.objects.get(link_no=1)
            journal.change(
                lead, "selection.link.set_offer", Link, first.pk,
                expect=first.version, final_price=700,
            )  # fmt: skip
        return made

    monkeypatch.setattr(lineup_import, "plan", slowly)
    row = work()
    assert (row.pk, code(row)) == (number, "preview_outdated")
    assert [link.final_price for link in Link.objects.order_by("link_no")[:2]] == [700, 990]


def test_of_two_people_who_import_at_once_the_second_is_shown_a_new_preview(
    importer: Importer, learned: int, page_of: Callable[[Duty], Browser]
) -> None:
    other = Importer(page_of(Duty.MERCHANDISER), importer.show)
    seen = importer.preview(table(), learned)["digest"]
    others = other.preview(table(price="8.8"), learned)["digest"]
    one = ask(importer, learned, table(), seen)
    two = ask(other, learned, table(price="8.8"), others)
    assert work().pk == one
    row = work()
    assert (row.pk, code(row)) == (two, "preview_outdated")
    assert set(Link.objects.values_list("final_price", flat=True)) == {990}
    again = other.preview(table(price="8.8"), learned)
    assert again["counts"]["update"] == ROWS
    assert other.apply(table(price="8.8"), learned, again["digest"]).status_code == 200
    assert set(Link.objects.values_list("final_price", flat=True)) == {880}


def test_whoever_has_lost_the_duty_meanwhile_writes_nothing(
    importer: Importer, learned: int, make_user: MakeUser
) -> None:
    user = make_user("qian", "小钱", Duty.MERCHANDISER)
    page = Browser("192.168.9.9")
    page.sign_in(user)
    number = ask(Importer(page, importer.show), learned, table())
    journal.change(
        Actor(None, "系统", frozenset(), "test"), "people.user.change", User, user.pk,
        expect=journal.ANY, duties=["host"],
    )  # fmt: skip
    row = work()
    assert (row.pk, row.state, code(row)) == (number, State.DEAD, "forbidden")
    assert nothing()
