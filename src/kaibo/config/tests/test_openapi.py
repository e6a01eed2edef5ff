"""The description of the API, from which the pages' client is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args

from ninja import Schema


def subclasses(of: type) -> set[type]:
    found: set[type] = set(of.__subclasses__())
    return found.union(*(subclasses(c) for c in found)) if found else found


def words_in(hint: Any) -> Iterator[type[Enum]]:
    """The lists of words a field may hold."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        yield hint
    for part in get_args(hint):
        yield from words_in(part)


def test_no_two_shapes_share_a_name() -> None:
    """ninja keeps one of two shapes (or lists of words) with one name and says nothing."""
    from kaibo.config.urls import api

    described = api.get_openapi_schema(path_prefix="/api/")["components"]["schemas"]
    names: dict[str, set[str]] = defaultdict(set)
    for shape in subclasses(Schema):
        ours = shape.__module__.startswith("kaibo.") and ".tests." not in shape.__module__
        if ours and shape.__name__ in described:
            names[shape.__name__].add(shape.__module__)
            for field in getattr(shape, "model_fields", {}).values():
                for words in words_in(field.annotation):
                    names[words.__name__].add(words.__module__)
    assert {n: sorted(m) for n, m in names.items() if len(m) > 1} == {}
