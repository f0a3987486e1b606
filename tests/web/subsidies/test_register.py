"""The city's register with its filters and sheets, the council's figures."""

import json

import pytest
from django.urls import reverse

from civic.models import JournalEntry
from tests.factories.cameras import CameraFactory, CameraSiteFactory
from tests.factories.subsidies import GrantApplicationFactory, GrantCameraFactory
from tests.web.pages import text


def plain(response) -> str:
    return " ".join(text(response).split())


def test_the_register_narrows_and_keeps_the_other_filter(hayashi, house):
    CameraSiteFactory(postcode="7500075", town="彦島江の浦町", label="港の角")
    address = reverse("camera_register")

    page = hayashi.get(address)
    assert "すべて 2" in plain(page)
    assert "港の角" in plain(page)
    narrowed = hayashi.get(address, {"district": "彦島"})
    assert house.site.address not in plain(narrowed)
    assert "?state=planned&amp;district=" in narrowed.content.decode()
    empty = hayashi.get(address, {"district": "彦島", "state": "held"})
    assert "当てはまるカメラはありません。" in plain(empty)


def test_the_sheets_follow_the_filters(hayashi, house):
    CameraSiteFactory(label="=危険な呼び名")
    address = reverse("camera_register_sheet", args=["csv"])

    lines = text(hayashi.get(address)).splitlines()
    assert len(lines) == 3
    assert "'=危険な呼び名" in "".join(lines)
    assert len(text(hayashi.get(address, {"state": "held"})).splitlines()) == 2
    first, second = JournalEntry.objects.filter(verb="一覧を書き出した").order_by("pk")
    assert first.facts == {"一覧": "カメラの登録簿", "形式": "csv", "行数": 2}
    assert second.facts["行数"] == 1
    assert second.facts["しぼりこみ"] == "held"


def test_geojson(hayashi, house):
    response = hayashi.get(reverse("camera_register_sheet", args=["geojson"]))
    assert response["Content-Type"] == "application/geo+json"
    features = json.loads(b"".join(response.streaming_content))["features"]
    assert {feature["properties"]["図形"] for feature in features} == {"カメラ", "撮影範囲"}


def test_no_other_sheet(hayashi):
    assert hayashi.get(reverse("camera_register_sheet", args=["exe"])).status_code == 404


@pytest.mark.parametrize("count", [5, 50])
def test_the_register_asks_as_often_however_long(hayashi, count, django_assert_num_queries):
    for _each in range(count):
        CameraFactory()
    hayashi.get(reverse("camera_register"))
    with django_assert_num_queries(REGISTER_QUERIES):
        assert hayashi.get(reverse("camera_register")).status_code == 200


# nine of every page; sites, views, permits, applications
REGISTER_QUERIES = 13


def test_figures_for_the_council(hayashi):
    grant = GrantCameraFactory(application__holding=True)
    GrantApplicationFactory(programme=grant.application.programme, applied=True)

    page = plain(hayashi.get(reverse("city_statistics")))
    assert "令和8年度 2件 2団体 1件 1台 300,000円 300,000円 0円" in page
    lines = text(hayashi.get(reverse("city_statistics_sheet", args=["csv"]))).splitlines()
    assert lines[1] == "令和8年度,自治会・町内会,その他の町,2,2,1,1,300000,300000,0"


def test_no_figures_yet(hayashi):
    assert "提出された申請はまだありません。" in plain(hayashi.get(reverse("city_statistics")))
