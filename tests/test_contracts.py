"""The import contracts hold for the package, and each of them is seen to fail.

A contract that cannot fail is worth nothing, so every one is broken once, by an import planted in
a throw-away copy of the package.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = ROOT / "pyproject.toml"
CONTRACTS = tomllib.loads(PYPROJECT.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
NAMES = {contract["id"]: contract["name"] for contract in CONTRACTS}

# What the plants import, where the package does not have it yet.
FLOORS = ("cli", "config", "domains", "connectors", "kit", "insight", "sim", "live")
CONNECTORS = ("connectors/base", "connectors/douyin_orders", "connectors/tmall_orders")
PEOPLE = {
    "domains/people/__init__.py": "",
    "domains/people/rules.py": "",
    "domains/people/public.py": "from kaibo.domains.people import rules\n",
    "domains/control/__init__.py": "",
}

# contract id, the module that gets one more line, the line, the import that must be told.
PLANTS = [
    ("floors", "live/planted.py", "import kaibo.kit", "kaibo.live.planted -> kaibo.kit"),
    ("floors", "sim/planted.py", "import kaibo.insight", "kaibo.sim.planted -> kaibo.insight"),
    ("floors", "stray/__init__.py", "", "- kaibo.stray"),
    ("kit-without-live", "kit/planted.py", "import kaibo.live", "kaibo.kit.planted -> kaibo.live"),
    (
        "domains",
        "domains/people/planted.py",
        "from kaibo.domains.control import public",
        "kaibo.domains.people.planted -> kaibo.domains.control",
    ),
    ("domains", "domains/stray/__init__.py", "", "- kaibo.domains.stray"),
    (
        "doors",
        "domains/control/planted.py",
        "from kaibo.domains.people import rules",
        "kaibo.domains.control.planted -> kaibo.domains.people.rules",
    ),
    (
        "doors",
        "config/planted.py",
        "from kaibo.domains.people import rules",
        "kaibo.config.planted -> kaibo.domains.people.rules",
    ),
    ("plain", "live/planted.py", "import django.db", "kaibo.live.planted -> django"),
    ("plain", "insight/planted.py", "import ninja", "kaibo.insight.planted -> ninja"),
    ("plain", "sim/planted.py", "from django.conf import settings", "kaibo.sim.planted -> django"),
    (
        "plain",
        "domains/compliance/engine/planted.py",
        "import django.db",
        "kaibo.domains.compliance.engine.planted -> django",
    ),
    (
        "connectors",
        "connectors/douyin_orders/planted.py",
        "import kaibo.connectors.tmall_orders",
        "kaibo.connectors.douyin_orders.planted -> kaibo.connectors.tmall_orders",
    ),
    ("connectors", "connectors/stray/__init__.py", "", "- kaibo.connectors.stray"),
    ("truth", "insight/planted.py", "import kaibo.sim", "kaibo.insight.planted -> kaibo.sim"),
]

ALLOWED = {
    "connectors/douyin_orders/allowed.py": "import kaibo.connectors.base, kaibo.kit, django\n",
    "domains/control/allowed.py": "from kaibo.domains.people import public\nimport kaibo.live\n",
    "insight/allowed.py": "import kaibo.live\n",
    "insight/tests/test_allowed.py": "import kaibo.sim\nimport django\nimport kaibo.cli\n",
    "insight/tests/__init__.py": "",
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with every floor present, two domains and two connectors."""
    copy = tmp_path_factory.mktemp("contracts") / "kaibo"
    for module in (ROOT / "src" / "kaibo").rglob("*.py"):
        put(copy / module.relative_to(ROOT / "src" / "kaibo"), module.read_text("utf-8"))
    folders = [*FLOORS, *CONNECTORS]
    present = {f"{folder}/__init__.py": "" for folder in folders} | PEOPLE
    for name, text in present.items():
        if not (copy / name).exists():
            put(copy / name, text)
    return copy


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", "utf-8")


def lint(package: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, "-c"),
            "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())",
            *("--config", str(PYPROJECT), "--no-logo", "--no-cache"),
        ],
        cwd=package.parent,
        env={**os.environ, "PYTHONPATH": str(package.parent), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_the_floors_allow_is_allowed(package: Path) -> None:
    for name, text in ALLOWED.items():
        put(package / name, text)
    result = lint(package)
    assert result.returncode == 0, result.stdout
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in result.stdout


@pytest.mark.parametrize(("contract", "module", "line", "told"), PLANTS)
def test_each_contract_fails_by_its_name(
    package: Path, contract: str, module: str, line: str, told: str
) -> None:
    path = package / module
    assert not path.exists()
    put(path, line)
    try:
        result = lint(package)
    finally:
        shutil.rmtree(path.parent) if path.name == "__init__.py" else path.unlink()
    assert result.returncode == 1, result.stderr
    assert f"{NAMES[contract]} BROKEN" in result.stdout
    assert told in result.stdout


def test_every_contract_is_broken_once() -> None:
    assert {plant[0] for plant in PLANTS} == set(NAMES)


def test_every_folder_of_code_is_a_package() -> None:
    """The linter does not see a folder without __init__.py, so code there would be free."""
    code = {path.parent for path in (ROOT / "src" / "kaibo").rglob("*.py")}
    unseen = {folder for folder in code if not (folder / "__init__.py").exists()}
    assert [str(folder) for folder in unseen if "tests" not in folder.parts] == []
