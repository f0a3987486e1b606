"""Permits, accesses and copies: what the database refuses, and the words of the copies."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from retention.models import FootageAccess, FootageCopy, HandlingPermit
from retention.models.footage_copy import KeyEnding
from tests.factories.days import NOW, TODAY
from tests.factories.handling import (
    FootageAccessFactory,
    FootageCopyFactory,
    HandlingPermitFactory,
)

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


def refused_by_the_database(made) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save()


@pytest.mark.parametrize(
    "change",
    [
        {"ends_at": NOW - timedelta(hours=1)},
        {"revoked_at": NOW},
    ],
)
def test_a_permit_runs_forward_and_is_revoked_by_somebody(change):
    permit = HandlingPermitFactory()
    for name, value in change.items():
        setattr(permit, name, value)

    refused_by_the_database(permit)


def test_nobody_permits_themselves():
    permit = HandlingPermitFactory()
    permit.handler = permit.granted_by

    with pytest.raises(ValidationError, match="自分に許可を出すことはできません"):
        permit.full_clean()
    refused_by_the_database(permit)


def test_a_permit_is_valid_from_its_first_moment_and_no_longer_at_its_end():
    permit = HandlingPermitFactory()

    for moment, expected in [
        (permit.starts_at - SECOND, False),
        (permit.starts_at, True),
        (permit.ends_at - SECOND, True),
        (permit.ends_at, False),
    ]:
        assert HandlingPermit.objects.valid_at(moment).exists() is expected


@pytest.mark.parametrize("change", [{"purpose": ""}, {"footage": None}])
def test_an_access_names_purpose_and_footage(change):
    seen = FootageAccessFactory()
    made = FootageAccess(
        **{
            "kind": seen.kind,
            "recorder": seen.recorder,
            "footage": seen.footage,
            "purpose": seen.purpose,
            "accessed_at": NOW,
            "accessed_by": seen.accessed_by,
        }
        | change
    )

    refused_by_the_database(made)


@pytest.mark.parametrize(
    "change",
    [
        {"key_destroyed_at": NOW},
        {"key_ending": KeyEnding.CANCELLED},
        {"reference": ""},
        {"size": -1},
    ],
)
def test_a_copy_is_for_a_provision_and_its_key_ends_for_a_reason(change):
    copy = FootageCopyFactory()
    for name, value in change.items():
        setattr(copy, name, value)

    refused_by_the_database(copy)


@pytest.mark.parametrize(
    ("last_day", "held_until", "is_due"),
    [
        (TODAY, None, False),
        (TODAY - DAY, None, True),
        (TODAY - DAY, TODAY, False),
        (TODAY - DAY, TODAY - DAY, True),
        (TODAY + DAY, TODAY - DAY, False),
    ],
)
def test_a_copy_is_either_due_or_readable(last_day, held_until, is_due):
    FootageCopyFactory(footage__last_day_kept=last_day, footage__held_until=held_until)

    assert FootageCopy.objects.due(TODAY).exists() is is_due
    assert FootageCopy.objects.readable(TODAY).exists() is not is_due


def test_without_its_key_a_copy_is_neither():
    FootageCopyFactory(
        footage__last_day_kept=TODAY - DAY,
        key_destroyed_at=NOW,
        key_ending=KeyEnding.LAST_DAY,
    )

    assert not FootageCopy.objects.due(TODAY).exists()
    assert not FootageCopy.objects.readable(TODAY).exists()
