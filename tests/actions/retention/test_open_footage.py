"""The action `open_footage`: who may, which footage, and what the record says."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from associations.actions.resign import resign
from associations.rules.roles import Role
from retention.actions.open_footage import open_footage
from retention.actions.record_setting_access import record_setting_access
from retention.models import Footage, FootageAccess
from retention.models.footage import Stage
from retention.models.handling import AccessKind
from retention.queries.playable import playable
from retention.rules.handling import PLAYBACK_LASTS
from retention.rules.reasons_handling import HandlingReason
from tests.actions.refusals import last_entry, refused
from tests.factories.associations import AppointmentFactory
from tests.factories.days import NOW, TODAY
from tests.factories.handling import FootageAccessFactory, HandlingPermitFactory
from tests.factories.recordings import leave

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def footage(house) -> Footage:
    return lay(house.kept)


def lay(footage: Footage) -> Footage:
    """Its real file, and the row as the index would have it."""
    path = leave(footage.recorder.root, footage.path, size=footage.size)
    there = footage.recorder.open_store().look(footage.path)
    Footage.objects.filter(pk=footage.pk).update(modified_at=there.modified_at)
    assert path.exists()
    footage.refresh_from_db()
    return footage


def permit(town, **changes):
    facts = {"association": town.home, "handler": town.tanaka, "granted_by": town.sato}
    return HandlingPermitFactory(**facts | changes)


def open_(footage, by, **changes):
    facts = {
        "kind": AccessKind.PLAYBACK,
        "purpose": "器物損壊の日時を確かめるため",
        "at": NOW,
    }
    return open_footage(footage=footage, by=by, **facts | changes)


def test_the_manager_opens_without_a_permit(town, footage):
    access = open_(footage, town.sato)

    assert FootageAccess.objects.get() == access
    assert (access.permit, access.recorder, access.accessed_by) == (
        None,
        footage.recorder,
        town.sato,
    )
    assert last_entry().facts == {"種類": "再生", "撮影日": "2026-11-13"}


def test_a_handler_opens_within_the_hours_of_the_permit_which_the_record_names(town, footage):
    given = permit(town)

    assert open_(footage, town.tanaka).permit == given
    with refused(HandlingReason.NO_PERMIT):
        open_(footage, town.tanaka, at=given.ends_at)


def test_a_handler_without_a_permit_is_sent_to_the_manager(town, footage):
    with refused(HandlingReason.NO_PERMIT):
        open_(footage, town.tanaka)
    assert not FootageAccess.objects.exists()


def test_a_permit_of_another_association_or_another_handler_does_not_count(town, footage):
    permit(town, association=town.away)
    permit(town, handler=town.mori)

    with refused(HandlingReason.NO_PERMIT):
        open_(footage, town.tanaka)


def test_a_permit_without_the_post_does_not_count(town, footage):
    permit(town)
    resign(appointment=town.tanaka.appointments.get(), ended_on=TODAY, by=town.sato, at=NOW)

    with refused(HandlingReason.NOT_A_HANDLER):
        open_(footage, town.tanaka)


def test_a_post_that_is_entered_later_gave_no_right_before(town, footage):
    AppointmentFactory(
        user=town.mori, association=town.home, role=Role.HANDLER, recorded_at=NOW + HOUR
    )
    permit(town, handler=town.mori, ends_at=NOW + 3 * HOUR)

    with refused(HandlingReason.NOT_A_HANDLER):
        open_(footage, town.mori)
    assert open_(footage, town.mori, at=NOW + HOUR).pk


@pytest.mark.parametrize("who", ["yamamoto", "hayashi", "mori"])
def test_refuses_everybody_else(town, footage, who):
    with refused(HandlingReason.NOT_A_HANDLER):
        open_(footage, getattr(town, who))


def test_a_chair_is_no_handler(town, footage):
    post = town.sato.appointments.get(role=Role.MANAGER)
    resign(appointment=post, ended_on=TODAY, by=town.sato, at=NOW)

    with refused(HandlingReason.NOT_A_HANDLER):
        open_(footage, town.sato)


@pytest.mark.parametrize(
    "change",
    [
        {"last_day_kept": TODAY - DAY},
        {"stage": Stage.ERASING},
        {"stage": Stage.ERASED},
        {"last_day_kept": TODAY - DAY, "held_until": TODAY - DAY},
    ],
)
def test_refuses_what_is_behind_the_read_barrier(town, footage, change):
    Footage.objects.filter(pk=footage.pk).update(**change)

    with refused(HandlingReason.NOT_READABLE):
        open_(footage, town.sato)


def test_held_footage_is_readable_beyond_its_last_day(town, footage):
    Footage.objects.filter(pk=footage.pk).update(last_day_kept=TODAY - DAY, held_until=TODAY)

    assert open_(footage, town.sato).pk


def test_undated_footage_is_refused(town, house):
    with refused(HandlingReason.NOT_READABLE):
        open_(house.undated, town.sato)


def test_refuses_a_file_that_is_not_there(town, house):
    with refused(HandlingReason.FILE_MISSING):
        open_(house.kept, town.sato)


def test_refuses_a_store_that_is_away(town, footage):
    footage.recorder.root.rename(footage.recorder.root.with_name("unmounted"))

    with refused(HandlingReason.STORE_AWAY):
        open_(footage, town.sato)


@pytest.mark.parametrize("change", [{"size": 999}, {"modified_at": NOW}])
def test_refuses_other_content_under_the_same_name(town, footage, change):
    Footage.objects.filter(pk=footage.pk).update(**change)

    with refused(HandlingReason.FILE_CHANGED):
        open_(footage, town.sato)


def test_refuses_an_empty_purpose(town, footage):
    with pytest.raises(ValidationError):
        open_(footage, town.sato, purpose="")


def test_cannot_be_undone_by_a_transaction_around_it(town, footage):
    with pytest.raises(RuntimeError), transaction.atomic():
        open_(footage, town.sato)
    assert not FootageAccess.objects.exists()


def test_the_record_can_be_neither_changed_nor_deleted(town, footage):
    access = open_(footage, town.sato)

    for break_it in (access.delete, access.save):
        with pytest.raises(IntegrityError), transaction.atomic():
            break_it()


def test_playable_for_a_quarter_of_an_hour(town, footage):
    access = open_(footage, town.sato)

    assert playable(access, NOW + PLAYBACK_LASTS - timedelta(seconds=1)).size == footage.size
    with refused(HandlingReason.TIME_OVER):
        playable(access, NOW + PLAYBACK_LASTS)


def test_no_longer_playable_behind_the_barrier_or_without_right(town, footage):
    given = permit(town, ends_at=NOW + timedelta(minutes=5))
    access = open_(footage, town.tanaka)

    with refused(HandlingReason.NO_PERMIT):
        playable(access, given.ends_at)
    Footage.objects.filter(pk=footage.pk).update(last_day_kept=TODAY - DAY)
    with refused(HandlingReason.NOT_READABLE):
        playable(access, NOW)


def test_playable_takes_three_queries(town, footage, django_assert_num_queries):
    permit(town)
    access = FootageAccess.objects.select_related("recorder", "accessed_by").get(
        pk=open_(footage, town.tanaka).pk
    )

    with django_assert_num_queries(3):
        playable(access, NOW)


def test_a_changed_setting_leaves_a_row_without_footage(town, house):
    access = record_setting_access(
        recorder=house.recorder, purpose="録画装置を登録した", by=town.sato, at=NOW
    )

    assert (access.kind, access.footage) == (AccessKind.SETTING, None)


def test_only_settings_may_be_without_footage(house):
    access = FootageAccessFactory.build(
        recorder=house.recorder, footage=None, accessed_by=house.recorder.recorded_by
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        access.save()
