"""One association as the city opens it."""

import pytest
from django.urls import reverse

from tests.factories.cameras import CameraFactory, CameraSiteFactory, FieldOfViewFactory
from tests.factories.onsite import RecorderCheckFactory, on_site_recorder
from tests.factories.retention import NightlyRunFactory
from tests.web.pages import source, text


@pytest.fixture
def address(town) -> str:
    return reverse("city_association", args=[town.home.pk])


def test_shows_officers_cameras_regulations_and_nights(hayashi, town, house, address):
    page = text(hayashi.get(address))

    assert town.sato.name in page
    assert house.site.label in page
    assert f"第{house.regulations.version}版" in page
    assert f"{house.night.erased_count}本" in page


def test_says_so_when_there_is_nothing_yet(hayashi, address):
    page = text(hayashi.get(address))

    assert "登録されたカメラは、まだありません。" in page
    assert "管理運用規程は、まだ定められていません。" in page
    assert "まだ一度も行われていません。" in page


def test_shows_the_last_check_of_each_on_site_recorder(hayashi, town, house, address):
    RecorderCheckFactory(recorder=on_site_recorder(association=town.home), set_days=31)
    on_site_recorder(association=town.home, name="まだ見ていないSDカード")

    page = text(hayashi.get(address))

    assert "通学路角のSDカード" in page
    assert "直すところが1件あります" in page
    assert "令和8年12月23日まで" in page
    assert "まだ見ていないSDカード" in page
    assert "消去済" not in page


def test_asks_as_often_however_much_there_is(
    hayashi, house, address, django_assert_max_num_queries
):
    RecorderCheckFactory(recorder=on_site_recorder(association=house.association))
    hayashi.get(address)
    with django_assert_max_num_queries(60) as few:
        hayashi.get(address)
    for number in (7, 8, 9):
        site = CameraSiteFactory(association=house.association, number=number)
        FieldOfViewFactory(camera=CameraFactory(site=site))
        NightlyRunFactory(recorder=house.recorder, sequence=number)
        RecorderCheckFactory(recorder=on_site_recorder(association=house.association))
    with django_assert_max_num_queries(len(few)):
        hayashi.get(address)


@pytest.mark.parametrize("name", ["today", "city_cameras", "city_obligations", "city_nights"])
def test_the_citys_lists_lead_there(hayashi, house, address, name):
    assert f'href="{address}"' in source(hayashi.get(reverse(name)))
