"""The account to which a subsidy is paid: it should be in the association's own name (domain 24)."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    bank: str
    branch: str
    kind: str
    number: str
    holder: str
    holder_kana: str


def is_other_name(holder: str, association: str) -> bool:
    """「見本町自治会 会長 佐藤花子」 is in the association's name; a person alone is not."""
    return _plain(association) not in _plain(holder)


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())
