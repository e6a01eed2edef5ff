"""Loads rule packs so that nothing one of them holds stops the others, and nothing is silently off."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kaibo.domains.compliance.engine.pack_files import read_pack
from kaibo.domains.compliance.engine.packs import Pack, PackError, Problem, Scope


def load_packs(folders: Iterable[Path]) -> tuple[list[Pack], list[Problem]]:
    """Every pack with what of it can be used, and what cannot: pack, file, rule and why.

    Never raises for what a pack holds. A pack that cannot be used at all is there without rules, so
    that a checker over the packs knows of it too (`Checker.problems`). A pattern that does not
    compile is found by the checker, which compiles it anyway.
    """
    packs: list[Pack] = []
    for folder in folders:
        told: list[PackError] = []
        try:
            pack = read_pack(folder, told.append)
        except PackError as wrong:
            told.append(wrong)
            pack = _unusable(folder)
        except Exception as wrong:
            # Whatever a file holds: what nobody thought of is told too, and stops nothing.
            told.append(PackError(f"规则包 {folder.name} 读不出来：{type(wrong).__name__} {wrong}"))
            pack = _unusable(folder)
        problems = tuple(Problem.of(folder.name, wrong) for wrong in told)
        packs.append(replace(pack, problems=problems))
    return packs, [problem for pack in packs for problem in pack.problems]


def _unusable(folder: Path) -> Pack:
    return Pack(folder.name, folder.name, "", "", "", "", Scope(), {}, (), ())
