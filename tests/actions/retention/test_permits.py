"""Permits: granted by the 管理責任者 in office, for hours, to a 取扱責任者; taken back."""

from datetime import timedelta

import pytest

from associations.actions.resign import resign
from associations.models import Notice
from associations.rules.roles import Role
from retention.actions.grant_handling_permit import grant_handling_permit
from retention.actions.revoke_handling_permit import revoke_handling_permit
from retention.models import HandlingPermit
from retention.queries.standing import standing_of
from retention.rules.reasons_handling import HandlingReason
from tests.actions.refusals import last_entry, refused
from tests.factories.associations import AppointmentFactory
from tests.factories.days import NOW, TODAY
from tests.factories.handling import HandlingPermitFactory

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def grant(town, **changes):
    facts = {
        "association": town.home,
        "handler": town.tanaka,
        "purpose": "器物損壊の日時を確かめるため",
        "starts_at": NOW,
        "ends_at": NOW + 2 * HOUR,
        "by": town.sato,
        "at": NOW,
    }
    return grant_handling_permit(**facts | changes)


def test_the_handler_may_act_until_its_end_and_is_told_by_mail(town):
    permit = grant(town)

    assert standing_of(town.tanaka, town.home.pk, NOW).permit == permit
    assert standing_of(town.tanaka, town.home.pk, permit.ends_at - MINUTE).may_handle
    assert not standing_of(town.tanaka, town.home.pk, permit.ends_at).may_handle
    letter = Notice.objects.get()
    assert letter.to == town.tanaka.email
    assert "令和8年11月23日 12時00分" in letter.body
    assert permit.purpose not in letter.body  # it may name people, and the mail leaves the house
    assert last_entry().facts["人"] == town.tanaka.journal_name


def test_the_purpose_is_kept_out_of_the_journals_own_row(town):
    grant(town)

    assert "器物損壊" not in str(last_entry().facts)
    assert last_entry().commitment


def test_a_handler_without_mail_is_permitted_too(town):
    town.tanaka.email = None
    town.tanaka.save()

    assert grant(town).pk
    assert not Notice.objects.exists()


def test_never_begins_before_it_was_granted(town):
    assert grant(town, starts_at=NOW - 10 * MINUTE).starts_at == NOW


@pytest.mark.parametrize("who", ["tanaka", "yamamoto", "hayashi", "mori"])
def test_refuses_everybody_but_the_manager_in_office(town, who):
    with refused(HandlingReason.NOT_THE_MANAGER):
        grant(town, by=getattr(town, who))


def test_refuses_the_manager_who_has_resigned(town):
    post = town.sato.appointments.get(role=Role.MANAGER)
    resign(appointment=post, ended_on=TODAY, by=town.sato, at=NOW)

    with refused(HandlingReason.NOT_THE_MANAGER):
        grant(town)


@pytest.mark.parametrize("who", ["sato", "yamamoto", "mori"])
def test_refuses_whoever_is_no_handler(town, who):
    with refused(HandlingReason.HANDLER_NOT_IN_OFFICE):
        grant(town, handler=getattr(town, who))


def test_refuses_a_handler_whose_post_ends_before_the_permit(town):
    resign(appointment=town.tanaka.appointments.get(), ended_on=TODAY, by=town.sato, at=NOW - HOUR)
    post = town.tanaka.appointments.get()
    type(post).objects.filter(pk=post.pk).update(ended_at=NOW - timedelta(days=1))
    midnight = NOW + 14 * HOUR

    assert grant(town, ends_at=midnight).ends_at == midnight
    with refused(HandlingReason.HANDLER_NOT_IN_OFFICE):
        grant(town, ends_at=midnight + MINUTE)


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "reason"),
    [
        (NOW, NOW + 24 * HOUR + MINUTE, HandlingReason.PERMIT_TOO_LONG),
        (NOW, NOW, HandlingReason.PERMIT_REVERSED),
        (NOW - 10 * MINUTE, NOW - MINUTE, HandlingReason.PERMIT_REVERSED),
        (NOW - 16 * MINUTE, NOW + HOUR, HandlingReason.PERMIT_IN_PAST),
        (NOW - 23 * 24 * HOUR, NOW - 22 * 24 * HOUR, HandlingReason.PERMIT_IN_PAST),
    ],
)
def test_refuses_hours_that_no_permit_has(town, starts_at, ends_at, reason):
    with refused(reason):
        grant(town, starts_at=starts_at, ends_at=ends_at)


def test_a_whole_day_from_tomorrow_is_allowed(town):
    tomorrow = NOW + 24 * HOUR

    permit = grant(town, starts_at=tomorrow, ends_at=tomorrow + 24 * HOUR)

    assert not standing_of(town.tanaka, town.home.pk, NOW).may_handle
    assert standing_of(town.tanaka, town.home.pk, permit.starts_at).may_handle


def test_taking_it_back_ends_it_at_once(town):
    permit = grant(town)

    revoke_handling_permit(permit=permit, by=town.sato, at=NOW + MINUTE)

    assert standing_of(town.tanaka, town.home.pk, NOW).may_handle
    assert not standing_of(town.tanaka, town.home.pk, NOW + MINUTE).may_handle
    assert last_entry().verb == "取扱いの許可を取り消した"


def test_a_later_manager_may_take_it_back(town):
    permit = HandlingPermitFactory(association=town.home, handler=town.tanaka)

    assert revoke_handling_permit(permit=permit, by=town.sato, at=NOW).revoked_by == town.sato


@pytest.mark.parametrize("who", ["tanaka", "yamamoto", "hayashi"])
def test_nobody_else_takes_it_back(town, who):
    permit = grant(town)

    with refused(HandlingReason.NOT_THE_MANAGER):
        revoke_handling_permit(permit=permit, by=getattr(town, who), at=NOW)


def test_refuses_to_take_back_what_is_over(town):
    permit = grant(town)
    with refused(HandlingReason.PERMIT_OVER):
        revoke_handling_permit(permit=permit, by=town.sato, at=permit.ends_at)

    revoke_handling_permit(permit=permit, by=town.sato, at=NOW)
    with refused(HandlingReason.PERMIT_OVER):
        revoke_handling_permit(permit=permit, by=town.sato, at=NOW)


def test_the_vocabulary_parts_all_permits(town):
    valid, to_come = grant(town), grant(town, starts_at=NOW + HOUR)
    over = HandlingPermitFactory(
        association=town.home, starts_at=NOW - 3 * HOUR, ends_at=NOW - 2 * HOUR
    )
    back = revoke_handling_permit(permit=grant(town), by=town.sato, at=NOW)

    assert list(HandlingPermit.objects.valid_at(NOW)) == [valid]
    assert list(HandlingPermit.objects.to_come(NOW)) == [to_come]
    assert set(HandlingPermit.objects.past(NOW)) == {over, back}


def test_the_manager_needs_no_permit_even_when_handler_too(town):
    AppointmentFactory(user=town.sato, association=town.home, role=Role.HANDLER)

    standing = standing_of(town.sato, town.home.pk, NOW)

    assert standing.may_handle
    assert standing.require() is None


def test_standing_takes_two_queries(town, django_assert_num_queries):
    grant(town)

    with django_assert_num_queries(2):
        standing_of(town.tanaka, town.home.pk, NOW)
