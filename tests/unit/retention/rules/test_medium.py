"""retention.rules.medium: the chain of custody has no gap, and the months of a card."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention.rules.medium import Stay, custody, is_worn, months_in_use

MOMENTS = st.lists(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    min_size=1,
    max_size=8,
    unique=True,
).map(sorted)
AT = datetime(2026, 1, 1, tzinfo=UTC)


@given(MOMENTS, st.booleans())
def test_the_chain_has_no_gap_and_no_overlap(moments, destroyed):
    end = moments[-1] + timedelta(seconds=1) if destroyed else None

    stays = custody(moments, end)

    assert (stays[0].from_at, stays[-1].until_at) == (moments[0], end)
    assert all(before.until_at == after.from_at for before, after in pairwise(stays))
    assert all(stay.until_at is None or stay.from_at < stay.until_at for stay in stays)


def test_one_place_lasts_until_the_destruction():
    assert custody([AT], AT + timedelta(days=1)) == (Stay(AT, AT + timedelta(days=1)),)


@pytest.mark.parametrize("moments", [[AT, AT], [AT, AT - timedelta(days=1)]])
def test_refuses_moments_that_do_not_run_forward(moments):
    with pytest.raises(ValueError, match="日時の順"):
        custody(moments, None)


def test_refuses_a_destruction_before_the_last_move():
    with pytest.raises(ValueError, match="日時の順"):
        custody([AT], AT)


@pytest.mark.parametrize(
    ("stays", "months"),
    [
        ([], 0),
        ([(date(2025, 11, 23), date(2026, 11, 22))], 11),
        ([(date(2025, 11, 23), date(2026, 11, 23))], 12),
        ([(date(2026, 1, 31), date(2026, 2, 28))], 1),
        ([(date(2026, 2, 28), date(2026, 3, 30))], 0),
        ([(date(2026, 1, 1), date(2026, 1, 11)), (date(2026, 6, 1), date(2026, 6, 21))], 0),
        ([(date(2026, 1, 1), date(2026, 1, 16)), (date(2026, 6, 1), date(2026, 6, 17))], 1),
    ],
)
def test_counts_whole_months_spent_in_recorders(stays, months):
    assert months_in_use(stays) == months


@pytest.mark.parametrize(("months", "worn"), [(11, False), (12, True), (13, True)])
def test_a_card_is_worn_after_twelve_months(months, worn):
    assert is_worn(months) is worn
