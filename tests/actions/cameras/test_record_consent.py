"""The action `record_consent`: the plain success, then each refusal."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from cameras.actions.record_consent import record_consent
from cameras.models import Consent
from cameras.rules.reasons import CameraReason
from civic.files import FileReason
from civic.models import JournalDetail
from tests.actions.refusals import last_entry, refused
from tests.factories.civic import PNG
from tests.factories.days import NOW, TODAY


def agree(town, view, **changes):
    facts = {
        "view": view,
        "party": Consent.Party.HOUSEHOLD,
        "given_by": "見本 一郎（0番1号）",
        "answer": Consent.Answer.AGREED,
        "agreed_on": date(2026, 11, 1),
        "by": town.tanaka,
        "at": NOW,
    }
    return record_consent(**facts | changes)


def test_records_the_answer_and_keeps_the_sheet(town, view):
    consent = agree(town, view, sheet=("同意書.png", PNG))

    assert consent.answer == Consent.Answer.AGREED
    assert consent.sheet.path.read_bytes() == PNG
    assert last_entry().facts == {"答え": "同意する", "書面の日付": "2026-11-01"}


def test_keeps_the_name_out_of_the_journal(town, view):
    agree(town, view)

    detail = JournalDetail.objects.get(entry_id=last_entry().pk)
    assert detail.values == {"名前": "見本 一郎（0番1号）"}


def test_refuses_a_paper_of_a_day_to_come(town, view):
    with refused(CameraReason.CONSENT_IN_FUTURE):
        agree(town, view, agreed_on=TODAY + timedelta(days=1))


def test_refuses_the_same_household_twice(town, view):
    agree(town, view)

    with pytest.raises(ValidationError, match="すでに記録してあります"):
        agree(town, view)


def test_refuses_a_sheet_of_an_unknown_type(town, view):
    with refused(FileReason.UNKNOWN_TYPE):
        agree(town, view, sheet=("同意書.txt", b"plain text"))
    assert not Consent.objects.exists()
