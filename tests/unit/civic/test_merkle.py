"""The tree against the published vectors of Certificate Transparency, and by property."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic import merkle
from tests.proofs import root_from_proof

# The test tree of RFC 6962's reference implementation: leaves, and the root over the first n.
LEAVES = [
    bytes.fromhex(each)
    for each in (
        "", "00", "10", "2021", "3031", "40414243",
        "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
trees = st.lists(st.binary(max_size=40), min_size=1, max_size=70)


def hashes(leaves):
    return [merkle.leaf_hash(each) for each in leaves]


@pytest.mark.parametrize("size", range(9))
def test_root_of_the_published_tree(size):
    assert merkle.root(iter(hashes(LEAVES[:size]))).hex() == ROOTS[size]


@pytest.mark.parametrize(
    ("index", "size", "proof"),
    [
        (0, 1, []),
        (
            0,
            8,
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
        ),
        (
            5,
            8,
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
        ),
        (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    ],
)
def test_published_proofs(index, size, proof):
    found = merkle.inclusion_proof(hashes(LEAVES[:size]), index)

    assert [each.hex() for each in found] == proof


@given(trees, st.data())
def test_every_proof_leads_to_the_root(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))
    found = hashes(leaves)

    proof = merkle.inclusion_proof(found, index)

    whole = merkle.root(found)
    assert root_from_proof(found[index], index, len(leaves), proof) == whole


@given(trees, st.data())
def test_one_changed_bit_leads_elsewhere(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))
    found = hashes(leaves)
    parts = [found[index], *merkle.inclusion_proof(found, index)]
    changed = data.draw(st.integers(0, len(parts) - 1))
    bit = data.draw(st.integers(0, 255))
    parts[changed] = (int.from_bytes(parts[changed]) ^ 1 << bit).to_bytes(32)

    leaf, *proof = parts

    assert root_from_proof(leaf, index, len(leaves), proof) != merkle.root(found)


@pytest.mark.parametrize(("index", "size", "length"), [(0, 2, 0), (0, 1, 1), (0, 2, 2), (3, 3, 2)])
def test_a_proof_of_the_wrong_length_is_refused(index, size, length):
    with pytest.raises(ValueError, match="the "):
        root_from_proof(b"\0" * 32, index, size, [b"\0" * 32] * length)


def test_no_leaf_lies_beyond_the_end():
    with pytest.raises(IndexError):
        merkle.inclusion_proof(hashes(LEAVES), 8)
