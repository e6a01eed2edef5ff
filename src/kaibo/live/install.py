"""The data directory: its secret, its partitions, and where each thing in it lies."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

FORMAT = 1
_SECRET_BYTES = 32


class BadInstall(Exception):
    """The folder is not a data directory we can use; the message is a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Install:
    """An opened data directory. `secret` keys every hash; `partitions` is fixed when it is made."""

    folder: Path
    secret: bytes
    partitions: int

    @classmethod
    def open(cls, folder: Path, create: bool = True, partitions: int = 1) -> Install:
        """The data directory at `folder`, made if `create`. Raises BadInstall."""
        note = folder / "install.json"
        if not note.exists():
            if not create:
                raise BadInstall(f"{folder} 不是开播的数据目录（没有 install.json）")
            _make(folder, partitions)
        try:
            data = json.loads(note.read_text("utf-8"))
            secret = bytes.fromhex((folder / "secret.hex").read_text("ascii").strip())
        except (OSError, ValueError) as error:
            raise BadInstall(f"读不出 {folder} 里的安装信息：{error}") from error
        if data.get("format") != FORMAT:
            raise BadInstall(f"{folder} 由更新的版本建立（格式 {data.get('format')}），请先升级")
        if len(secret) != _SECRET_BYTES:
            raise BadInstall(f"{folder}/secret.hex 不完整，请从备份恢复")
        return cls(folder, secret, int(data["partitions"]))

    def partition(self, room: str) -> int:
        """Which log file a room's events go to."""
        digest = hashlib.blake2b(room.encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % self.partitions

    def log_path(self, partition: int) -> Path:
        """The log file of a partition."""
        return self.folder / f"log-{partition}.sqlite"

    def snapshot_folder(self, room: str) -> Path:
        """Where a room's snapshots lie."""
        name = hashlib.blake2b(room.encode(), digest_size=12).hexdigest()
        return self.folder / "snapshots" / name

    @property
    def counted(self) -> Path:
        """Where states counted aside lie until they are put in place. Emptied by a new owner."""
        return self.folder / "counted"

    def room_key(self, room: str) -> bytes:
        """The secret behind a room's message hashes."""
        return hashlib.blake2b(room.encode(), key=self.secret, digest_size=16).digest()


def _make(folder: Path, partitions: int) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "secret.hex"
        if not path.exists():
            _write_new(path, secrets.token_hex(_SECRET_BYTES))
        # Written last: a folder with this note has its secret.
        _write_new(
            folder / "install.json", json.dumps({"format": FORMAT, "partitions": partitions})
        )
    except OSError as error:
        raise BadInstall(f"建不了数据目录 {folder}：{error}") from error


def _write_new(path: Path, text: str) -> None:
    """Write a small file so that it is either whole or not there, readable by its owner only."""
    part = path.with_name(path.name + ".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
