"""The packs that come with Kaibo, compiled once."""

from functools import cache
from pathlib import Path

from kaibo.domains.compliance.engine.checking import Checker
from kaibo.domains.compliance.engine.loading import load_packs
from kaibo.domains.compliance.engine.packs import Pack

SHIPPED = Path(__file__).parents[1] / "packs"


def shipped_packs() -> list[Pack]:
    """Every pack in `packs/`, by folder name, with what of it can be used."""
    return load_packs(folder.parent for folder in sorted(SHIPPED.glob("*/pack.yaml")))[0]


@cache
def shipped_checker() -> Checker:
    """A checker over the shipped packs; takes seconds the first time. Its `problems` are the parts
    that are off."""
    return Checker(shipped_packs())
