"""Which version of a row a writer has seen: what it changes must still be what it looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias, TypeVar

from kaibo.kit import refusals
from kaibo.kit.record import Record
from kaibo.kit.refusals import Differing

R = TypeVar("R", bound=Record)


class AnyVersion:
    """Says aloud that a writer does not mind which version it changes: for machines, not pages."""


ANY: Final = AnyVersion()

#: The version of a row that a writer has seen, or `ANY`.
Expected: TypeAlias = int | AnyVersion
#: A row's id, the version seen, and the values it shall have.
Change: TypeAlias = tuple[int, Expected, dict[str, Any]]


def check_seen(
    row: R,
    expect: Expected,
    wanted: dict[str, Any],
    parts: Callable[[R], Iterable[Differing]] | None = None,
) -> None:
    """The row is still as the writer saw it. Refusal: `stale`, as `Act.lock` says."""
    if not isinstance(expect, AnyVersion) and row.version != expect:
        raise refusals.stale(row, expect, wanted, parts(row) if parts else ())
