"""The packs that come with Kaibo, compiled once."""

from functools import cache
from pathlib import Path

from kaibo.domains.compliance.engine.checking import Checker
from kaibo.domains.compliance.engine.packs import Pack, read_pack

SHIPPED = Path(__file__).parents[1] / "packs"


def shipped_packs() -> list[Pack]:
    """Every pack in `packs/`, by folder name."""
    return [read_pack(folder.parent) for folder in sorted(SHIPPED.glob("*/pack.yaml"))]


@cache
def shipped_checker() -> Checker:
    """A checker over the shipped packs; takes a fraction of a second the first time."""
    return Checker(shipped_packs())
