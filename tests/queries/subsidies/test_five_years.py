"""The five years of an application: a box for each fiscal year, its report, and today."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from subsidies.models import GrantApplication
from subsidies.queries.five_years import YearState, five_years
from subsidies.rules.stages import Stage
from tests.factories.grants import open_programme, reportable_application
from tests.factories.subsidies import AnnualReportFactory

S = YearState


@pytest.fixture
def holding(town):
    """Installed in 令和8年度: its five years run from April 2027 to March 2032."""
    programme = open_programme(wants_annual_report=True)
    application = reportable_application(town.home, town.sato)
    GrantApplication.objects.filter(pk=application.pk).update(
        stage=Stage.HOLDING, programme=programme
    )
    application.refresh_from_db()
    return application


def states(application, on):
    return [box.state for box in five_years(application, on).boxes]


def test_each_fiscal_year_from_the_installation_to_the_end_has_a_box(holding):
    five = five_years(holding, date(2026, 11, 23))

    assert [box.year.start_year for box in five.boxes] == [2026, 2027, 2028, 2029, 2030, 2031]
    assert states(holding, date(2026, 11, 23)) == [S.RUNNING, *[S.TO_COME] * 5]
    assert (five.starts_on, five.ends_on) == (date(2027, 4, 1), date(2032, 3, 31))
    assert [camera.ends_on for camera in five.cameras] == [date(2032, 3, 31)]


def test_a_year_waits_for_its_report_until_it_is_made(holding):
    AnnualReportFactory(application=holding, fiscal_year=2026)

    assert states(holding, date(2028, 6, 1)) == [
        S.REPORTED,
        S.TO_REPORT,
        S.RUNNING,
        *[S.TO_COME] * 3,
    ]
    waiting = five_years(holding, date(2028, 6, 1)).to_report
    assert (waiting.year.start_year, waiting.due_on) == (2027, date(2028, 4, 30))


def test_nothing_waits_where_the_programme_wants_no_report(holding):
    GrantApplication.objects.filter(pk=holding.pk).update(programme=open_programme())
    holding.refresh_from_db()

    assert states(holding, date(2028, 6, 1)) == [S.PAST, S.PAST, S.RUNNING, *[S.TO_COME] * 3]
    assert five_years(holding, date(2028, 6, 1)).to_report is None


@pytest.mark.parametrize(
    ("on", "share"),
    [(date(2026, 4, 1), "0.0"), (date(2029, 4, 1), "50.0"), (date(2032, 3, 31), "100.0")],
)
def test_today_stands_where_its_share_of_the_days_is(holding, on, share):
    assert five_years(holding, on).today == share


def test_today_is_left_out_when_it_lies_behind_the_picture(holding):
    assert five_years(holding, date(2033, 1, 1)).today == ""


@pytest.mark.parametrize("stage", [Stage.STARTED, Stage.SETTLED, Stage.CLAIMED])
def test_there_is_no_picture_before_the_payment(holding, stage):
    holding.stage = stage

    assert five_years(holding, date(2026, 11, 23)) is None


def test_three_queries(holding):
    holding = GrantApplication.objects.with_parties().get(pk=holding.pk)

    with CaptureQueriesContext(connection) as seen:
        five_years(holding, date(2028, 6, 1))

    assert len(seen) == 3
