"""Figures for the council: each application once, by year, kind and district."""

import pytest

from associations.models import Association
from subsidies.queries.statistics import by_all, grant_facts, statistics_of
from tests.factories.associations import AssociationFactory
from tests.factories.days import NOW, TODAY
from tests.factories.subsidies import (
    GrantApplicationFactory,
    GrantCameraFactory,
    PaymentClaimFactory,
    ProgrammeFactory,
    RepaymentFactory,
)


def grant(year: int, kind: str = "NEIGHBOURHOOD", *, cameras: int = 1, **facts: object):
    place = {"postcode": "7500075", "town": "彦島江の浦町"}
    application = GrantApplicationFactory(
        programme=ProgrammeFactory(fiscal_year=year),
        association=AssociationFactory(kind=kind, **place),
        **facts,
    )
    for _each in range(cameras):
        GrantCameraFactory(application=application)
    return application


@pytest.fixture
def figures(town):
    return lambda: statistics_of(grant_facts(town.hayashi))


def row(figures) -> tuple[object, ...]:
    return (
        figures.label, figures.application_count, figures.decided_count, figures.camera_count,
        figures.decided_yen, figures.settled_yen,
    )  # fmt: skip


def test_by_year_kind_and_district(figures):
    grant(2025, holding=True, cameras=2)
    grant(2026, applied=True)
    grant(2026, Association.Kind.PTA, decided=True)

    found = figures()

    assert [row(each) for each in found.by_year] == [
        ("令和7年度", 1, 1, 2, 300_000, 300_000),
        ("令和8年度", 2, 1, 1, 300_000, 0),
    ]
    assert [row(each) for each in found.by_kind] == [
        ("自治会・町内会", 2, 1, 2, 300_000, 300_000),
        ("PTA", 1, 1, 1, 300_000, 0),
    ]
    assert [row(each) for each in found.by_district] == [("彦島", 3, 2, 3, 600_000, 300_000)]
    assert row(found.total) == ("合計", 3, 2, 3, 600_000, 300_000)


@pytest.mark.parametrize("stage", ["CANCELLED", "REVOKED", "REPAYMENT_ORDERED", "REPAID"])
def test_what_was_taken_back_before_it_was_paid_is_no_decision(figures, stage):
    grant(2026, decided=True, stage=stage)
    assert row(figures().total) == ("合計", 1, 0, 0, 0, 0)


@pytest.mark.parametrize("stage", ["REVOKED", "REPAYMENT_ORDERED", "REPAID"])
def test_what_was_paid_stays_counted_with_what_came_back_beside_it(figures, stage):
    application = grant(2026, holding=True, stage=stage, cameras=2)
    by = application.begun_by
    PaymentClaimFactory(application=application, paid_on=TODAY, paid_at=NOW, paid_by=by)
    for yen in (40_000, 20_000):
        RepaymentFactory(application=application, yen=yen)

    total = figures().total

    assert row(total) == ("合計", 1, 1, 2, 300_000, 300_000)
    assert total.repaid_yen == 60_000


def test_a_draft_is_not_counted(figures):
    grant(2026)
    assert figures().total.application_count == 0


def test_an_association_counts_once(figures):
    application = grant(2026, applied=True)
    GrantApplicationFactory(
        programme=application.programme, association=application.association, decided=True
    )
    assert (figures().total.application_count, figures().total.association_count) == (2, 1)


def test_the_sheet_has_a_row_for_each_combination(town):
    grant(2025, holding=True)
    grant(2026, Association.Kind.PTA, decided=True)
    rows = by_all(grant_facts(town.hayashi))
    assert [labels for *labels, _figures in rows] == [
        ["令和7年度", "自治会・町内会", "彦島"], ["令和8年度", "PTA", "彦島"],
    ]  # fmt: skip


@pytest.mark.parametrize("count", [5, 50])
def test_one_query_however_many(town, count, django_assert_num_queries):
    for _each in range(count):
        grant(2026, applied=True)
    town.hayashi.posts  # noqa: B018 - read once a request
    with django_assert_num_queries(1):
        assert statistics_of(grant_facts(town.hayashi)).total.application_count == count
