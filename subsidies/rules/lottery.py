"""An order of applications by lot that anybody can repeat with a seed and a calculator of SHA-256."""

import hashlib
from collections.abc import Iterable


def order(seed: str, numbers: Iterable[str]) -> tuple[str, ...]:
    """Reception numbers by the SHA-256 of 「seed:number」 in hexadecimal, the smallest first.

    Nothing else decides: not the order in which they are given, nor who else takes part.
    """
    return tuple(sorted(set(numbers), key=lambda number: (ticket(seed, number), number)))


def ticket(seed: str, number: str) -> str:
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()
