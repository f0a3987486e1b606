"""The public page: what residents read without an account, and what they never read."""

import json
import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from disclosures.models import PublicPage
from retention.models.nightly_run import Outcome
from retention.rules.grounds import Ground
from tests.factories.associations import AppointmentFactory, UserFactory
from tests.factories.cameras import CameraFactory, CameraSiteFactory, FieldOfViewFactory
from tests.factories.days import NOW, TODAY
from tests.factories.disclosures import DecisionFactory, ProvisionFactory, PublicPageFactory
from tests.factories.retention import NightlyRunFactory
from tests.web.pages import source, text


@pytest.fixture
def page(house) -> PublicPage:
    return PublicPageFactory(association=house.association)


@pytest.fixture
def resident() -> Client:
    return Client()


def read(client: Client, page: PublicPage):
    return client.get(reverse("public", args=[page.code]))


def test_says_which_cameras_why_how_long_and_whom_to_ask(resident, page):
    written = text(read(resident, page))

    for words in (
        "見本町一丁目自治会の",
        "犯罪の抑制と防止",
        "14日以内",
        "令和8年12月7日（月）",
        "管理責任者（会長）",
        "集会所 083-000-0000（平日の午前）",
        "1号 集会所前",
        "下関市唐戸町",
        "東向き",
        "集会所前の市道",
        "見本町一丁目自治会防犯カメラ管理運用規程",
        "保存期間は、原則として14日以内とする",
    ):
        assert words in written, words


def test_no_name_of_anybody_stands_on_it(resident, page, house, town):
    ProvisionFactory(decision__inquiry__association=house.association)
    PublicPage.objects.update(closed_at=None)
    everything = source(read(resident, page))

    names = [user.name for user in (town.sato, town.tanaka, town.hayashi, town.mori)]
    names += [
        "見本 太郎",
        "見本警察署",
        house.consent.given_by,
        *UserFactory._meta.model.objects.values_list("name", flat=True),
    ]
    for name in filter(None, names):
        assert name not in everything, name
        assert name.split()[-1] not in everything, name


def test_neither_house_number_nor_exact_point_nor_place_of_the_recorder(resident, page, house):
    everything = source(read(resident, page))

    assert house.site.address_line not in everything
    assert str(house.site.latitude) not in everything
    assert re.search(r"#16/33\.\d{1,3}/130\.\d{1,3}/", everything)  # to about 100 metres
    assert house.recorder.name not in everything
    assert house.recorder.folder not in everything


def test_a_camera_that_is_planned_or_gone_is_not_shown(resident, page, house):
    planned = CameraSiteFactory(association=house.association, label="これから付ける角")
    CameraFactory(site=planned, planned=True)
    gone = CameraSiteFactory(association=house.association, label="もうない角")
    CameraFactory(site=gone, removed_on=TODAY)

    written = text(read(resident, page))

    assert "これから付ける角" not in written
    assert "もうない角" not in written


def test_cameras_of_one_street_share_a_spot(resident, page, house):
    near = CameraSiteFactory(
        association=house.association, label="となり", latitude=Decimal("33.958500")
    )
    FieldOfViewFactory(camera__site=near)

    assert 'text-anchor="middle"' in source(read(resident, page))
    assert "1号・2号" in text(read(resident, page))


def test_counts_provisions_of_this_year_by_ground(resident, page, house):
    for ground in (Ground.LAW, Ground.INVESTIGATION, Ground.INVESTIGATION):
        given(house, ground)
    wrong = given(house, Ground.INVESTIGATION)
    given(
        house,
        Ground.INVESTIGATION,
        decision=wrong.decision,
        corrects=wrong,
        correction_reason="誤記",
    )
    last_year = NOW - timedelta(days=300)
    decision = DecisionFactory(
        inquiry__association=house.association, ground=Ground.LAW, decided_at=last_year
    )
    ProvisionFactory(
        decision=decision,
        provided_at=last_year + timedelta(hours=1),
        from_at=last_year - timedelta(days=1),
        to_at=last_year,
        handed_by=manager_of_last_year(house),
    )

    written = " ".join(text(read(resident, page)).split())

    assert "令和8年度は、 4件 です" in written
    assert re.search(r"規程6\(2\)ア 1件", written)
    assert re.search(r"規程6\(2\)イ 3件", written)
    assert re.search(r"規程6\(2\)エ 0件", written)


