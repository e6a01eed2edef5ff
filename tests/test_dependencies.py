"""Promises of the locks and of what the package imports: whole, hashed, declared, explained."""

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import stages

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
BASE = [Requirement(text) for text in PROJECT["project"]["dependencies"]]
EXTRAS = PROJECT["project"]["optional-dependencies"]
LOCKED_EXTRAS = [Requirement(text) for extra in stages.LOCKED_EXTRAS for text in EXTRAS[extra]]
TOOLS = [Requirement(text) for group in PROJECT["dependency-groups"].values() for text in group]
LEVELS = ("base", "dev")

# An idle process must not pay for these; they are imported inside the function that needs them.
HEAVY = {
    "cv2", "duckdb", "numba", "onnxruntime", "ortools", "playwright", "pyarrow", "rapidocr",
    "scipy", "sherpa_onnx", "sklearn",
}  # fmt: skip


def locked(name: str) -> dict[str, tuple[str, Marker | None, int]]:
    """Package → (version, marker, how many hashes) of a lock file."""
    text = (ROOT / "locks" / f"{name}.txt").read_text("utf-8")
    entries = re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", "").splitlines()
    found = {}
    for entry in entries:
        requirement, *hashes = re.split(r"\s+--hash=", entry)
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}\s*", value) for value in hashes)
        parsed = Requirement(requirement)
        pin = re.fullmatch(r"==([^*,]+)", str(parsed.specifier))
        assert pin, f"not one version: {requirement}"
        assert parsed.name not in found, f"more than one version: {requirement}"
        found[parsed.name] = (pin[1], parsed.marker, len(hashes))
    return found


@pytest.mark.parametrize(
    ("name", "direct"), [("base", BASE), ("dev", [*BASE, *LOCKED_EXTRAS, *TOOLS])]
)
def test_a_lock_holds_every_direct_dependency_in_the_version_asked_for(
    name: str, direct: list[Requirement]
) -> None:
    versions = locked(name)
    for requirement in direct:
        assert versions[requirement.name][0] in requirement.specifier


@pytest.mark.parametrize("name", LEVELS)
def test_every_locked_package_has_hashes(name: str) -> None:
    assert {package for package, (_, _, hashes) in locked(name).items() if hashes == 0} == set()


@pytest.mark.parametrize("name", LEVELS)
def test_a_lock_names_no_host_so_any_mirror_can_serve_it(name: str) -> None:
    text = (ROOT / "locks" / f"{name}.txt").read_text("utf-8")
    assert [
        sign for sign in ("://", "--index", "--extra-index", "--find-links") if sign in text
    ] == []


def test_dev_holds_all_of_base_in_the_same_versions() -> None:
    base, dev = locked("base"), locked("dev")
    assert {name: dev[name] for name in base} == base


def test_the_lock_is_for_windows_too() -> None:
    windows = {name for name, (_, marker, _) in locked("base").items() if "win32" in str(marker)}
    assert windows == {"colorama", "tzdata"}


def test_build_tools_come_with_the_lock() -> None:
    assert {"hatchling", "editables"} <= set(locked("base"))


# Dependencies


def test_every_direct_dependency_has_its_line_in_the_decision_page() -> None:
    page = (ROOT / "docs" / "decisions" / "0001-dependencies.md").read_text("utf-8")
    described = re.findall(r"^\| ([a-z0-9-]+) \| [^|]+ \| [^|]+ \| [^|]+ \|$", page, re.MULTILINE)
    extras = [Requirement(text) for texts in EXTRAS.values() for text in texts]
    assert sorted(name for name in described if name != "package") == sorted(
        requirement.name for requirement in [*BASE, *extras, *TOOLS]
    )


def imports_of(path: Path) -> tuple[set[str], set[str]]:
    """The top-level packages a file imports (when loaded, only inside functions)."""
    tree = ast.parse(path.read_text("utf-8"))
    inside = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
    }
    found: tuple[set[str], set[str]] = (set(), set())
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names = [node.module]
        else:
            continue
        found[id(node) in inside].update(name.split(".")[0] for name in names)
    return found


def test_the_package_imports_only_what_it_declares() -> None:
    """On loading a module only the base; inside functions also the extras."""
    owners = importlib.metadata.packages_distributions()
    ours = {"kaibo", *sys.stdlib_module_names}
    base = {canonicalize_name(requirement.name) for requirement in BASE}
    extra = {canonicalize_name(Requirement(t).name) for texts in EXTRAS.values() for t in texts}
    undeclared = []
    for path in sorted((ROOT / "src" / "kaibo").rglob("*.py")):
        if "tests" in path.parts or path.name == "conftest.py":
            continue
        for allowed, names in zip((base, base | extra), imports_of(path), strict=True):
            for name in names - ours:
                if not {canonicalize_name(owner) for owner in owners.get(name, [])} & allowed:
                    undeclared.append(f"{path.relative_to(ROOT)}: {name}")
    assert undeclared == []


def test_the_command_line_starts_without_heavy_libraries() -> None:
    code = "import sys, kaibo.cli; print(*{name.split('.')[0] for name in sys.modules})"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    loaded = set(result.stdout.split())
    assert "kaibo" in loaded
    assert loaded & HEAVY == set()
