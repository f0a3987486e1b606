"""提供記録簿: the words of a row, how long it stays, and the number of queries."""

from datetime import date, timedelta

import pytest

from civic.fiscal_year import FiscalYear
from disclosures.models import Provision
from disclosures.queries.ledger import clock_words, ledger_of, ledger_rows, ledger_years
from tests.factories.days import NOW, TODAY
from tests.factories.disclosures import (
    DecisionFactory,
    InquiryFactory,
    ProvidedFileFactory,
    ProvisionFactory,
)

YEAR = FiscalYear.of(TODAY)


def given(town, **changes) -> Provision:
    facts = {"handed_by": town.sato, "witness": town.tanaka} | changes
    if "decision" not in facts:
        inquiry = InquiryFactory(association=town.home, received_by=town.sato)
        facts["decision"] = DecisionFactory(inquiry=inquiry)
    return ProvisionFactory(**facts)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (None, "時計のずれは確かめていません"),
        (0, "録画装置の時計は合っていました"),
        (125, "録画装置の時計は、正しい時刻より2分5秒進んでいました"),
        (-3600, "録画装置の時計は、正しい時刻より1時間遅れていました"),
    ],
)
def test_the_clock_in_words(error, words):
    assert clock_words(error) == words


def test_a_row_stays_three_years_or_until_the_cameras_five_are_over(town, house):
    row = given(town)
    three_years = date(TODAY.year + 3, TODAY.month, TODAY.day)
    assert ledger_rows(Provision.objects.all())[0].kept_until == three_years

    row.cameras.add(house.camera)

    end = house.camera.disposal_restricted_until
    assert ledger_rows(Provision.objects.all())[0].kept_until == max(three_years, end)


def test_a_correction_and_its_row_point_at_each_other(town):
    first = given(town)
    said = {"corrects": first, "correction_reason": "書きまちがい"}
    second = given(town, decision=first.decision, **said)

    old, new = ledger_of(town.home.pk, YEAR)
    assert (old.replaced_by, old.replaced_why) == (second.number, "書きまちがい")
    assert (new.corrects, new.replaced_by) == (first.number, None)


def test_a_ledger_is_of_one_association_and_one_year(town):
    given(town)

    assert ledger_of(town.away.pk, YEAR) == []
    assert ledger_of(town.home.pk, YEAR.plus(-1)) == []
    assert len(ledger_of(town.home.pk, YEAR)) == 1


def test_the_years_are_those_with_rows_and_this_one(town):
    assert ledger_years(town.home.pk, TODAY + timedelta(days=366)) == [YEAR.plus(1)]
    given(town, provided_at=NOW)

    assert ledger_years(town.home.pk, TODAY + timedelta(days=366)) == [YEAR.plus(1), YEAR]


def test_four_queries_whatever_the_number_of_rows(town, house, django_assert_num_queries):
    for _ in range(3):
        row = given(town)
        row.cameras.add(house.camera)
        ProvidedFileFactory(provision=row)

    with django_assert_num_queries(4):
        rows = ledger_of(town.home.pk, YEAR)

    assert [len(row.files) for row in rows] == [1, 1, 1]
