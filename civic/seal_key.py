"""The key of the seals: one Ed25519 key in a file, apart from the database and its backups."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

from civic import durable


class SealKeyMissing(Exception):  # noqa: N818 - reads as what it tells
    """The key that made the earlier seals is not there. The sentence is for the operator."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what}新しい封印はできませんが、記録とこれまでの封印はそのまま残っています。"
            f"鍵の控えから {_path()} を戻し、権限を600にしてください（docs/operations.md の「鍵」）。"
        )


def signing_key(*, expected: str) -> Ed25519PrivateKey:
    """The key whose public half is `expected` (hex); with "" there is no seal yet, and it may be made.

    SealKeyMissing when it is not there, cannot be read, or is another one.
    """
    key = _load()
    if key is None and not expected:
        return _make()
    if key is None:
        raise SealKeyMissing("封印の鍵のファイルがありません。")
    if expected and public_half(key) != expected:
        raise SealKeyMissing("封印の鍵が、これまでの封印の鍵とちがいます。")
    return key


def own_public_key() -> str:
    """In hex; "" where the file is not there or cannot be read."""
    try:
        key = _load()
    except SealKeyMissing:
        return ""
    return public_half(key) if key else ""


def public_half(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def _path() -> Path:
    return Path(settings.KEYS_DIR) / "sealing.key"


def _load() -> Ed25519PrivateKey | None:
    try:
        key = load_pem_private_key(_path().read_bytes(), password=None)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as problem:
        raise SealKeyMissing("封印の鍵のファイルを読めません。") from problem
    if not isinstance(key, Ed25519PrivateKey):
        raise SealKeyMissing("封印の鍵のファイルに、別の種類の鍵があります。")
    return key


def _make() -> Ed25519PrivateKey:
    """Whole or not at all, readable by its owner only, and never over another key."""
    key, path = Ed25519PrivateKey.generate(), _path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    durable.write(path, content, replaces=False)
    return key
