"""A complaint from a resident without an account: received once, limited, never telling anything."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from disclosures.models import Complaint, PublicPage
from disclosures.rules.complaints import ComplaintKind, Way
from tests.factories.cameras import CameraFactory
from tests.factories.disclosures import ComplaintFactory, PublicPageFactory
from tests.web.pages import source, text

GOOD = {"kind": "COMPLAINT", "content": "うちの窓が映っていませんか。"}


@pytest.fixture(autouse=True)
def _nobody_has_sent_anything():
    cache.clear()


@pytest.fixture
def page(house) -> PublicPage:
    return PublicPageFactory(association=house.association)


@pytest.fixture
def resident() -> Client:
    """As strict as a real browser's visit: no token, no cookie."""
    return Client(enforce_csrf_checks=True)


def send(client: Client, page: PublicPage, **changes):
    data = {**GOOD, **changes}
    headers = data.pop("headers", {})
    address = reverse("public_complaint", args=[page.code])
    return client.post(address, data, headers=headers)


def test_is_received_for_the_association(resident, page, house):
    answer = send(
        resident, page, camera=house.camera.pk, complainant="見本町の住民", contact="083-000-0001"
    )

    assert answer.status_code == 303
    complaint = Complaint.objects.get()
    assert complaint.association == house.association
    assert (complaint.kind, complaint.way) == (ComplaintKind.COMPLAINT, Way.PAGE)
    assert (complaint.camera, complaint.regulations) == (house.camera, house.regulations)
    assert (complaint.complainant, complaint.contact) == ("見本町の住民", "083-000-0001")
    assert complaint.received_by is None
    sent = resident.get(answer.url)
    assert "令和8年12月7日（月）" in text(sent)
    assert not answer.cookies
    assert not sent.cookies


def test_name_and_camera_may_stay_away(resident, page):
    assert send(resident, page).status_code == 303

    complaint = Complaint.objects.get()
    assert (complaint.complainant, complaint.contact, complaint.camera) == ("", "", None)


def test_a_consent_may_be_withdrawn(resident, page):
    send(resident, page, kind="CONSENT_WITHDRAWN", contact="0番1号")

    assert Complaint.objects.get().kind == ComplaintKind.CONSENT_WITHDRAWN


def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(resident, page):
    answer = send(resident, page, kind="", contact="083-000-0001")

    assert answer.status_code == 200
    assert "「どのようなことですか」を選んでください。" in text(answer)
    assert "うちの窓が映っていませんか。" in text(answer)
    assert 'value="083-000-0001"' in source(answer)
    assert not Complaint.objects.exists()


def test_another_associations_camera_is_not_taken(resident, page):
    elsewhere = CameraFactory()

    answer = send(resident, page, camera=elsewhere.pk)

    assert answer.status_code == 200
    assert not Complaint.objects.exists()


@pytest.mark.parametrize("camera", ["x", "999999", "１"])
def test_no_camera_is_guessed(resident, page, camera):
    assert send(resident, page, camera=camera).status_code == 200
    assert not Complaint.objects.exists()


def test_whoever_falls_into_the_trap_is_told_the_same(resident, page):
    fallen = send(resident, page, website="https://example.invalid/")

    assert not Complaint.objects.exists()
    honest = send(resident, page)
    assert (fallen.status_code, fallen.url) == (honest.status_code, honest.url)
    assert fallen.content == honest.content


def test_six_in_ten_minutes_are_one_too_many(resident, page, clock):
    for _one in range(5):
        assert send(resident, page).status_code == 303

    answer = send(resident, page)

    assert answer.status_code == 429
    assert "10分ほど待って" in text(answer)
    assert "うちの窓が映っていませんか。" in text(answer)
    assert Complaint.objects.count() == 5
    clock.shift(601)
    assert send(resident, page).status_code == 303


def test_another_address_is_counted_apart(page):
    for _one in range(5):
        send(Client(REMOTE_ADDR="192.0.2.1"), page)

    assert send(Client(REMOTE_ADDR="192.0.2.1"), page).status_code == 429
    assert send(Client(REMOTE_ADDR="192.0.2.2"), page).status_code == 303


def test_an_association_is_not_flooded_from_many_addresses(page, clock):
    answers = [
        send(Client(REMOTE_ADDR=f"192.0.2.{number}"), page).status_code for number in range(61)
    ]

    assert answers == [303] * 60 + [429]


def test_what_is_wrong_is_not_counted(resident, page):
    for _one in range(6):
        send(resident, page, content="")

    assert send(resident, page).status_code == 303


def test_another_sites_page_cannot_send(resident, page):
    answer = send(resident, page, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert not Complaint.objects.exists()


def test_what_others_wrote_is_not_shown(resident, page, house):
    ComplaintFactory(association=house.association, content="ほかの人の苦情")

    for name in ("public", "public_complaint", "public_complaint_sent"):
        assert "ほかの人の苦情" not in text(resident.get(reverse(name, args=[page.code])))


def test_the_form_is_not_kept(resident, page):
    answer = resident.get(reverse("public_complaint", args=[page.code]))

    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert "csrf" not in source(answer)
