"""What an association is reminded of about its subsidy."""

from datetime import date, datetime

import pytest

from subsidies.models import GrantApplication
from subsidies.queries.duties import duties_of_association
from subsidies.rules.stages import Act, Stage
from tests.factories.days import NOW, TODAY
from tests.factories.grants import (
    decided_application,
    open_programme,
    reportable_application,
    whole_application,
)
from tests.factories.subsidies import LetterFactory


def duties(town, on=TODAY):
    return list(duties_of_association(town.home.pk, on))


def test_a_draft_is_due_when_its_window_closes(town):
    whole_application(town.home, town.sato)

    (duty,) = duties(town)

    assert duty.due_on == date(2027, 1, 15)
    assert duty.action_label == "続きを書く"


def test_a_correction_is_due_on_the_letter_s_day(town):
    application = whole_application(town.home, town.sato, stage=Stage.RETURNED)
    LetterFactory(
        application=application,
        act=Act.RETURN_APPLICATION,
        amount_yen=None,
        due_on=date(2026, 12, 7),
        drafted_by=town.hayashi,
        approved_at=NOW,
        approved_by=town.ono,
        number=1,
        paper_context={"papers": []},
    )

    (duty,) = duties(town)

    assert duty.due_on == date(2026, 12, 7)


def test_a_report_is_due_by_the_end_of_the_fiscal_year(town):
    decided_application(town.home, town.sato, stage=Stage.STARTED)

    (duty,) = duties(town)

    assert duty.due_on == date(2027, 3, 31)


def test_a_report_is_due_on_the_day_that_the_decision_names(town):
    application = decided_application(town.home, town.sato, stage=Stage.STARTED)
    LetterFactory(
        application=application,
        act=Act.DECIDE,
        due_on=date(2027, 2, 26),
        drafted_by=town.hayashi,
        approved_at=NOW,
        approved_by=town.ono,
        number=1,
        paper_context={"papers": []},
    )

    (duty,) = duties(town)

    assert duty.due_on == date(2027, 2, 26)
    assert "令和9年2月26日までに報告します" in duty.reason


@pytest.mark.parametrize("stage", [Stage.APPLIED, Stage.REPORTED, Stage.WITHDRAWN])
def test_nothing_is_due_while_the_city_reads_or_all_is_over(town, stage):
    decided_application(town.home, town.sato, stage=stage)

    assert duties(town) == []


@pytest.fixture
def holding(town):
    programme = open_programme(wants_annual_report=True)
    application = reportable_application(town.home, town.sato)
    GrantApplication.objects.filter(pk=application.pk).update(
        stage=Stage.HOLDING, programme=programme
    )
    return application


def test_a_year_is_to_be_reported_from_its_last_weeks_until_a_month_after(town, holding):
    assert duties(town, date(2027, 1, 29)) == []

    (duty,) = duties(town, date(2027, 1, 30))

    assert duty.title == "令和8年度の年次報告"
    assert duty.due_on == date(2027, 4, 30)


def test_no_report_is_asked_where_the_programme_wants_none(town, holding):
    GrantApplication.objects.filter(pk=holding.pk).update(programme=open_programme())

    assert duties(town, date(2027, 3, 1)) == []


def test_a_year_that_is_reported_is_not_asked_again(town, holding):
    holding.annual_reports.create(
        fiscal_year=2026,
        condition="動いています",
        provision_count=0,
        complaint_count=0,
        reported_at=datetime.fromisoformat("2027-03-01T10:00:00+09:00"),
        reported_by=town.sato,
    )

    assert duties(town, date(2027, 3, 2)) == []
