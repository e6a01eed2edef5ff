"""Somebody at the import page: files handed in, jobs done, what was found asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kaibo.domains.control.imports import actions, settling, shelf
from kaibo.domains.control.imports.records import ImportedFile
from kaibo.domains.people.tests.conftest import Browser
from kaibo.kit.access import Actor
from kaibo.kit.delivery import Lane
from kaibo.kit.worker import Worker


@dataclass
class Importing:
    """One person's import page."""

    page: Browser
    actor: Actor

    def hand_in(self, name: str, content: bytes, *, watched: bool = False) -> int:
        """A file, read by the worker; its id."""
        receiving = shelf.Receiving(name)
        receiving.write(content)
        sha256 = receiving.keep()
        row = actions.take(
            self.actor, sha256=sha256, name=name, size=len(content), modified=None, watched=watched
        )
        self.work()
        return row.pk

    def work(self) -> None:
        """Do all that is to be done, as the worker and the server would."""
        worker = Worker([Lane.JOB, Lane.SERVER, Lane.REACTION])
        while worker.step():
            pass
        settling.settle()

    def file(self, ident: int) -> Any:
        """The file as the page shows it."""
        return self.page.get(f"/api/imports/{ident}")["file"]

    def preview(self, ident: int) -> Any:
        """Its preview."""
        return self.page.get(f"/api/imports/{ident}")["preview"]

    def set_up(self, ident: int, **values: Any) -> Any:
        """Other settings, all else as it is; read anew."""
        row = self.file(ident)
        kept = {"tz": row["tz"], "as_of": row["as_of"], "rooms": {}, "taught": row["taught"]}
        path = f"/api/imports/{ident}"
        answer = self.page.post(path, expect=row["version"], **{**kept, **values})
        self.work()
        return answer

    def store(self, ident: int, rooms: Mapping[str, str | None] | None = None, **more: Any) -> Any:
        """Store it, all that is placed by itself going there; the answer."""
        placed = {one["account"]: one["room"] for one in self.preview(ident)["placings"]}
        wanted = {k: v for k, v in placed.items() if v is not None} | dict(rooms or {})
        answer = self.page.post(
            f"/api/imports/{ident}/store",
            expect=self.file(ident)["version"],
            rooms=wanted,
            **more,
        )
        self.work()
        return answer

    def withdraw(self, ident: int, reason: str = "存错了直播间") -> Any:
        """Take it back, the job not done yet; the answer."""
        version = self.file(ident)["version"]
        return self.page.post(f"/api/imports/{ident}/withdraw", expect=version, reason=reason)

    def forget(self, ident: int) -> Any:
        """Throw it away; the answer."""
        return self.page.post(f"/api/imports/{ident}/forget", expect=self.file(ident)["version"])

    def level(self, room: str, show: str, level: str = "show") -> dict[str, dict[str, Any]]:
        """Measures of a level's rows, by key."""
        rows = self.page.get(f"/api/rooms/{room}/shows/{show}/levels/{level}")["rows"]
        return {row["key"]: row["measures"] for row in rows}

    def shows(self, room: str) -> list[dict[str, Any]]:
        """The room's shows."""
        found: list[dict[str, Any]] = self.page.get(f"/api/rooms/{room}/shows")
        return found


def everything_kept(sha256: str) -> bytes:
    """All that was laid aside of a file but the raw file itself, unpacked."""
    import gzip

    place = shelf.of(sha256)
    return b"".join(
        gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for path in place.iterdir()
        if path.name != shelf.RAW
    )


def row_of(ident: int) -> ImportedFile:
    """Its record."""
    return ImportedFile.objects.get(pk=ident)
