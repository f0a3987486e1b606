"""The city's register of cameras and of five-year ends."""

from django.urls import reverse

from tests.factories.cameras import CameraSiteFactory
from tests.web.pages import text


def plain(response) -> str:
    return " ".join(text(response).split())


def test_narrows_to_cameras_not_yet_installed(hayashi, house):
    CameraSiteFactory(association=house.association, number=9, label="駅前の角")
    address = reverse("city_cameras")

    assert "すべて 2" in plain(hayashi.get(address))
    planned = plain(hayashi.get(address, {"only": "planned"}))
    assert "駅前の角" in planned
    assert house.site.label not in planned


def test_says_how_long_each_duty_lasts(hayashi, house):
    page = plain(hayashi.get(reverse("city_obligations")))

    assert house.site.label in page
    assert "あと " in page


def test_narrows_to_duties_that_end_this_year(hayashi, house):
    address = reverse("city_obligations")

    assert "今年度に終わるカメラはありません。" in plain(
        hayashi.get(address, {"only": "this-year"})
    )
    type(house.camera).objects.update(
        installed_on="2021-11-01", disposal_restricted_until="2027-03-31"
    )
    assert house.site.label in plain(hayashi.get(address, {"only": "this-year"}))
