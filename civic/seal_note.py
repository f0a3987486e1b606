"""The text of a seal: a few plain lines that are signed, and read back strictly (no Django)."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FIRST_LINE = "shimonoseki-cam journal seal v1"


@dataclass(frozen=True, slots=True)
class Seal:
    """Entries `first_entry` to `last_entry` under `root`; `previous` is the head before, or ""."""

    number: int
    first_entry: int
    last_entry: int
    entry_count: int
    root: str
    previous: str
    sealed_at: datetime

    @property
    def note(self) -> str:
        moment = self.sealed_at.astimezone(UTC).isoformat(timespec="microseconds")
        return (
            f"{FIRST_LINE}\nnumber: {self.number}\nfirst_entry: {self.first_entry}\n"
            f"last_entry: {self.last_entry}\nentry_count: {self.entry_count}\nroot: {self.root}\n"
            f"previous: {self.previous}\nsealed_at: {moment}\n"
        )


@dataclass(frozen=True, slots=True)
class SignedNote:
    """A note with its Ed25519 signature and the key that it names, both in hex."""

    note: str
    signature: str
    public_key: str

    def is_signed_by(self, public_key: str) -> bool:
        """Whether `public_key` (hex) made the signature, whatever key the note names."""
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
            key.verify(bytes.fromhex(self.signature), self.note.encode())
        except (ValueError, InvalidSignature):
            return False
        return True

    @property
    def text(self) -> str:
        return f"{self.note}signature: {self.signature}\npublic_key: {self.public_key}\n"

    @classmethod
    def of_text(cls, text: str) -> "SignedNote":
        """ValueError unless it is `text` of some signed note."""
        note, _, rest = text.partition("signature: ")
        signature, _, key = rest.partition("\npublic_key: ")
        found = cls(note, signature, key.removesuffix("\n"))
        if found.text != text:
            raise ValueError("not a signed note")
        return found


def parse(note: str) -> Seal:
    """ValueError unless the text is exactly a note."""
    first, *lines = note.splitlines()
    values = dict(line.split(": ", 1) for line in lines)
    try:
        seal = Seal(
            number=int(values["number"]),
            first_entry=int(values["first_entry"]),
            last_entry=int(values["last_entry"]),
            entry_count=int(values["entry_count"]),
            root=values["root"],
            previous=values["previous"],
            sealed_at=datetime.fromisoformat(values["sealed_at"]),
        )
    except KeyError as missing:
        raise ValueError("not a note") from missing
    if first != FIRST_LINE or seal.note != note:
        raise ValueError("not a note")
    return seal


def head(note: str) -> str:
    """What the next seal names as the one before it."""
    return hashlib.sha256(note.encode()).hexdigest()


def fingerprint(public_key: str) -> str:
    """SHA-256 of the key's 32 bytes, in hex; "" of no key."""
    return hashlib.sha256(bytes.fromhex(public_key)).hexdigest() if public_key else ""


def in_groups(digest: str) -> str:
    """Eight by eight, so that it can be read aloud and compared by eye."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
