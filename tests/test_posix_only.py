"""Kaibo is prepared for Windows: outside tests, nothing that only POSIX has is used unguarded.

A guard is an `if` that asks for the platform (`sys.platform`, `os.name`, `hasattr`) or a `try`
that catches the missing module or attribute; what stands inside it is the author's business.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "kaibo"

MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}
NAMES = {
    "asyncio": "open_unix_connection start_unix_server",
    "os": """
        O_CLOEXEC O_DIRECTORY O_DSYNC O_NOFOLLOW O_NONBLOCK O_SYNC WEXITSTATUS WNOHANG chown chroot
        confstr ctermid eventfd fchdir fchown fdatasync fork forkpty getegid geteuid getgid
        getgroups getloadavg getpgid getpgrp getpriority getresuid getsid getuid killpg lchown
        major memfd_create minor mkfifo mknod nice openpty posix_fadvise posix_fallocate
        posix_spawn posix_spawnp pread preadv pwrite pwritev readv register_at_fork
        sched_getaffinity sched_setaffinity sched_yield sendfile setegid seteuid setgid setgroups
        setpgid setpriority setsid setuid splice statvfs sync sysconf tcgetpgrp uname unshare
        wait wait3 wait4 waitid writev
    """,
    "select": "epoll kqueue poll",
    "shutil": "chown",
    "signal": """
        ITIMER_REAL SIGALRM SIGCHLD SIGCONT SIGHUP SIGKILL SIGPIPE SIGQUIT SIGSTOP SIGTSTP SIGTTIN
        SIGTTOU SIGUSR1 SIGUSR2 SIGWINCH SIG_BLOCK alarm pause pthread_kill pthread_sigmask
        setitimer siginterrupt sigpending sigtimedwait sigwait sigwaitinfo
    """,
    "socket": "AF_UNIX CMSG_LEN SO_REUSEPORT recv_fds send_fds",
    "time": "clock_gettime clock_gettime_ns pthread_getcpuclockid tzset",
}
MEMBERS = {module: frozenset(names.split()) for module, names in NAMES.items()}
# Methods nobody else has, whatever they are called on.
METHODS = frozenset({"add_signal_handler", "remove_signal_handler", "create_unix_server"})
ARGUMENTS = frozenset({"preexec_fn", "start_new_session", "pass_fds"})

Found = list[tuple[int, str]]


def is_guard(test: ast.expr) -> bool:
    text = ast.unparse(test)
    return any(sign in text for sign in ("sys.platform", "os.name", "hasattr(", "platform.system"))


def is_guarded(node: ast.Try) -> bool:
    caught = " ".join(ast.unparse(handler.type) for handler in node.handlers if handler.type)
    return "ImportError" in caught or "NotFoundError" in caught or "AttributeError" in caught


class PosixOnly(ast.NodeVisitor):
    """Collects (line, name) of every unguarded use, following `import os as o`."""

    def __init__(self) -> None:
        self.found: Found = []
        self.names: dict[str, str] = {}

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.names[alias.asname or alias.name] = alias.name
            if alias.name in MODULES:
                self.found.append((node.lineno, alias.name))

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = node.module or ""
        if module in MODULES:
            self.found.append((node.lineno, module))
        for alias in node.names:
            if alias.name in MEMBERS.get(module, ()):
                self.found.append((node.lineno, f"{module}.{alias.name}"))

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if isinstance(node.value, ast.Name):
            module = self.names.get(node.value.id, "")
            if node.attr in MEMBERS.get(module, ()):
                self.found.append((node.lineno, f"{module}.{node.attr}"))
        if node.attr in METHODS:
            self.found.append((node.lineno, node.attr))
        self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> None:
        if node.arg in ARGUMENTS:
            self.found.append((node.lineno, f"{node.arg}="))
        self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        if not is_guard(node.test):
            self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        if not is_guard(node.test):
            self.generic_visit(node)

    def visit_Try(self, node: ast.Try) -> None:
        if not is_guarded(node):
            self.generic_visit(node)


def posix_only(source: str) -> Found:
    visitor = PosixOnly()
    visitor.visit(ast.parse(source))
    return visitor.found


def test_nothing_in_the_package_is_posix_only() -> None:
    told = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if "tests" not in path.parts
        for line, name in posix_only(path.read_text("utf-8"))
    ]
    assert told == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import os\nos.fork()", [(2, "os.fork")]),
        ("import os as system\nsystem.getuid()", [(2, "os.getuid")]),
        ("from os import setsid", [(1, "os.setsid")]),
        ("import os, signal\nos.kill(1, signal.SIGKILL)", [(2, "signal.SIGKILL")]),
        ("import fcntl", [(1, "fcntl")]),
        ("def f():\n    from resource import getrusage", [(2, "resource")]),
        ("loop.add_signal_handler(15, stop)", [(1, "add_signal_handler")]),
        ("run(command, preexec_fn=start)", [(1, "preexec_fn=")]),
        ("if busy:\n    import pwd", [(2, "pwd")]),
        ("try:\n    import pwd\nexcept OSError:\n    pass", [(2, "pwd")]),
    ],
)
def test_a_posix_only_call_is_found(source: str, found: Found) -> None:
    assert posix_only(source) == found


@pytest.mark.parametrize(
    "source",
    [
        "import sys\nif sys.platform == 'win32':\n    import msvcrt\nelse:\n    import fcntl",
        "import os\nif os.name == 'posix':\n    os.setsid()",
        "import os\nif hasattr(os, 'getuid'):\n    os.getuid()",
        "try:\n    import resource\nexcept ImportError:\n    resource = None",
        "import os\nflags = os.O_DIRECTORY if os.name == 'posix' else 0",
        "import os, signal\nos.kill(1, signal.SIGTERM)\nos.getpid()\nos.fsync(3)",
        "fork = uname = 1\nself.alarm(fork)",
    ],
)
def test_what_is_guarded_or_everywhere_is_left_alone(source: str) -> None:
    assert posix_only(source) == []
