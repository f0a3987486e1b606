"""The amount: the worked cases through the shipped programmes, and what holds for every sum."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidies.rules.amount import Quote, quote
from subsidies.rules.shipped import shipped_by_code
from subsidies.rules.terms import OtherSubsidy, Rounding, Terms
from tests.unit.worked_cases import cases

PROGRAMMES = shipped_by_code()
HEADINGS = ("事例", "制度", "カメラ別対象経費", "対象外経費", "他補助金", "補助額")
COSTS = st.lists(st.integers(0, 5_000_000), max_size=6)
TERMS = st.builds(
    Terms,
    rate=st.fractions(Fraction(1, 10), 1, max_denominator=20),
    rounding_unit=st.sampled_from([1, 10, 100, 1000]),
    rounding=st.sampled_from(Rounding),
    cap_per_camera=st.none() | st.integers(0, 400_000),
    cap_per_association=st.none() | st.integers(0, 1_000_000),
    other_subsidy=st.sampled_from(OtherSubsidy),
)


def yen(text: str) -> int:
    return int(text.replace(",", "").removesuffix("円") or 0)


def by_camera(text: str) -> list[int]:
    return [yen(cost) for cost in re.split("[;；]", text)]


def rows() -> list[object]:
    """One case a row, with all its cells together."""
    found = cases("subsidy_amounts.csv", *HEADINGS)
    return [pytest.param(row.values, id=row.id) for row in found]


@pytest.mark.parametrize("row", rows())
def test_worked_case(row):
    _case, code, costs, ineligible, other, amount = row
    told = quote(
        by_camera(costs),
        PROGRAMMES[code].terms,
        ineligible=yen(ineligible),
        other_subsidy=yen(other),
    )

    assert told.amount == yen(amount)
    assert told.steps[-1].yen == told.amount
    whole = sum(by_camera(costs)) + yen(ineligible) - yen(other)
    assert told.own_share == whole - told.amount


def test_every_shipped_programme_has_a_worked_case():
    told = {row.values[0] for row in cases("subsidy_amounts.csv", "制度")}
    assert told == set(PROGRAMMES)


@given(COSTS, TERMS, st.integers(0, 1_000_000), st.integers(0, 1_000_000))
def test_stays_within_every_cap_and_never_below_nothing(costs, terms, other, before):
    told = quote(costs, terms, other_subsidy=other, granted_before=before)

    assert 0 <= told.amount <= sum(costs) * terms.rate
    assert isinstance(told.amount, int)
    if terms.cap_per_association is not None:
        assert told.amount <= max(terms.cap_per_association - before, 0)
    if terms.cap_per_camera is not None:
        assert told.amount <= terms.cap_per_camera * len(costs)


@given(COSTS, TERMS, st.integers(0, 5), st.integers(1, 500_000))
def test_dearer_cameras_never_bring_less(costs, terms, place, more):
    dearer = [*costs]
    if costs:
        dearer[place % len(costs)] += more
    assert quote(dearer, terms).amount >= quote(costs, terms).amount


@given(COSTS, TERMS, st.integers(0, 1_000_000))
def test_the_steps_end_in_the_amount(costs, terms, other):
    told = quote(costs, terms, other_subsidy=other)

    assert [step for step in told.steps if step.is_total] == [told.steps[-1]]
    assert told.steps[-1].yen == told.amount
    assert told.steps[0].yen == told.eligible == sum(costs)


@given(COSTS.filter(any), TERMS, st.integers(1, 1_000_000))
def test_what_is_deducted_is_deducted_to_the_yen(costs, terms, other):
    """As if the cameras had cost so much less together, each in its share."""
    terms = _deducting(terms)
    whole = sum(costs)
    rest = max(whole - other, 0)
    cheaper = [Fraction(cost * rest, whole) for cost in costs]

    assert quote(costs, terms, other_subsidy=other).amount == quote(cheaper, terms).amount


@given(COSTS, TERMS)
def test_cut_to_the_unit_unless_a_cap_is_reached(costs, terms):
    told = quote(costs, terms)
    if told.amount != terms.cap_per_association:
        assert told.amount % terms.rounding_unit == 0


@given(st.integers(0, 10_000_000))
def test_two_thirds_is_reckoned_in_whole_numbers(cost):
    told = quote([cost], PROGRAMMES["shimonoseki-r7"].terms)
    assert told.amount == min(cost * 2 // 3 // 1000 * 1000, 300_000)


def test_what_was_decided_before_uses_up_the_cap():
    """Case 22: the first call and the 追加募集 share one cap."""
    terms = PROGRAMMES["shimonoseki-r7"].terms

    assert _amount([300_000], terms, granted_before=0) == 200_000
    assert _amount([300_000], terms, granted_before=150_000) == 150_000
    assert _amount([300_000], terms, granted_before=300_000) == 0
    assert _amount([300_000], terms, granted_before=400_000) == 0


def test_the_sum_in_words():
    told = quote([300_000, 100_000], PROGRAMMES["shimonoseki-r2"].terms)

    assert [(step.label, step.yen, step.note) for step in told.steps] == [
        ("補助の対象になる経費", 400_000, "カメラ2台"),
        ("2分の1をかけた額", 150_000, "1台につき100,000円まで"),
        ("1,000円未満を切り捨てた額", 150_000, ""),
        ("団体の上限", 200_000, "上限の中です"),
        ("補助額", 150_000, ""),
    ]


def _deducting(terms: Terms) -> Terms:
    return Terms(
        rate=terms.rate,
        rounding_unit=terms.rounding_unit,
        rounding=terms.rounding,
        cap_per_camera=terms.cap_per_camera,
        cap_per_association=terms.cap_per_association,
        other_subsidy=OtherSubsidy.DEDUCTED,
    )


def _amount(costs: list[int], terms: Terms, *, granted_before: int) -> int:
    told: Quote = quote(costs, terms, granted_before=granted_before)
    return told.amount
