"""The verbs of run.py that are made of several commands: check, fix, types and lock.

Every command of a verb runs, even after one has failed; then comes a table of seconds and the
closing line "N passed, N failed", counting commands. Exit code 1 when any failed.
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable

Commands = dict[str, list[str]]

RUFF = [PYTHON, "-m", "ruff"]
MYPY = [PYTHON, "-m", "mypy"]
DOCS = [PYTHON, "-m", "kaibo", "docs"]
WEB = [PYTHON, "-m", "tools.build_web"]
BROWSER = "tests/browser"

CHECK: Commands = {
    "ruff check": [*RUFF, "check", "."],
    "ruff format": [*RUFF, "format", "--check", "."],
    "mypy": MYPY,
    "import contracts": [str(Path(PYTHON).with_name("lint-imports")), "--no-logo"],
    "generated docs": [*DOCS, "--check"],
    "generated client": [*WEB, "api", "--check"],
    "web": [*WEB, "check"],
    # Tests in src share nothing but the code; those in tests have servers of their own: two at once,
    # whatever the number of cores, wait for each other least. A browser looks by the clock (what
    # moved, where a press landed) and has the machine to itself.
    "pytest src": [PYTHON, "-m", "pytest", "-n", "auto", "--dist", "loadfile", "src"],
    "pytest tests": [
        PYTHON,
        "-m",
        "pytest",
        "-n",
        "2",
        "--dist",
        "loadfile",
        "tests",
        f"--ignore={BROWSER}",
    ],
    "pytest browser": [PYTHON, "-m", "pytest", BROWSER],
}
FIX: Commands = {
    "ruff check": [*RUFF, "check", "--fix", "."],
    "ruff format": [*RUFF, "format", "."],
    "generated docs": DOCS,
}
TYPES: Commands = {"generated docs": DOCS, "generated client": [*WEB, "api"], "mypy": MYPY}

# For every platform and every Python that pyproject.toml admits, one version of each package.
# The files name no registry, so that any mirror can serve them.
RESOLVE = [
    *(PYTHON, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal"),
    *("--python-version", "3.11", "--fork-strategy", "fewest", "--no-python-downloads"),
    *("--generate-hashes", "--no-emit-index-url", "--no-emit-find-links"),
    *("--custom-compile-command", "python3 run.py lock", "--group", "build"),
]

#: What tests use of the extras.
LOCKED_EXTRAS = ("asr", "history", "learnt", "ocr")


def lock_commands(args: list[str]) -> Commands:
    """Resolve the base lock, then the dev lock held to the versions of the base."""
    extras = [part for extra in LOCKED_EXTRAS for part in ("--extra", extra)]
    dev = [*extras, "--group", "dev", "--constraint", "locks/base.txt"]
    return {
        "locks/base.txt": [*RESOLVE, *args, "--output-file", "locks/base.txt"],
        "locks/dev.txt": [*RESOLVE, *args, *dev, "--output-file", "locks/dev.txt"],
    }


def run(commands: Commands) -> int:
    """Run each command in the project folder; print table and closing line; 0 if all passed."""
    rows = []
    for name, command in commands.items():
        print(f"── {name}", flush=True)
        started = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        rows.append((name, time.monotonic() - started, code))
    failed = sum(code != 0 for _, _, code in rows)
    print()
    for name, seconds, code in rows:
        print(f"{name:<18}{seconds:>8.1f} s  {'ok' if code == 0 else f'FAILED (exit {code})'}")
    print(f"{len(rows) - failed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


def main(verb: str, args: list[str]) -> int:
    verbs = {"check": CHECK, "fix": FIX, "types": TYPES, "lock": lock_commands(args)}
    try:
        return run(verbs[verb])
    except KeyboardInterrupt:
        print("\n已停止 (stopped)", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
