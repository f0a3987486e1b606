"""What the city sees: counts and whom to call, never an inquiry or what a resident wrote."""

from datetime import timedelta

from django.urls import reverse

from civic.fiscal_year import FiscalYear
from disclosures.queries.city_counts import city_counts
from retention.rules.grounds import Ground
from tests.factories.days import NOW, TODAY
from tests.factories.disclosures import (
    ComplaintFactory,
    DecisionFactory,
    IncidentFactory,
    IncidentReportFactory,
    ProvisionFactory,
    PublicPageFactory,
)
from tests.web.pages import source, text


def counts(client, **asked):
    return client.get(reverse("city_disclosures"), asked)


def row_of(client, name: str) -> str:
    csv = b"".join(
        client.get(reverse("city_disclosures_sheet", args=["csv"])).streaming_content
    ).decode()
    return next(line for line in csv.splitlines() if line.startswith(name))


def test_counts_by_ground_complaints_and_incidents(hayashi, town):
    for ground in (Ground.LAW, Ground.INVESTIGATION, Ground.INVESTIGATION):
        decision = DecisionFactory(inquiry__association=town.home, ground=ground)
        wrong = ProvisionFactory(decision=decision)
    ProvisionFactory(decision=decision, corrects=wrong, correction_reason="誤記")
    ComplaintFactory(association=town.home)
    ComplaintFactory(association=town.home, due_on=TODAY - timedelta(days=1))
    incident = IncidentFactory(association=town.home)
    IncidentReportFactory.create_batch(2, incident=incident)
    IncidentFactory(association=town.home)
    PublicPageFactory(association=town.home)

    assert row_of(hayashi, town.home.name) == f"{town.home.name},1,2,0,0,3,2,1,1,公開中"
    assert row_of(hayashi, town.away.name) == f"{town.away.name},0,0,0,0,0,0,0,0,"


def test_nothing_of_what_was_asked_or_written_is_there(hayashi, town):
    ProvisionFactory(decision__inquiry__association=town.home, content="自転車を押す人")
    ComplaintFactory(association=town.home, content="うちの窓が映っています")

    page = source(counts(hayashi))

    for words in ("自転車を押す人", "見本警察署", "うちの窓", "見本町の住民"):
        assert words not in page
    assert "提供と苦情の件数" in page


def test_another_year_is_counted_apart(hayashi, town):
    ComplaintFactory(association=town.home, received_at=NOW - timedelta(days=365))

    assert "令和7年度" in text(counts(hayashi, year="2025"))
    rows = " ".join(text(counts(hayashi, year="2025")).split())
    assert f"{town.home.name} 0 0 0 0 0 1" in rows
    assert f"{town.home.name} 0 0 0 0 0 0" in " ".join(text(counts(hayashi)).split())


def test_queries_do_not_grow(town, django_assert_num_queries):
    year = FiscalYear.of(TODAY)
    for _more in range(2):
        ComplaintFactory.create_batch(3)
        with django_assert_num_queries(5):
            city_counts(year, TODAY)


def test_finds_whom_to_call_about_a_spot(hayashi, house):
    house.association.phone = "083-000-0000"
    house.association.save()
    asked = {"latitude": "33.958420", "longitude": "130.941000"}

    written = text(hayashi.get(reverse("city_finder"), asked))

    for words in ("見つかったカメラ", house.association.name, "1号 集会所前", "撮影範囲の中"):
        assert words in written
    assert "管理責任者（会長）" in written
    assert "083-000-0000" in written
    assert "佐藤" not in written


def test_nothing_near_is_said(hayashi, house):
    asked = {"latitude": "34.100000", "longitude": "130.900000"}

    assert "登録されたカメラはありません" in text(hayashi.get(reverse("city_finder"), asked))


def test_a_spot_that_is_none_is_asked_again(hayashi):
    written = text(hayashi.get(reverse("city_finder"), {"latitude": "北", "longitude": ""}))

    assert "直すところがあります" in written
