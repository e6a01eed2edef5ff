"""What a machine may choose, read from environment variables and checked with a sentence."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kaibo.kit import clock

SECRET_LENGTH = 50
SQLITE_BUSY_SECONDS = 10
MOST_RAW_DAYS = 3_650

# Only one connection may checkpoint: before SQLite 3.51.3 two at once can corrupt a WAL. So no
# connection does it on its own; `kit.sqlite.checkpoint` does it from the server's one thread.
SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA fullfsync=1; "
    "PRAGMA wal_autocheckpoint=0;"
)


class BadEnvironment(SystemExit):
    """A variable holds something Kaibo cannot start with; the text says which and what to do."""


def flag(name: str) -> bool:
    """True when the variable is 1, true, yes or on."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def listing(name: str) -> list[str]:
    """The comma-separated values of a variable, without empty ones."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


def inbox(data: Path) -> Path:
    """KAIBO_INBOX: the folder that is watched for files to import; `inbox` in the data folder."""
    named = os.environ.get("KAIBO_INBOX", "").strip()
    return Path(named).expanduser() if named else data / "inbox"


def raw_days() -> int:
    """KAIBO_RAW_DAYS: how many days imported files are kept as they came; 30 when not set."""
    text = os.environ.get("KAIBO_RAW_DAYS", "").strip() or "30"
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_RAW_DAYS):
        raise BadEnvironment(
            f"KAIBO_RAW_DAYS 写的「{text}」不是 1 到 {MOST_RAW_DAYS} 的天数，例如 30。"
        )
    return int(text)


def reviewer() -> dict[str, str] | None:
    """KAIBO_REVIEWER_URL, _MODEL, _KEY: a service that speaks like OpenAI's, for a second opinion on
    scripts; None when no address is set."""
    url, model, key = (
        os.environ.get(f"KAIBO_REVIEWER_{name}", "").strip() for name in ("URL", "MODEL", "KEY")
    )
    if not url:
        return None
    place = urlsplit(url)
    if place.scheme not in ("http", "https") or not place.hostname:
        raise BadEnvironment(
            "KAIBO_REVIEWER_URL 不是地址。请写到 /v1，如 http://127.0.0.1:11434/v1。"
        )
    if not model:
        raise BadEnvironment("设了 KAIBO_REVIEWER_URL，还要用 KAIBO_REVIEWER_MODEL 说用哪个模型。")
    if not (key.isascii() and key.isprintable()):
        raise BadEnvironment("KAIBO_REVIEWER_KEY 里有不能放进请求的字符，请重新复制。")
    return {"url": url, "model": model, "key": key}


def proxies() -> list[str]:
    """KAIBO_PROXIES: addresses and networks whose word about the asker's address is taken.

    This machine alone when not set. Guesses of passwords are counted by that address, so whoever
    is in the list can make them look like somebody else's.
    """
    named = listing("KAIBO_PROXIES") or ["127.0.0.1"]
    for one in named:
        try:
            ip_network(one, strict=False)
        except ValueError as error:
            raise BadEnvironment(
                f"KAIBO_PROXIES 里的「{one}」不是地址。请写反向代理的地址，用逗号隔开，"
                "如 127.0.0.1,10.0.0.0/24。"
            ) from error
    return named


def zone() -> str:
    """KAIBO_ZONE, the IANA name of the team's time zone; Asia/Shanghai when not set."""
    name = os.environ.get("KAIBO_ZONE", "").strip() or "Asia/Shanghai"
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadEnvironment(
            f"KAIBO_ZONE 写的时区「{name}」不认识，请写成 Asia/Shanghai 这样的名称。"
        ) from error
    return name


def day_start() -> str:
    """KAIBO_DAY_START, HH:MM on the team's clock; 06:00 when not set."""
    text = os.environ.get("KAIBO_DAY_START", "").strip() or "06:00"
    try:
        clock.day_start(text)
    except ValueError as error:
        raise BadEnvironment(f"KAIBO_DAY_START：{error}") from error
    return text


def data_dir() -> Path:
    """KAIBO_DATA, or ~/.kaibo; created so that only its owner can read it."""
    folder = Path(os.environ.get("KAIBO_DATA") or Path.home() / ".kaibo").expanduser().resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BadEnvironment(
            f"数据目录 {folder} 不能使用（{error.strerror}）。请用 KAIBO_DATA 换一个可写的目录。"
        ) from error
    return folder


def secret(folder: Path) -> str:
    """KAIBO_SECRET, else the one kept in `folder/secret`, made on first use.

    Two processes may start at once: the file is linked into place whole, so both read one secret.
    """
    given = os.environ.get("KAIBO_SECRET", "")
    path = folder / "secret"
    if not given:
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(SECRET_LENGTH))
        given = path.read_text(encoding="ascii", errors="replace").strip()
    if len(given) < SECRET_LENGTH:
        raise BadEnvironment(
            f"密钥太短（至少 {SECRET_LENGTH} 个字符）：请检查 KAIBO_SECRET 或文件 {path}。"
        )
    return given


def _write_once(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".secret-")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        Path(name).unlink()


def database(folder: Path) -> dict[str, Any]:
    """Django's settings for DATABASE_URL, else for SQLite in the data directory.

    Forms: `postgres://user:password@host:5432/name?sslmode=require`, `sqlite:////absolute/path`.
    """
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return _sqlite(str(folder / "kaibo.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and parts.path.startswith("//"):
        return _sqlite(unquote(parts.path[1:]))
    if parts.scheme in {"postgres", "postgresql"} and len(parts.path) > 1:
        return _postgresql(
            name=unquote(parts.path[1:]),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            host=unquote(parts.hostname or ""),
            port=str(parts.port or ""),
            options=dict(parse_qsl(parts.query)),
        )
    raise BadEnvironment(
        "DATABASE_URL 看不懂。可用的写法：postgres://用户:密码@主机:5432/库名，"
        "或 sqlite:////绝对路径；不设置就用数据目录里的 SQLite。"
    )


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": SQLITE_BUSY_SECONDS,
            "init_command": SQLITE_START,
        },
    }


def _postgresql(*, options: Mapping[str, str], **where: str) -> dict[str, Any]:
    names = {key.upper(): value for key, value in where.items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **names,
        "CONN_MAX_AGE": 0,
        "OPTIONS": dict(options),
    }
