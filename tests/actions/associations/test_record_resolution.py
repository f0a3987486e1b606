"""The action `record_resolution`: the plain success, then each refusal."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from associations.actions.record_resolution import record_resolution
from associations.models import Resolution
from associations.rules.reasons import AssociationReason
from civic.files import FileReason
from civic.models import StoredFile
from tests.actions.refusals import last_entry, refused
from tests.factories.civic import PDF
from tests.factories.days import NOW, TODAY


def resolve(town, **changes):
    facts = {
        "association": town.home,
        "body": Resolution.Body.GENERAL_MEETING,
        "held_on": TODAY,
        "subject": "防犯カメラ2台の設置",
        "votes_for": 14,
        "votes_against": 2,
        "by": town.sato,
        "at": NOW,
    }
    return record_resolution(**facts | changes)


def test_records_the_votes(town):
    resolution = resolve(town)

    assert (resolution.votes_for, resolution.votes_against) == (14, 2)
    assert resolution.minutes is None
    assert last_entry().facts == {"開いた日": "2026-11-23", "賛成": 14, "反対": 2}


def test_keeps_the_minutes_as_they_came(town):
    resolution = resolve(town, minutes=("議事録.pdf", PDF))

    assert resolution.minutes.path.read_bytes() == PDF
    assert resolution.minutes.content_type == "application/pdf"


def test_refuses_a_meeting_to_come(town):
    with refused(AssociationReason.HELD_IN_FUTURE):
        resolve(town, held_on=TODAY + timedelta(days=1))


def test_refuses_without_votes(town):
    with refused(AssociationReason.VOTES_MISSING):
        resolve(town, votes_for=0)


def test_refuses_a_resolution_that_was_not_carried(town):
    with pytest.raises(ValidationError, match="賛成が反対より多い"):
        resolve(town, votes_for=3, votes_against=3)


def test_refuses_minutes_of_an_unknown_type(town):
    with refused(FileReason.UNKNOWN_TYPE):
        resolve(town, minutes=("議事録.docx", b"PK\x03\x04"))
    assert not StoredFile.objects.exists()
