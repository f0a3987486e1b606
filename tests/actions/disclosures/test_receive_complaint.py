"""The action `receive_complaint`: the success, then each refusal."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from associations.models import Notice
from cameras.models import Consent
from civic.models import JournalDetail
from disclosures.actions.receive_complaint import receive_complaint
from disclosures.models import Complaint
from disclosures.rules.complaints import ComplaintKind, Way
from disclosures.rules.reasons_outside import ComplaintReason
from tests.actions.refusals import last_entry, refused
from tests.factories.cameras import CameraFactory, ConsentFactory, RegulationsFactory
from tests.factories.days import NOW
from tests.factories.disclosures import ComplaintFactory


def receive(town, **changes):
    facts = {
        "association": town.home,
        "kind": ComplaintKind.COMPLAINT,
        "way": Way.PHONE,
        "content": "うちの窓が映っていないか心配です。",
        "complainant": "見本 四郎",
        "contact": "083-000-0000",
        "camera": None,
        "by": town.sato,
        "at": NOW,
    }
    return receive_complaint(**facts | changes)


@pytest.fixture
def consent(town):
    return ConsentFactory(view__camera__site__association=town.home)


def test_is_numbered_and_due_within_a_fortnight(town):
    ComplaintFactory(association=town.home, number=4)

    made = receive(town)

    assert made.number == 5
    assert made.due_on == date(2026, 12, 7)
    assert last_entry().facts == {
        "受付番号": 5,
        "種類": "苦情",
        "受け付け方": "電話",
        "カメラ": "",
        "答える期限": "2026-12-07",
    }


def test_the_journal_and_the_mail_name_nobody(town):
    made = receive(town)

    assert not JournalDetail.objects.exists()
    mails = list(Notice.objects.all())
    assert [mail.to for mail in mails] == [town.tanaka.email]  # 佐藤 received it and knows
    assert made.complainant not in mails[0].body
    assert made.content not in mails[0].body


def test_counts_from_the_day_on_which_it_came(town):
    made = receive(town, received_at=NOW - timedelta(days=3))

    assert made.due_on == date(2026, 12, 4)


def test_keeps_the_regulations_of_that_day(town):
    RegulationsFactory(association=town.away)
    ours = RegulationsFactory(association=town.home)

    assert receive(town).regulations == ours


def test_a_resident_on_the_public_page_is_nobody_of_ours(town):
    made = receive(town, by=None, way=Way.PAGE)

    assert made.received_by is None
    assert last_entry().actor == "system:public_page"
    assert Notice.objects.count() == 2


def test_whoever_has_no_account_writes_on_the_page_alone(town):
    with pytest.raises(IntegrityError, match="disclosures_complaint_received_by_person"):
        Complaint.objects.filter(pk=receive(town).pk).update(received_by=None)


def test_a_withdrawn_consent_names_its_camera(town, consent):
    made = receive(town, kind=ComplaintKind.CONSENT_WITHDRAWN, consent=consent)

    assert made.camera == consent.view.camera


def test_refuses_a_moment_to_come(town):
    with refused(ComplaintReason.IN_FUTURE):
        receive(town, received_at=NOW + timedelta(minutes=1))


def test_refuses_a_camera_of_another_association(town):
    with refused(ComplaintReason.CAMERA_ELSEWHERE):
        receive(town, camera=CameraFactory(site__association=town.away))


def test_refuses_a_consent_of_another_association(town):
    elsewhere = ConsentFactory(view__camera__site__association=town.away)
    with refused(ComplaintReason.CAMERA_ELSEWHERE):
        receive(town, kind=ComplaintKind.CONSENT_WITHDRAWN, consent=elsewhere)


def test_refuses_to_withdraw_a_refusal(town, consent):
    consent.answer = Consent.Answer.REFUSED
    consent.save()
    with refused(ComplaintReason.NOT_AGREED):
        receive(town, kind=ComplaintKind.CONSENT_WITHDRAWN, consent=consent)


def test_refuses_to_withdraw_twice(town, consent):
    receive(town, kind=ComplaintKind.CONSENT_WITHDRAWN, consent=consent)
    with refused(ComplaintReason.CONSENT_ALREADY_WITHDRAWN):
        receive(town, kind=ComplaintKind.CONSENT_WITHDRAWN, consent=consent)
