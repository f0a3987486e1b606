"""The lot: anybody repeats it, and nothing but seed and numbers decides."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from subsidies.rules.lottery import order

NUMBERS = st.lists(st.text("0123456789MR-", min_size=1, max_size=8), unique=True, max_size=30)


def test_as_computed_by_hand():
    """sha256sum of 「言葉:M8-001」 and so on, sorted."""
    numbers = ["M8-001", "M8-002", "M8-003"]
    by_hand = sorted(numbers, key=lambda each: hashlib.sha256(f"言葉:{each}".encode()).hexdigest())
    assert order("言葉", numbers) == tuple(by_hand)
    assert order("言葉", ["M8-001", "M8-002", "M8-003"]) == ("M8-003", "M8-001", "M8-002")


@given(st.text(max_size=20), NUMBERS, st.randoms())
def test_the_order_of_handing_in_decides_nothing(seed, numbers, chance):
    shuffled = [*numbers]
    chance.shuffle(shuffled)
    assert order(seed, shuffled) == order(seed, numbers)
    assert sorted(order(seed, numbers)) == sorted(numbers)


@given(st.text(max_size=20), NUMBERS)
def test_who_withdraws_moves_nobody_past_another(seed, numbers):
    drawn = order(seed, numbers)
    assert order(seed, drawn[1:]) == drawn[1:]


def test_another_seed_is_another_lot():
    numbers = [f"M8-{number:03}" for number in range(20)]
    assert order("甲", numbers) != order("乙", numbers)


def test_each_takes_part_once():
    assert len(order("言葉", ["M8-001", "M8-001"])) == 1
