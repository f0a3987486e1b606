"""The pages that build a camera up, one after the other."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cameras.models import Camera, CameraSite, Consent, Permit
from tests.factories.associations import ResolutionFactory
from tests.factories.cameras import CameraFactory, CameraSiteFactory, FieldOfViewFactory
from tests.factories.civic import PNG
from tests.factories.days import TODAY
from tests.web.pages import refused_with, source, text

SITE = {
    "label": "通学路角",
    "place": "7500005 唐戸町",
    "address_line": "00番地先",
    "mounting": "UTILITY_POLE",
    "pole_number": "見本12",
}
DEVICE = {
    "recognises_faces": "no",
    "necessity": "通学路の見通しが悪いため",
    "maker": "見本電機 MH-1",
    "records_sound": "no",
}
VIEW = {
    "subject": "集会所前の市道",
    "bearing": "90",
    "angle": "８０",
    "range_m": "25",
    "masking": "MASKED",
    "households_in_view": "2",
}
CONSENT = {
    "party": "HOUSEHOLD",
    "given_by": "見本 一郎（0番1号）",
    "answer": "AGREED",
    "agreed_on": "R8.11.1",
}


@pytest.fixture
def site(town):
    return CameraSiteFactory(association=town.home)


@pytest.fixture
def at(town, site):
    """`at(name)` is the address of that page of the camera."""
    return lambda name, *args: reverse(name, args=[town.home.pk, site.pk, *args])


def test_a_place_leads_on_to_its_device(tanaka, town):
    answer = tanaka.post(reverse("camera_new", args=[town.home.pk]), SITE)

    site = CameraSite.objects.get()
    assert (site.number, site.town) == (1, "唐戸町")
    assert answer.url == reverse("camera_device", args=[town.home.pk, site.pk])


def test_a_point_outside_the_city_is_said_and_the_rest_kept(tanaka, town):
    answer = tanaka.post(
        reverse("camera_new", args=[town.home.pk]),
        SITE | {"latitude": "35.6", "longitude": "139.7"},
    )

    assert refused_with(answer, "地図の点が下関市の外にあります")
    assert 'value="通学路角"' in source(answer)


def test_a_device_leads_on_to_its_view(tanaka, at):
    assert tanaka.post(at("camera_device"), DEVICE).url == at("camera_view")
    assert Camera.objects.get().necessity == "通学路の見通しが悪いため"


def test_face_recognition_is_refused_with_its_clause(tanaka, at):
    answer = tanaka.post(at("camera_device"), DEVICE | {"recognises_faces": "yes"})

    assert refused_with(answer, "顔を見分ける機能のあるカメラは", "ガイドライン1【重要】")
    assert "見本電機 MH-1" in source(answer)
    assert not Camera.objects.exists()


def test_a_question_left_open_is_asked_again(tanaka, at):
    answer = tanaka.post(at("camera_device"), DEVICE | {"records_sound": ""})

    assert refused_with(answer, "音声も録音しますか")


def test_a_first_view_is_recorded(tanaka, site, at):
    CameraFactory(site=site)

    assert tanaka.post(at("camera_view"), VIEW).url == at("camera")
    view = site.camera.views.get()
    assert (view.angle, view.starts_on) == (80, None)


def test_a_turned_camera_is_asked_for_the_day(tanaka, site, at):
    FieldOfViewFactory(camera__site=site)
    turned = VIEW | {"bearing": "270"}

    assert refused_with(tanaka.post(at("camera_view"), turned), "この向きにした日")
    tanaka.post(at("camera_view"), turned | {"on": "令和8年11月20日"})

    assert site.camera.views.get(ended_on=None).starts_on == date(2026, 11, 20)


def test_a_view_wants_its_device_first(tanaka, at):
    assert refused_with(
        tanaka.post(at("camera_view"), VIEW), "先に機器の確認", "ガイドライン2(2)イ"
    )


@pytest.mark.parametrize("angle", ["0", "181", "広い"])
def test_an_impossible_angle_is_said(tanaka, site, at, angle):
    CameraFactory(site=site)

    assert refused_with(tanaka.post(at("camera_view"), VIEW | {"angle": angle}), "映る幅")


def test_a_consent_is_recorded_with_its_sheet(tanaka, site, at):
    FieldOfViewFactory(camera__site=site)
    sheet = SimpleUploadedFile("同意書.png", PNG)

    tanaka.post(at("consent_new"), CONSENT | {"sheet": sheet})

    answer = tanaka.get(at("consent_sheet", Consent.objects.get().pk))
    assert b"".join(answer.streaming_content) == PNG
    assert answer["Content-Type"] == "image/png"


def test_a_sheet_of_the_wrong_type_is_refused(tanaka, site, at):
    FieldOfViewFactory(camera__site=site)
    sheet = SimpleUploadedFile("同意書.heic", b"\0\0\0\x18ftypheic")

    answer = tanaka.post(at("consent_new"), CONSENT | {"sheet": sheet})

    assert refused_with(answer, "PDF、JPEG、PNGのどれか")
    assert 'value="見本 一郎（0番1号）"' in source(answer)


def test_the_same_household_twice_is_said(tanaka, site, at):
    FieldOfViewFactory(camera__site=site)
    tanaka.post(at("consent_new"), CONSENT)

    assert refused_with(tanaka.post(at("consent_new"), CONSENT), "すでに記録してあります")


def test_a_consent_wants_its_view_first(tanaka, site, at):
    CameraFactory(site=site)

    answer = tanaka.post(at("consent_new"), CONSENT)

    assert refused_with(answer, "先に撮影範囲を登録してください", "ガイドライン2(1)")


def test_an_installation_starts_the_five_years(tanaka, site, at):
    CameraFactory(site=site, planned=True)

    tanaka.post(at("camera_installed"), {"installed_on": "令和8年11月20日"})

    assert Camera.objects.get().disposal_restricted_until == date(2032, 3, 31)
    assert "令和14年3月31日" in text(tanaka.get(at("camera")))


def test_an_installation_to_come_is_refused(tanaka, site, at):
    CameraFactory(site=site, planned=True)

    answer = tanaka.post(at("camera_installed"), {"installed_on": "令和8年11月24日"})

    assert refused_with(answer, "設置日は、今日まで", "ガイドライン2(2)エ")


def test_a_permit_is_recorded(tanaka, at):
    tanaka.post(
        at("permit_new"),
        {"kind": "POLE", "granted_by": "架空電力", "granted_on": "R8.10.1", "valid_until": ""},
    )

    assert Permit.objects.get().valid_until is None


def test_a_password_change_is_recorded(tanaka, site, at):
    CameraFactory(site=site, default_password_changed_on=None)

    tanaka.post(at("camera_password"), {"changed_on": "R8.11.23"})

    assert Camera.objects.get().default_password_changed_on == TODAY


def test_a_resolution_is_tied_to_its_cameras(tanaka, town):
    site = CameraSiteFactory(association=town.home, resolution=None)
    resolution = ResolutionFactory(association=town.home)

    tanaka.post(
        reverse("agreement", args=[town.home.pk]),
        {"resolution": resolution.pk, "sites": [site.pk]},
    )

    site.refresh_from_db()
    assert site.resolution == resolution


def test_a_resolution_of_another_association_cannot_be_chosen(tanaka, town, site):
    theirs = ResolutionFactory(association=town.away)

    answer = tanaka.post(
        reverse("agreement", args=[town.home.pk]), {"resolution": theirs.pk, "sites": [site.pk]}
    )

    assert refused_with(answer, "どの議決ですか")


@pytest.mark.parametrize("name", ["camera", "camera_view", "consent_new", "permit_new"])
def test_a_camera_of_another_association_is_not_found(tanaka, town, name):
    theirs = CameraSiteFactory(association=town.away)

    assert tanaka.get(reverse(name, args=[town.home.pk, theirs.pk])).status_code == 404


def test_the_list_shows_each_camera_and_its_map(tanaka, town, house):
    answer = tanaka.get(reverse("cameras", args=[town.home.pk]))

    assert "集会所前" in text(answer)
    assert "<svg" in source(answer)


def test_the_city_sees_counts_and_never_the_sheet(hayashi, town, house):
    assert "集会所前" in text(hayashi.get(reverse("city_cameras")))
    sheet = reverse("consent_sheet", args=[town.home.pk, house.site.pk, house.consent.pk])
    assert hayashi.get(sheet).status_code == 404
    assert house.consent.given_by not in text(hayashi.get(reverse("city_cameras")))


def test_the_city_sees_the_five_year_ends(hayashi, house):
    assert "令和12年3月31日" in text(hayashi.get(reverse("city_obligations")))
