"""Sets Kaibo up and runs it: `python3 run.py demo`, `python3 run.py test`; `help` lists the rest.

Standard library only, and no syntax newer than Python 3.6, so that an old Python can still read
the file and say what is wrong. Everything is installed into .venv beside this file, from the
locks, with pip and the user's own pip settings; nothing outside this folder is changed.
"""

import hashlib
import importlib.util
import io
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

OLDEST, NEWEST = (3, 11), (3, 13)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
STAMP = VENV / "kaibo-setup.json"
# What a level holds is in its lock; a higher level holds all of the lower with equal versions.
LEVELS = ("base", "dev")


def version_problem(version: "Sequence[int]") -> "str | None":
    """The sentence to show when this Python version (a tuple) cannot run Kaibo, else None."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return None
    have = ".".join(map(str, version[:3]))
    span = "{}.{} – {}.{}".format(*OLDEST, *NEWEST)
    return (
        f"开播需要 Python {span}，现在用的是 {have}：请换一个 Python 再运行 run.py。\n"
        f"Kaibo needs Python {span}, this is {have}: please run run.py with another Python."
    )


if version_problem(sys.version_info[:3]):
    print(version_problem(sys.version_info[:3]), file=sys.stderr)
    sys.exit(2)


class SetupError(Exception):
    """Set-up cannot go on; the text is a sentence for the person at the keyboard."""


# Set-up ------------------------------------------------------------------------------------------


def digest(*paths: Path) -> str:
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()


def wanted(level: str) -> dict[str, str]:
    """What the stamp must say when `level` is installed: every input of an installation."""
    return {
        "python": f"{sys.version} {sys.base_prefix}",
        "place": str(ROOT),
        "locks": digest(*(ROOT / "locks" / f"{name}.txt" for name in LEVELS)),
        "project": digest(ROOT / "pyproject.toml"),
        "level": level,
    }


def installed() -> dict[str, str]:
    """The stamp of the last finished set-up; {} when there is none or it was interrupted."""
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and Path(PYTHON).exists() else {}


def plan(have: dict[str, str], want: dict[str, str]) -> list[str]:
    """The steps that lead from stamp `have` to stamp `want`: of "venv", "lock", "project"."""
    same = all(have.get(key) == want[key] for key in ("python", "place", "locks"))
    if not same or have.get("level") not in LEVELS:
        return ["venv", "lock", "project"]
    if LEVELS.index(have["level"]) < LEVELS.index(want["level"]):
        return ["lock", "project"]
    return [] if have.get("project") == want["project"] else ["project"]


def missing_venv_module() -> str | None:
    """The sentence to show when this Python cannot make virtual environments, else None."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return None
    if not Path("/etc/debian_version").exists():
        return "这个 Python 不带 venv / ensurepip，请换用完整安装的 Python。(venv is missing)"
    sudo = "sudo " if shutil.which("sudo") else ""
    package = "python{}.{}-venv".format(*sys.version_info)
    return f"缺少 Python 的 venv 模块 (venv is missing)，请先运行：{sudo}apt install {package}"


@contextmanager
def only_one() -> Iterator[None]:
    """Let one set-up run at a time; the system frees the lock even when its holder is killed."""
    while True:
        try:
            lock = sqlite3.connect(str(ROOT / ".venv.lock"), timeout=5, isolation_level=None)
            lock.execute("BEGIN EXCLUSIVE")
            break
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise SetupError(f"不能写入 {ROOT} (cannot write here)：{error}") from error
            print("另一个窗口正在安装，等它完成 … (another set-up is running)", flush=True)
    try:
        yield
    finally:
        lock.close()


def step(title: str, command: list[str], count: int = 0, **environment: str) -> None:
    """Run one step of the set-up, showing its title, how far it is (of `count`) and seconds."""
    started, done = time.monotonic(), 0
    tail: list[str] = []
    start = "\r" if sys.stdout.isatty() else ""

    def show(end: str) -> None:
        part = f" {min(done, count)}/{count}" if count else ""
        seconds = time.monotonic() - started
        print(f"{start}  {title}{part} … {seconds:.1f} s", end=end, flush=True)

    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, **environment}
    ) as process:
        try:
            for line in process.stdout or ():
                tail = [*tail[-14:], line.decode("utf-8", "replace").rstrip()]
                done += line.startswith((b"Collecting ", b"Ignoring ", b"Requirement already "))
                if start:
                    show("")
        except BaseException:
            process.terminate()
            raise
    if process.returncode:
        raise SetupError("\n".join(["", *tail, f"这一步没有完成 (failed)：{title}"]))
    done = count
    show("\n")


