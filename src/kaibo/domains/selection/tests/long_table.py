"""A table too long to answer at once, and the job that imports it."""

from __future__ import annotations

from kaibo.domains.selection.models import Link, Product, Sku
from kaibo.domains.selection.tests.conftest import HEADER, Importer
from kaibo.kit.delivery import Delivery, Lane
from kaibo.kit.worker import Worker

ROWS = 60


def table(rows: int = ROWS, price: str = "9.9") -> str:
    """A table of so many new products, numbered."""
    lines = [
        f"{n}\t{n}号\t第{n}款\t\t\t拍1发2\t{n}\t\t\t3.2\t{price}\t" for n in range(1, rows + 1)
    ]
    return "\n".join((HEADER, *lines))


def ask(importer: Importer, learned: int, text: str, seen: str = "") -> int:
    """Press import on what the preview shows; the number of the job."""
    digest = seen or importer.preview(text, learned)["digest"]
    path = f"/api/shows/{importer.show}/lineup/apply"
    answer = importer.page.post(path, text=text, map=learned, digest=digest)
    assert answer.status_code == 202
    number: int = answer.json()["job"]
    return number


def work() -> Delivery:
    """What a worker does next."""
    assert Worker([Lane.JOB]).step()
    return Delivery.objects.filter(lane=Lane.JOB).latest("touched_at")


def code(row: Delivery) -> str:
    """What the job was refused with."""
    assert row.result is not None
    code: str = row.result["code"]
    return code


def nothing() -> bool:
    """Whether nothing was written."""
    return not Link.objects.exists() and not Product.objects.exists() and not Sku.objects.exists()
