"""苦情・問合せ on the screen: received, answered with a letter, turned, closed, counted."""

from datetime import timedelta

import pytest
from django.urls import reverse

from disclosures.models import Complaint
from tests.documents import pdf
from tests.factories.days import NOW
from tests.factories.disclosures import ComplaintFactory
from tests.web.pages import refused_with, text


def at(town, name, *args):
    return reverse(name, args=[town.home.pk, *args])


@pytest.fixture
def complaint(town):
    return ComplaintFactory(
        association=town.home, owner=None, complainant="見本 四郎", contact="083-000-0000"
    )


def said(**changes):
    return {
        "kind": "COMPLAINT",
        "way": "PHONE",
        "camera": "none",
        "content": "窓が映っていないか心配です。",
        "complainant": "見本 四郎",
        "contact": "",
        "received_on": "R8.11.22",
        "received_time": "18:30",
    } | changes


def test_is_received_and_waits_for_an_owner(tanaka, town, house):
    camera = house.site.camera

    answer = tanaka.post(at(town, "complaint_new"), said(camera=str(camera.pk)))

    made = Complaint.objects.get()
    assert made.camera == camera
    assert answer.url == at(town, "complaint", made.pk)
    page = text(tanaka.get(answer.url))
    assert "次にすること：担当の方を決める" in page
    assert "令和8年11月22日 18時30分" in page
    assert "令和8年12月6日（日）" in page


def test_what_was_typed_stays_when_it_is_refused(sato, town):
    answer = sato.post(at(town, "complaint_new"), said(received_on="R8.11.24"))

    assert refused_with(answer, "受け付けた日時が今より後になっています", "本システムの定め")
    assert "窓が映っていないか心配です。" in text(answer)


def test_is_answered_with_a_letter_that_stays(sato, town, complaint):
    sato.post(at(town, "complaint_answer", complaint.pk), {"answer": "窓は映っていません。"})

    first, again = (
        b"".join(sato.get(at(town, "complaint_letter", complaint.pk)).streaming_content)
        for _ in range(2)
    )
    printed = pdf.text_of(first)
    assert "見本四郎様" in printed
    assert "窓は映っていません。" in printed
    assert first == again == Complaint.objects.get().letter.path.read_bytes()
    assert "次にすること：したことを記録する" in text(sato.get(at(town, "complaint", complaint.pk)))


def test_there_is_no_letter_before_the_answer(sato, town, complaint):
    assert sato.get(at(town, "complaint_letter", complaint.pk)).status_code == 404


def test_turning_leads_to_the_form_of_the_view(sato, town, house):
    complaint = ComplaintFactory(association=town.home, camera=house.site.camera)
    sato.post(at(town, "complaint_answer", complaint.pk), {"answer": "向きを変えます。"})

    answer = sato.post(
        at(town, "complaint_remedy", complaint.pk), {"remedy": "TURNED", "remarks": "道路側へ"}
    )

    assert answer.url == at(town, "camera_view", house.site.pk)
    assert "次にすること：カメラの向きを変える" in text(
        sato.get(at(town, "complaint", complaint.pk))
    )
    assert "撮影範囲を登録し直す" in text(sato.get(at(town, "association_today")))


def test_a_consent_is_withdrawn_from_the_page_of_its_camera(sato, town, house):
    link = at(town, "consent_withdraw", house.site.pk, house.consent.pk)
    assert link in sato.get(at(town, "camera", house.site.pk)).content.decode()
    assert house.consent.given_by in text(sato.get(link))

    answer = sato.post(link, said(content="庭を映さないでほしい。"))

    made = Complaint.objects.get()
    assert answer.url == at(town, "complaint", made.pk)
    assert (made.kind, made.consent, made.camera) == (
        "CONSENT_WITHDRAWN",
        house.consent,
        house.site.camera,
    )
    assert refused_with(sato.post(link, said()), "すでに受け付けてあります")


def test_is_closed_on_a_page_of_its_own(sato, town, complaint):
    sato.post(at(town, "complaint_answer", complaint.pk), {"answer": "窓は映っていません。"})
    sato.post(
        at(town, "complaint_remedy", complaint.pk), {"remedy": "EXPLAINED", "remarks": "見せた"}
    )

    sato.post(at(town, "complaint_close", complaint.pk))

    page = text(sato.get(at(town, "complaint", complaint.pk)))
    assert "令和9年11月23日まで残し、次の夜に消します" in page
    assert "終わっていない苦情・問合せはありません。" in text(sato.get(at(town, "complaints")))


def test_an_answer_that_is_late_is_flagged_everywhere(sato, town, complaint):
    Complaint.objects.update(due_on=NOW.date() - timedelta(days=3))

    assert "3日超過" in text(sato.get(at(town, "complaints")))
    assert "期限を3日すぎています" in text(sato.get(at(town, "complaint", complaint.pk)))
    assert "3日すぎています" in text(sato.get(at(town, "association_today")))


def test_the_register_is_printed_and_exported(sato, town, complaint):
    printed = pdf.text_of(sato.get(at(town, "complaint_register", 2026)).content)
    sheet = text(sato.get(at(town, "complaint_sheet", 2026, "csv")))

    assert "苦情処理簿（令和8年度）" in printed
    for words in (complaint.content, "見本", "令和8年12月7日"):
        assert words in printed
    assert complaint.content in sheet
    assert "ありませんでした。" in pdf.text_of(
        sato.get(at(town, "complaint_register", 2025)).content
    )
    assert sato.get(at(town, "complaint_sheet", 2026, "exe")).status_code == 404
    assert sato.get(at(town, "complaint_register", 1800)).status_code == 404


def test_another_associations_complaint_is_not_there(sato, town):
    other = ComplaintFactory(association=town.away)

    for name in ("complaint", "complaint_answer", "complaint_close", "complaint_letter"):
        assert sato.get(at(town, name, other.pk)).status_code == 404
