"""Checking a proof of inclusion (RFC 9162 §2.1.3), as the page does in the browser."""

import hashlib
from collections.abc import Sequence


def root_from_proof(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes:
    """The root of a tree of `size` leaves with the leaf hash `leaf` at `index`.

    ValueError when the proof has another length than such a tree asks for.
    """
    if not 0 <= index < size:
        raise ValueError("the leaf lies outside the tree")
    if size == 1:
        if proof:
            raise ValueError("the proof is too long")
        return leaf
    if not proof:
        raise ValueError("the proof is too short")
    split = 1 << (size - 1).bit_length() - 1  # the largest power of two below `size`
    neighbour = proof[-1]
    if index < split:
        return node(root_from_proof(leaf, index, split, proof[:-1]), neighbour)
    return node(neighbour, root_from_proof(leaf, index - split, size - split, proof[:-1]))


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
