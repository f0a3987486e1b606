"""The hash tree of RFC 6962 §2.1 (RFC 9162 the same): pure, SHA-256, bytes in and out."""

import hashlib
from collections.abc import Iterable, Sequence

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + data).digest()


def root(leaf_hashes: Iterable[bytes]) -> bytes:
    """The root over leaf hashes in their order; a million of them hold twenty hashes in memory.

    The stack keeps one whole subtree for each 1 in the binary number of leaves seen so far.
    """
    stack: list[bytes] = []
    for count, leaf in enumerate(leaf_hashes):
        node, rest = leaf, count
        while rest & 1:
            node, rest = _node(stack.pop(), node), rest >> 1
        stack.append(node)
    if not stack:
        return EMPTY_ROOT
    whole = stack.pop()
    while stack:
        whole = _node(stack.pop(), whole)
    return whole


def inclusion_proof(leaf_hashes: Sequence[bytes], index: int) -> list[bytes]:
    """The neighbours from the leaf at `index` (from 0) up to the root; IndexError beyond the end."""
    if not 0 <= index < len(leaf_hashes):
        raise IndexError(index)
    if len(leaf_hashes) == 1:
        return []
    split = _split(len(leaf_hashes))
    left, right = leaf_hashes[:split], leaf_hashes[split:]
    if index < split:
        return [*inclusion_proof(left, index), root(right)]
    return [*inclusion_proof(right, index - split), root(left)]


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _split(size: int) -> int:
    """The largest power of two below `size` (2 at least)."""
    return 1 << (size - 1).bit_length() - 1