def given(house, ground, **facts):
    decision = facts.pop("decision", None) or DecisionFactory(
        inquiry__association=house.association, ground=ground
    )
    return ProvisionFactory(decision=decision, ground=ground, **facts)


def manager_of_last_year(house):
    return AppointmentFactory(association=house.association, role="MANAGER", last_year=True).user


def test_last_nights_proof_can_be_checked_by_anybody(resident, page, house):
    house.night.erasures_root = "ab" * 32
    house.night.erased_count = 12
    house.night.save()

    everything = source(read(resident, page))

    assert "12本" in everything
    assert f"{reverse('verify')}#{'ab' * 32}" in everything
    address = reverse("public_proof", args=[page.code, house.night.pk])
    assert address in everything
    proof = resident.get(address)
    data = json.loads(proof.content)
    assert data["run"] == house.night.pk
    assert house.recorder.name not in proof.content.decode()
    assert proof["Content-Disposition"].startswith("attachment")


def test_a_night_that_did_not_work_is_told_and_proves_nothing(resident, page, house):
    failed = NightlyRunFactory(
        recorder=house.recorder, night=TODAY, sequence=2, outcome=Outcome.STORE_MISSING
    )

    assert "このあとの夜は「保存先を読めない」でした" in text(read(resident, page))
    refused = resident.get(reverse("public_proof", args=[page.code, failed.pk]))
    assert refused.status_code == 404


def test_another_associations_night_is_not_served(resident, page):
    elsewhere = NightlyRunFactory()

    address = reverse("public_proof", args=[page.code, elsewhere.pk])
    assert resident.get(address).status_code == 404


@pytest.mark.parametrize("name", ["public", "public_complaint", "public_complaint_sent"])
def test_a_closed_page_and_an_unknown_one_are_the_same(resident, page, town, name):
    page.closed_at, page.closed_by = NOW, town.sato
    page.save()

    closed = resident.get(reverse(name, args=[page.code]))
    unknown = resident.get(reverse(name, args=["mihon999999"]))

    assert (closed.status_code, unknown.status_code) == (404, 404)
    assert closed.content.replace(page.code.encode(), b"") == unknown.content.replace(
        b"mihon999999", b""
    )


def test_caches_may_keep_it_and_no_cookie_is_set(resident, page):
    response = read(resident, page)

    assert response["Cache-Control"] == "public, max-age=300"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    again = resident.get(
        reverse("public", args=[page.code]), headers={"If-None-Match": response["ETag"]}
    )
    assert again.status_code == 304


def test_it_is_the_same_for_whoever_is_signed_in(resident, page, sato):
    assert read(sato, page).content == read(resident, page).content
    assert read(sato, page)["Cache-Control"] == "public, max-age=300"


def test_it_is_small_and_needs_no_script(resident, page):
    response = read(resident, page)
    linked = re.findall(r'href="/static/([^"]+)"', response.content.decode())
    weight = len(response.content) + sum(Path(finders.find(path)).stat().st_size for path in linked)

    assert weight < 100_000
    assert "<script" not in response.content.decode()


def test_questions_do_not_grow_with_cameras(page, house, django_assert_num_queries):
    with django_assert_num_queries(QUERIES):
        read(Client(), page)
    for _more in range(3):
        FieldOfViewFactory(camera__site=CameraSiteFactory(association=house.association))
    with django_assert_num_queries(QUERIES):
        read(Client(), page)


QUERIES = 13
