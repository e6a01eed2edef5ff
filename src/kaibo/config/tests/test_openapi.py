"""The description of the API, from which the pages' client is made."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum

from ninja import Schema


def subclasses(of: type) -> set[type]:
    found: set[type] = set(of.__subclasses__())
    return found.union(*(subclasses(c) for c in found)) if found else found


def test_no_two_shapes_share_a_name() -> None:
    """ninja keeps one of two shapes (or lists of words) with one name and says nothing."""
    from kaibo.config.urls import api

    described = api.get_openapi_schema(path_prefix="/api/")["components"]["schemas"]
    names: dict[str, set[str]] = defaultdict(set)
    for shape in subclasses(Schema) | subclasses(Enum):
        ours = shape.__module__.startswith("kaibo.") and ".tests." not in shape.__module__
        if ours and shape.__name__ in described:
            names[shape.__name__].add(shape.__module__)
    assert {n: sorted(m) for n, m in names.items() if len(m) > 1} == {}
