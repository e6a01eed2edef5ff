"""Files of evidence in the data folder, each under its fingerprint: never changed, never twice.

compliance/files/<sha256>
"""

from __future__ import annotations

import os
import uuid
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from kaibo.kit.errors import Refusal

FOLDER = "compliance/files"
MOST_BYTES = 20 << 20
#: How files begin that may be kept, and what they are.
_BEGINS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)


def media_of(content: bytes, name: str) -> str:
    """What a file is, by its first bytes, whatever it is called. Refusals: `empty`, `too_large`,
    `media`."""
    if not content:
        raise Refusal("empty", f"文件「{name}」是空的，没有收下。")
    if len(content) > MOST_BYTES:
        raise Refusal("too_large", f"文件「{name}」超过 20 MB，没有收下。请压缩后再传。")
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    for begins, media in _BEGINS:
        if content.startswith(begins):
            return media
    raise Refusal("media", f"文件「{name}」不是 PDF、PNG、JPG 或 WebP，没有收下。")


def keep(content: bytes) -> str:
    """Put it in its place, durable before the answer, which is its SHA-256."""
    name = sha256(content).hexdigest()
    place = _folder() / name
    if place.exists():
        return name
    part = place.with_name(f"incoming-{uuid.uuid4().hex}")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(place)
    return name


def read(fingerprint: str) -> bytes:
    """A kept file. Refusals: `gone`, `damaged` when it is not what was put in."""
    place = _folder() / fingerprint
    if not place.is_file():
        raise Refusal("gone", "这份文件不在数据目录里了，请从备份找回，或重新上传。")
    content = place.read_bytes()
    if sha256(content).hexdigest() != fingerprint:
        raise Refusal("damaged", "这份文件和存进来时不一样了，不能作凭证。请重新上传原件。")
    return content


def drop(fingerprint: str) -> None:
    """A file whose time is over goes; harmless when it has gone."""
    (_folder() / fingerprint).unlink(missing_ok=True)


def _folder() -> Path:
    folder: Path = settings.DATA_DIR / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return folder
