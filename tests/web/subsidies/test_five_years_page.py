"""The page of an application in its five years: the picture, its table, the year to report."""

from datetime import datetime

import pytest
from django.urls import reverse

from subsidies.models import GrantApplication
from subsidies.rules.stages import Act, Stage
from tests.factories.days import JAPAN
from tests.factories.grants import open_programme, reportable_application
from tests.factories.subsidies import AnnualReportFactory, SubmissionFactory
from tests.web.pages import source, text


@pytest.fixture
def holding(town):
    application = reportable_application(town.home, town.sato)
    GrantApplication.objects.filter(pk=application.pk).update(
        stage=Stage.HOLDING, programme=open_programme(wants_annual_report=True)
    )
    return application


def at(application, name="grant", *args):
    return reverse(name, args=[application.association_id, application.pk, *args])


def test_the_picture_reads_as_a_sentence_and_has_a_table_behind(sato, holding):
    report = AnnualReportFactory(application=holding, fiscal_year=2026)
    paper = SubmissionFactory(
        application=holding, act=Act.REPORT_YEAR, submitted_at=report.reported_at
    )

    answer = sato.get(at(holding))

    assert "令和8年度は報告済み。令和9年度はこれから。" in text(answer)
    assert "表で見る" in text(answer)
    assert f'href="{at(holding, "submission", paper.pk)}"' in source(answer)
    assert "年次報告がまだです" not in text(answer).replace(" ", "")


def test_a_year_to_report_is_the_next_step(client_for, town, holding, clock):
    clock.move_to(datetime(2027, 3, 1, 10, tzinfo=JAPAN))

    shown = source(client_for(town.sato).get(at(holding)))

    assert "期限は令和9年4月30日（金）です" in shown
    assert f'class="button button-solid" href="{at(holding, "grant_year")}"' in shown
    assert "令和8年度の年次報告をする" in shown


def test_there_is_no_picture_before_the_payment(sato, town):
    assert "5年間の管理</h2>" not in source(
        sato.get(at(reportable_application(town.home, town.sato)))
    )