def set_up(level: str) -> None:
    """Bring .venv to `level` and the pages to their sources, doing only what is not yet done."""
    install(level)
    # A pull that changes only web/ leaves nothing to install.
    command = [PYTHON, "-m", "tools.build_web", "build", "--quiet"]
    with subprocess.Popen(command, cwd=str(ROOT)) as process:
        try:
            process.wait()
        except BaseException:
            process.terminate()
            raise
    if process.returncode:
        raise SetupError("网页没有做好，原因见上。(the pages were not built, see above)")


def install(level: str) -> None:
    """Bring .venv to `level`."""
    if not plan(installed(), wanted(level)):
        return
    with only_one():
        have = installed()
        if have.get("level") == "dev":
            level = "dev"
        want = wanted(level)
        steps = plan(have, want)
        if not steps:
            return
        print("准备环境 (setting up .venv)", flush=True)
        STAMP.unlink(missing_ok=True)
        pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-user"]
        if "venv" in steps:
            problem = missing_venv_module()
            if problem:
                raise SetupError(problem)
            # Never by a Python that lives in the folder about to be cleared.
            base = getattr(sys, "_base_executable", sys.executable)
            step("建立 .venv (create)", [base, "-m", "venv", "--clear", str(VENV)])
        if "lock" in steps:
            lock = ROOT / "locks" / f"{level}.txt"
            count = sum("==" in line for line in lock.read_text("utf-8").splitlines())
            command = [*pip, "--progress-bar", "off", "--require-hashes", "-r", str(lock)]
            try:
                step("安装依赖 (install packages)", command, count)
            except SetupError as error:
                hint = "网络不通时，可用 PIP_INDEX_URL 指定你的镜像后重来。"
                raise SetupError(f"{error}\n{hint}") from error
        # The pages come after it, with a progress of their own.
        project = [*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)]
        step("装入 kaibo", project, KAIBO_SKIP_UI="1")
        temporary = STAMP.with_suffix(".new")
        temporary.write_text(json.dumps(want), "utf-8")
        temporary.replace(STAMP)


# Verbs -------------------------------------------------------------------------------------------


def hand_over(command: list[str]) -> int:
    """Become the command where the system can, so that signals and exit code are its own."""
    sys.stdout.flush()
    os.chdir(ROOT)
    if os.name != "nt":
        os.execv(command[0], command)
    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # the console has told the child too: wait until it has tidied up


def module(level: str, *command: str) -> Callable[[list[str]], int]:
    """A verb that brings .venv to `level` and becomes `python -m COMMAND ARGS`."""

    def verb(args: list[str]) -> int:
        set_up(level)
        return hand_over([PYTHON, "-m", *command, *args])

    return verb


def setup(args: list[str]) -> int:
    set_up("base" if args == ["base"] else "dev")
    print(f"装好了 (ready): {VENV}")
    return 0


VERBS = {
    "setup": ("只安装；setup base 只装运行所需 (install only)", setup),
    "demo": ("看一场正在直播的演示 (a running show)", module("base", "kaibo", "demo")),
    "test": ("跑测试，参数同 pytest (run the tests)", module("dev", "pytest")),
    "check": ("提交前的全部检查 (all that CI checks)", module("dev", "tools.stages", "check")),
    "fix": ("改格式、重生成文档 (format, regenerate)", module("dev", "tools.stages", "fix")),
    "bench": ("基准测试 (benchmarks)", module("dev", "benchmarks")),
    "types": ("重新生成类型 (regenerate types)", module("dev", "tools.stages", "types")),
    "lock": ("重新锁定依赖，可加 --upgrade (resolve)", module("dev", "tools.stages", "lock")),
}


def main(arguments: list[str]) -> int:
    name, *args = arguments or ["help"]
    if name not in VERBS:
        print("用法 (usage): python3 run.py VERB [ARGS]\n")
        for verb, (meaning, _) in VERBS.items():
            print(f"  {verb:<7}{meaning}")
        return 0 if name in ("help", "-h", "--help") else 2
    # SIGTERM unwinds like Ctrl-C, so that no child is left behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return VERBS[name][1](args)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n已停止 (stopped)", file=sys.stderr)
        return 130


if __name__ == "__main__":
    # A console that cannot show Chinese shows "?" instead of ending with a traceback.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
