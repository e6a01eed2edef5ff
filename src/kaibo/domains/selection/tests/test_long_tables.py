"""A long table is a job: watched, cancelled, killed, and still whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from kaibo.domains.people.tests.conftest import Browser
from kaibo.domains.selection.actions import lineup_work
from kaibo.domains.selection.models import Product
from kaibo.domains.selection.tests.conftest import HEADER, Importer, bag
from kaibo.domains.selection.tests.long_table import ROWS, ask, nothing, table, work
from kaibo.kit import attachment, claims
from kaibo.kit.attachment import Attachment
from kaibo.kit.clock import DAY, now_ms
from kaibo.kit.delivery import Delivery, Lane, State
from kaibo.kit.fact import Fact
from kaibo.kit.rights import Duty
from kaibo.kit.worker import Worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("every_sign")]


def test_a_long_table_is_answered_like_a_short_one(
    importer: Importer, learned: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = table()
    path = f"/api/shows/{importer.show}/lineup/preview"
    assert importer.page.post(path, text=table(50), map=learned).status_code == 200
    assert importer.page.post(path, text=text, map=learned).status_code == 202
    Delivery.objects.filter(name="selection.lineup.preview").update(state=State.CANCELLED)
    by_job = importer.preview(text, learned)
    with monkeypatch.context() as patch:
        patch.setattr(lineup_work, "AT_ONCE", ROWS)
        at_once = importer.preview(text, learned)
    assert by_job == at_once and by_job["counts"]["create"] == ROWS and nothing()
    done = importer.apply(text, learned, by_job["digest"]).json()
    assert done["counts"] == by_job["counts"] and done["undo_until"] > now_ms()
    assert done["announcement"].startswith("链接号变了：「第1款」无号→1号，")
    assert bag(importer.show) == [(n, f"第{n}款") for n in range(1, ROWS + 1)]
    fact = Fact.objects.filter(act=done["act"])[0]
    assert (str(fact.actor), fact.cause) == ("阿明", "job:selection.lineup.import")
    undone = importer.page.post(f"/api/shows/{importer.show}/undo", act=done["act"])
    assert undone.status_code == 200 and bag(importer.show) == []


def test_the_same_long_table_twice_changes_nothing(importer: Importer, learned: int) -> None:
    importer.apply(table(), learned)
    facts = Fact.objects.count()
    done = importer.apply(table(), learned).json()
    assert (done["act"], done["undo_until"], done["counts"]["same"]) == (None, None, ROWS)
    assert Fact.objects.count() == facts


def test_it_shows_how_many_rows_are_done_of_all(
    importer: Importer, learned: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, str]] = []
    renew = claims.renew

    def watched(row: Delivery, owner: str, *lease: int, **shown: Any) -> Delivery | None:
        told.append((shown["progress"], shown["note"]))
        return renew(row, owner, *lease, **shown)

    number = ask(importer, learned, table())
    monkeypatch.setattr(claims, "renew", watched)
    work()
    assert told[0] == (0, f"核对了 0 行，共 {ROWS} 行")
    assert told[30] == (350, f"核对了 30 行，共 {ROWS} 行")
    assert told[-1] == (700, f"正在一次写入 {ROWS} 行")
    shown = importer.page.get(f"/api/jobs/{number}")
    assert (shown["label"], shown["state"], shown["progress"]) == (
        "导入排品表「双十一预热」", "done", 1.0,
    )  # fmt: skip


@pytest.mark.parametrize("after", [0, 30, ROWS], ids=["at once", "half way", "before the write"])
def test_cancelled_at_any_moment_before_the_write_nothing_is_written(
    after: int, importer: Importer, learned: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = ask(importer, learned, table())
    signs, renew = [0], claims.renew

    def pressing(row: Delivery, owner: str, *lease: int, **shown: Any) -> Delivery | None:
        if signs[0] == after:
            assert importer.page.post(f"/api/jobs/{number}/cancel").json()["cancel_asked"]
        signs[0] += 1
        return renew(row, owner, *lease, **shown)

    monkeypatch.setattr(claims, "renew", pressing)
    row = work()
    assert (row.state, row.note, nothing()) == (State.CANCELLED, "已取消", True)
    answer = importer.page.client.get(f"/api/lineup/imports/{number}")
    assert (answer.status_code, answer.json()["code"]) == (410, "gone")


def test_right_before_the_write_it_is_looked_again_however_short_ago_that_was(
    importer: Importer, learned: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kaibo.kit.running.SHOWN_EVERY", 3_600.0)
    number = ask(importer, learned, table())
    looks, renew = [0], claims.renew

    def pressing(row: Delivery, owner: str, *lease: int, **shown: Any) -> Delivery | None:
        looks[0] += 1
        seen = renew(row, owner, *lease, **shown)
        if looks[0] == 1:
            importer.page.post(f"/api/jobs/{number}/cancel")
        return seen

    monkeypatch.setattr(claims, "renew", pressing)
    assert (work().state, looks, nothing()) == (State.CANCELLED, [2], True)


def test_cancelled_while_it_waits_it_never_starts(importer: Importer, learned: int) -> None:
    number = ask(importer, learned, table())
    assert importer.page.post(f"/api/jobs/{number}/cancel").json()["state"] == "cancelled"
    assert not Worker([Lane.JOB]).step() and nothing()


def test_a_worker_that_dies_before_the_end_of_the_write_leaves_nothing_and_the_next_does_it(
    importer: Importer, learned: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Died(BaseException):
        """What kill -9 is to the transaction."""

    def die(*_: object, **__: object) -> None:
        raise Died

    number = ask(importer, learned, table())
    with monkeypatch.context() as patch, pytest.raises(Died):
        patch.setattr(attachment, "make", die)
        work()
    assert nothing()
    Delivery.objects.filter(pk=number).update(lease_until=0)
    row = work()
    assert (row.pk, row.state, row.attempts) == (number, State.DONE, 2)
    assert len(bag(importer.show)) == ROWS


def test_a_worker_that_dies_right_after_the_write_has_written_and_the_next_one_knows(
    importer: Importer, learned: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = ask(importer, learned, table())
    with monkeypatch.context() as patch:
        patch.setattr(claims, "finish", lambda *_, **more: False)
        work()
    facts = Fact.objects.count()
    assert len(bag(importer.show)) == ROWS
    Delivery.objects.filter(pk=number).update(lease_until=0)
    row = work()
    assert (row.state, row.error, row.attempts) == (State.DONE, "", 2)
    assert Fact.objects.count() == facts
    done = importer.page.get(f"/api/lineup/imports/{number}")
    assert done["counts"]["create"] == ROWS and done["act"] is not None


def test_what_was_pasted_is_gone_when_it_is_done_and_the_answer_after_a_day(
    importer: Importer, learned: int, page_of: Callable[[Duty], Browser]
) -> None:
    number = ask(importer, learned, table())
    assert "第60款".encode() in attachment.given(number)
    work()
    left = Attachment.objects.get(job_id=number)
    assert (left.part, left.rights) == ("made", ["money.cost.read", "money.profit.read"])
    stranger = page_of(Duty.MERCHANDISER).client.get(f"/api/lineup/imports/{number}")
    assert (stranger.status_code, stranger.json()["code"]) == (404, "not_found")
    Attachment.objects.filter(pk=left.pk).update(created_at=now_ms() - DAY - 1)
    assert attachment.sweep(500) == 1
    answer = importer.page.client.get(f"/api/lineup/imports/{number}")
    assert (answer.status_code, answer.json()["code"]) == (410, "gone")


def test_a_preview_is_told_to_its_page_only(importer: Importer, learned: int) -> None:
    importer.preview(table(), learned)
    assert importer.page.get("/api/jobs") == []
    importer.apply(table(), learned)
    assert [one["name"] for one in importer.page.get("/api/jobs")] == ["selection.lineup.import"]


def test_more_than_a_thousand_rows_are_one_act_and_are_taken_back_as_one(
    importer: Importer, learned: int
) -> None:
    lines = [f"{n}\t{n}号\t第{n}款\t\t\t\t\t\t\t\t{n}.5\t" for n in range(1, 1_102)]
    done = importer.apply("\n".join((HEADER, *lines)), learned).json()
    assert done["counts"]["create"] == 1_101 and len(bag(importer.show)) == 1_101
    assert Fact.objects.filter(verb="selection.lineup.import").values("act").distinct().count() == 1
    undone = importer.page.post(f"/api/shows/{importer.show}/undo", act=done["act"])
    assert undone.status_code == 200 and bag(importer.show) == []
    assert not Product.objects.active().exists()


def test_more_than_two_thousand_rows_are_refused(importer: Importer, learned: int) -> None:
    path = f"/api/shows/{importer.show}/lineup/preview"
    refused = importer.page.post(path, text=table(2_001), map=learned)
    assert (refused.status_code, refused.json()["code"]) == (413, "too_large")
    assert "一次最多导入 2000 行，这里有 2001 行" in refused.json()["text"]


def test_a_long_export_is_a_file_of_a_job_for_who_asked(
    importer: Importer, learned: int, monkeypatch: pytest.MonkeyPatch,
    page_of: Callable[[Duty], Browser],
) -> None:  # fmt: skip
    importer.apply(table(), learned)
    monkeypatch.setattr("kaibo.domains.selection.actions.export.CELLS_AT_ONCE", 60)
    path = f"/api/shows/{importer.show}/lineup/export"
    answer = importer.page.post(path, map=learned)
    assert answer.status_code == 202
    row = work()
    shown = importer.page.get(f"/api/jobs/{row.pk}")
    assert (shown["label"], shown["file"]) == (
        "导出排品表「双十一预热」", "双十一预热-我们的排品表.xlsx",
    )  # fmt: skip
    file = importer.page.client.get(f"/api/jobs/{row.pk}/file")
    sheet = openpyxl.load_workbook(io.BytesIO(file.content)).active
    assert (sheet.max_row, sheet["C61"].value, sheet["J61"].value) == (61, "第60款", 3.2)
    assert page_of(Duty.MERCHANDISER).client.get(f"/api/jobs/{row.pk}/file").status_code == 404
