"""Associations, resolutions, safety answers, invitations and the outbox."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from associations.models import Association, Invitation, Notice, SafetyMeasure
from associations.rules.safety import Answer, Measure
from tests.factories.associations import (
    AssociationFactory,
    InvitationFactory,
    NoticeFactory,
    PledgeFactory,
    ResolutionFactory,
    SafetyMeasureFactory,
    UserFactory,
)
from tests.factories.cameras import CameraSiteFactory
from tests.factories.days import NOW, TERM_ENDS, TODAY


def refused(row, name: str) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        row.save()


def test_a_postcode_has_seven_digits():
    association = AssociationFactory()
    association.postcode = "750-000"

    with pytest.raises(ValidationError, match="7桁の数字"):
        association.full_clean()
    refused(association, "postcode_has_seven_digits")


def test_a_name_is_taken_once():
    taken = AssociationFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        AssociationFactory(name=taken.name)


def test_a_resolution_is_carried():
    resolution = ResolutionFactory()
    resolution.votes_for, resolution.votes_against = 5, 5

    with pytest.raises(ValidationError, match="賛成が反対より多い"):
        resolution.full_clean()
    refused(resolution, "resolution_is_carried")


def test_one_pledge_for_each_post():
    pledge = PledgeFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        PledgeFactory(appointment=pledge.appointment)


def test_people_without_mail_are_many_but_one_mail_is_one_person():
    UserFactory.create_batch(2, email=None)
    known = UserFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        UserFactory(email=known.email)


def test_counts_of_cameras_and_managers(town):
    CameraSiteFactory.create_batch(2, association=town.home)

    row = Association.objects.with_counts(TODAY).get(pk=town.home.pk)

    assert (row.camera_count, row.manager_count) == (2, 1)


def test_associations_without_a_manager(town):
    left_alone = AssociationFactory()

    assert list(Association.objects.without_manager(TODAY)) == [left_alone]
    after = TERM_ENDS + timedelta(days=1)
    assert Association.objects.without_manager(after).count() == 3


def test_the_latest_answer_counts():
    first = SafetyMeasureFactory(answer=Answer.NOT_YET)
    last = SafetyMeasureFactory(association=first.association)
    SafetyMeasureFactory(measure=Measure.KEY_HOLDER)

    assert list(SafetyMeasure.objects.latest_of(first.association_id)) == [last]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, True),
        ({"expires_at": NOW}, False),
        ({"expires_at": NOW + timedelta(seconds=1)}, True),
        ({"accepted_at": NOW}, False),
    ],
)
def test_an_invitation_is_usable_until_it_runs_out_or_is_used(facts, expected):
    InvitationFactory(**facts)

    assert Invitation.objects.usable(NOW).exists() is expected


def test_a_notice_is_claimed_by_one():
    notice = NoticeFactory()

    assert Notice.objects.claim(notice.pk) == notice
    Notice.objects.filter(pk=notice.pk).update(sent_at=NOW)
    assert Notice.objects.claim(notice.pk) is None
    assert not Notice.objects.waiting(NOW).exists()
