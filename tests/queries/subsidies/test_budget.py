"""The ledger: each line in its column with what was left, and where the budget stands."""

import pytest

from subsidies.models import BudgetEntry, Programme
from subsidies.queries.budget import ledger_of, left_by_programme
from tests.factories.subsidies import (
    BudgetEntryFactory,
    GrantApplicationFactory,
    ProgrammeFactory,
)

Kind = BudgetEntry.Kind


@pytest.fixture
def programme() -> Programme:
    programme = ProgrammeFactory()
    BudgetEntryFactory(programme=programme, yen=1_000_000)
    return programme


def enter(programme: Programme, *steps: tuple[Kind, int, int]) -> None:
    """Entries of one application: kind, yen, by how much more is bound."""
    application = GrantApplicationFactory(programme=programme, decided=True)
    for kind, yen, bound in steps:
        BudgetEntryFactory(
            programme=programme, application=application, kind=kind, yen=yen, bound_yen=bound
        )


def standing(programme: Programme) -> tuple[int, ...]:
    state = ledger_of(programme).state
    return (state.voted, state.selected, state.decided, state.settled, state.paid, state.left)


def test_from_the_selection_to_the_payment(programme):
    enter(programme, (Kind.SELECTION, 300_000, 300_000))
    assert standing(programme) == (1_000_000, 300_000, 0, 0, 0, 700_000)
    enter(
        programme,
        (Kind.SELECTION, 200_000, 200_000),
        (Kind.DECISION, 190_000, -10_000),
        (Kind.CHANGE, 180_000, -10_000),
        (Kind.SETTLEMENT, 170_000, -10_000),
        (Kind.PAYMENT, 170_000, 0),
    )
    assert standing(programme) == (1_000_000, 500_000, 180_000, 170_000, 170_000, 530_000)


def test_what_is_freed_stands_nowhere_but_is_left(programme):
    enter(programme, (Kind.SELECTION, 300_000, 300_000), (Kind.FREED, 300_000, -300_000))
    assert standing(programme) == (1_000_000, 0, 0, 0, 0, 1_000_000)


def test_what_came_back_is_no_longer_paid(programme):
    enter(
        programme,
        (Kind.DECISION, 300_000, 300_000),
        (Kind.SETTLEMENT, 300_000, 0),
        (Kind.PAYMENT, 300_000, 0),
        (Kind.REPAYMENT, 60_000, 0),
    )
    assert standing(programme)[4] == 240_000


def test_the_parts_of_the_bar_add_up_to_what_is_bound(programme):
    enter(programme, (Kind.SELECTION, 100_000, 100_000))
    enter(programme, (Kind.DECISION, 200_000, 200_000))
    enter(programme, (Kind.DECISION, 150_000, 150_000), (Kind.PAYMENT, 150_000, 0))
    state = ledger_of(programme).state
    assert dict(state.bound_at) == {
        "selected": 100_000, "decided": 200_000, "settled": 0, "paid": 150_000,
    }  # fmt: skip
    assert sum(state.bound_at.values()) == state.bound


def test_each_line_tells_what_was_left_after_it(programme):
    enter(programme, (Kind.SELECTION, 300_000, 300_000), (Kind.DECISION, 250_000, -50_000))
    lines = ledger_of(programme).lines
    assert [(line.column, line.yen, line.left) for line in lines] == [
        ("decided", 250_000, 750_000),
        ("selected", 300_000, 700_000),
        ("voted", 1_000_000, 1_000_000),
    ]
    assert lines[0].left == BudgetEntry.objects.filter(programme=programme).left()


def test_no_other_programme_is_counted(programme):
    other = ProgrammeFactory()
    enter(other, (Kind.DECISION, 300_000, 300_000))
    assert standing(programme)[-1] == 1_000_000
    assert left_by_programme() == {programme.pk: (1_000_000, 1_000_000), other.pk: (0, -300_000)}


@pytest.mark.parametrize("count", [5, 50])
def test_one_query_however_many_lines(programme, count, django_assert_num_queries):
    for _each in range(count):
        enter(programme, (Kind.DECISION, 1_000, 1_000))
    with django_assert_num_queries(1):
        ledger = ledger_of(programme)
        assert {line.entry.application.association.name for line in ledger.lines[:-1]}
        assert all(line.entry.entered_by.name for line in ledger.lines)
