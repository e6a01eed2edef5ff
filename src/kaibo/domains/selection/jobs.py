"""Long work of selection, done by a worker process: previewing, importing and exporting a line-up.

Each does what a short table is answered with at once; see `actions.lineup_work`.
"""

from __future__ import annotations

import json
from typing import Any

from kaibo.kit.access import require
from kaibo.kit.jobs import Progress, Told, job

PREVIEW = "selection.lineup.preview"
IMPORT = "selection.lineup.import"
EXPORT = "selection.lineup.export"
#: Planning is shown as this much of an import; the rest is one transaction.
PLANNED = 0.7


@job(PREVIEW, "预览排品表「{title}」", told=Told.PAGE)
def preview(progress: Progress, *, show: int, title: str) -> None:
    """What a table would do; the answer is left for the page."""
    from kaibo.domains.people import public as people
    from kaibo.domains.selection import answers
    from kaibo.domains.selection.actions import lineup_import as importing
    from kaibo.domains.selection.actions import lineup_work as work
    from kaibo.kit import attachment

    actor = people.acting(progress.by, f"job:{PREVIEW}")
    require(actor, work.WRITE)
    ask = importing.Ask(**json.loads(attachment.given(progress.job)))

    def step(done: int, of: int) -> None:
        progress(done / of, f"看了 {done} 行，共 {of} 行")

    made = answers.previewed(*importing.preview(actor, show, ask, step=step))
    content = answers.encoded(made)
    attachment.make(progress.job, content, media=answers.JSON, rights=work.seen_with(actor))


@job(IMPORT, "导入排品表「{title}」", told=Told.OWNER)
def apply(progress: Progress, *, show: int, title: str, seen: str) -> dict[str, Any]:
    """Write what was previewed, whole or not at all, and once even if it runs again."""
    from kaibo.domains.people import public as people
    from kaibo.domains.selection import answers
    from kaibo.domains.selection.actions import lineup_import as importing
    from kaibo.domains.selection.actions import lineup_work as work
    from kaibo.kit import attachment

    if not attachment.is_made(progress.job):
        actor = people.acting(progress.by, f"job:{IMPORT}")
        require(actor, work.WRITE)
        ask = importing.Ask(**json.loads(attachment.given(progress.job)))

        def step(done: int, of: int) -> None:
            text = f"核对了 {done} 行，共 {of} 行"
            progress(PLANNED * done / of, text)

        def written(done: importing.Done) -> None:
            # With the rows or not at all: a worker that dies here has done everything or nothing,
            # and the next one can tell which.
            attachment.make(
                progress.job,
                answers.encoded(answers.applied(done)),
                media=answers.JSON,
                rights=work.seen_with(actor),
            )

        def last_moment(of: int) -> None:
            progress(PLANNED, f"正在一次写入 {of} 行", surely=True)

        importing.apply(
            actor, show, ask, seen=seen, step=step, last_moment=last_moment, written=written
        )
    return {"show": show}


@job(EXPORT, "导出排品表「{title}」", told=Told.OWNER)
def export(progress: Progress, *, show: int, title: str, map: int) -> None:
    """Write a show's links under a team's headers as a file to download."""
    from kaibo.domains.people import public as people
    from kaibo.domains.selection.actions import export as exporting
    from kaibo.domains.selection.actions import lineup_work as work
    from kaibo.kit import attachment
    from kaibo.kit.sheets.writing import XLSX

    def step(done: int, of: int) -> None:
        progress(done / of, f"写了 {done} 行，共 {of} 行")

    if not attachment.is_made(progress.job):
        actor = people.acting(progress.by, f"job:{EXPORT}")
        made = exporting.sheet(actor, show, map)
        content = exporting.written(made, step)
        progress(1.0, "写完了", surely=True)
        attachment.make(
            progress.job, content, name=made.name, media=XLSX, rights=work.seen_with(actor)
        )
