"""The rooms of a file's accounts as its preview has them, looked at again before it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from kaibo.domains.control.imports import accounts
from kaibo.domains.control.imports.beside import Named, beside, named_on
from kaibo.domains.control.imports.destinations import called_in
from kaibo.domains.control.imports.records import ImportedFile


def as_of_now(
    row: ImportedFile, preview: Mapping[str, Any], there: Iterable[Named] | None = None
) -> list[dict[str, Any]]:
    """The rooms of a file's accounts as its preview has them, and why as of now. One for which
    another room would be found today keeps the room it was compared with. `there`: the shops that
    files of its platform name, where they are at hand."""
    names = {one["account"]: "" for one in preview["placings"]} | called_in(preview)
    others = beside(named_on(row.platform) if there is None else there, row.holds, row.pk)
    fresh = accounts.placed(row.platform, names, row.rooms, others)
    return [
        asdict(now) if (now := fresh[one["account"]]).room == one["room"] else one
        for one in preview["placings"]
    ]
