"""Days of the work that stand the wrong way round, told beside the answer that this page asks."""

from datetime import date

import pytest

from subsidies.rules.answers import problems
from subsidies.rules.reasons_application import ApplicationReason

R = ApplicationReason
TODAY = date(2026, 12, 31)
KNOWN = {"contracted_on": date(2026, 12, 10), "started_on": date(2026, 12, 15)}


def found(values, known=KNOWN):
    told = problems(values, known=known, today=TODAY, decided_on=None, bars_early=False)
    return [(each.reason, each.column) for each in told]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"completed_on": date(2026, 12, 20), "costs_paid_on": date(2026, 12, 22)}, []),
        (
            {"completed_on": date(2026, 12, 12)},
            [(R.COMPLETED_BEFORE_START, "completed_on")],
        ),
        (
            {"completed_on": date(2026, 12, 1)},
            [
                (R.COMPLETED_BEFORE_CONTRACT, "completed_on"),
                (R.COMPLETED_BEFORE_START, "completed_on"),
            ],
        ),
        ({"costs_paid_on": date(2026, 12, 1)}, [(R.PAID_BEFORE_CONTRACT, "costs_paid_on")]),
        ({"costs_paid_on": date(2027, 1, 1)}, [(R.DAY_IN_FUTURE, "costs_paid_on")]),
        ({"started_on": date(2026, 12, 1)}, [(R.STARTED_BEFORE_CONTRACT, "started_on")]),
        ({"purpose": "夜は暗いです。"}, []),
    ],
)
def test_days_out_of_order_are_told_beside_the_answer(values, told):
    assert found(values) == told


def test_a_contract_moved_behind_the_end_is_told_at_the_contract():
    known = {"completed_on": date(2026, 12, 20)}

    assert found({"contracted_on": date(2026, 12, 24)}, known) == [
        (R.COMPLETED_BEFORE_CONTRACT, "contracted_on")
    ]


def test_what_an_earlier_page_holds_does_not_bar_another_page():
    known = KNOWN | {"completed_on": date(2026, 12, 1)}

    assert found({"purpose": "夜は暗いです。"}, known) == []
