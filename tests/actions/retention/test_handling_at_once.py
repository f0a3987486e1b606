"""Two at the same moment, on real connections that really commit: one wins, the other is told."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from time import sleep

import pytest
from django.db import connection, transaction

from associations.rules.roles import Role
from civic import steps
from civic.models import JournalEntry
from civic.refusals import Refused
from retention.actions.destroy_copy_key import destroy_copy_key
from retention.actions.make_copy import make_copy
from retention.actions.open_footage import open_footage
from retention.actions.revoke_handling_permit import revoke_handling_permit
from retention.models import Footage, FootageAccess, FootageCopy
from retention.models.footage import Stage
from retention.models.footage_copy import KeyEnding
from retention.models.handling import AccessKind
from retention.rules.reasons_handling import HandlingReason
from retention.stores.folder import FolderStore
from tests.factories.associations import AppointmentFactory, AssociationFactory, UserFactory
from tests.factories.days import NOW
from tests.factories.handling import HandlingPermitFactory
from tests.factories.retention import TOKEN, FootageFactory, RecorderFactory

PATIENCE = 20
STILL_WAITING = 0.4
VIDEO = b"video" * 1000

pytestmark = pytest.mark.slow


@pytest.fixture
def footage(committing, settings, tmp_path) -> Footage:
    """Of an association with a 管理責任者 and a permitted 取扱責任者."""
    settings.COPIES_DIR, settings.KEYS_DIR = tmp_path / "copies", tmp_path / "keys"
    folder = tmp_path / "recorder"
    folder.mkdir()
    FolderStore(folder, TOKEN).mark()
    (folder / "film.avi").write_bytes(VIDEO)
    there = FolderStore(folder, TOKEN).look("film.avi")
    association = AssociationFactory()
    for role in (Role.MANAGER, Role.HANDLER):
        AppointmentFactory(user=UserFactory(), association=association, role=role)
    return FootageFactory(
        recorder=RecorderFactory(association=association, folder=str(folder)),
        path="film.avi",
        size=there.size,
        modified_at=there.modified_at,
    )


@pytest.fixture
def threads():
    with ThreadPoolExecutor(max_workers=2) as pool:
        yield lambda work: pool.submit(_then_closed, work)


def _then_closed(work: Callable[[], object]) -> object:
    try:
        return work()
    finally:
        connection.close()


def person(footage: Footage, role: Role):
    return footage.recorder.association.appointments.get(role=role).user


def open_(footage: Footage, role: Role) -> FootageAccess:
    return open_footage(
        footage=footage,
        kind=AccessKind.PLAYBACK,
        purpose="器物損壊の日時を確かめるため",
        by=person(footage, role),
        at=NOW,
    )


def reason_of(refused: Future) -> HandlingReason:
    with pytest.raises(Refused) as refusal:
        refused.result(timeout=PATIENCE)
    return refusal.value.reason


def in_hand(threads, work: Callable[[], object]) -> tuple[Future, Event]:
    """`work` is done in a transaction of another thread, which commits when the event is set."""
    has_worked, may_commit = Event(), Event()

    def hold_open() -> None:
        with transaction.atomic():
            work()
            has_worked.set()
            may_commit.wait(PATIENCE)

    held = threads(hold_open)
    assert has_worked.wait(PATIENCE)
    return held, may_commit


def test_what_is_committed_cannot_be_lost_with_the_caller(footage):
    access = open_(footage, Role.MANAGER)
    connection.close()

    assert FootageAccess.objects.filter(pk=access.pk).exists()


def test_a_revocation_in_hand_is_waited_for_and_wins(footage, threads):
    permit = HandlingPermitFactory(
        association=footage.recorder.association, handler=person(footage, Role.HANDLER)
    )
    manager = person(footage, Role.MANAGER)
    held, may_commit = in_hand(
        threads, lambda: revoke_handling_permit(permit=permit, by=manager, at=NOW)
    )
    opening = threads(lambda: open_(footage, Role.HANDLER))
    sleep(STILL_WAITING)
    assert not opening.done()

    may_commit.set()

    assert reason_of(opening) is HandlingReason.NO_PERMIT
    held.result(timeout=PATIENCE)
    assert not FootageAccess.objects.filter(footage=footage).exists()


def test_a_night_that_has_the_file_in_hand_is_waited_for_and_wins(footage, threads):
    row = Footage.objects.filter(pk=footage.pk)
    held, may_commit = in_hand(threads, lambda: row.update(stage=Stage.ERASING))
    opening = threads(lambda: open_(footage, Role.MANAGER))
    sleep(STILL_WAITING)
    assert not opening.done()

    may_commit.set()

    assert reason_of(opening) is HandlingReason.NOT_READABLE
    held.result(timeout=PATIENCE)


def test_a_key_is_destroyed_by_one_of_two(footage, threads, clock):
    manager = person(footage, Role.MANAGER)
    copy = make_copy(
        footage=footage, reference="disclosures.provision:1", purpose="提供", by=manager, at=NOW
    )

    def destroy(ending: KeyEnding) -> FootageCopy | None:
        try:
            return destroy_copy_key(copy=copy, ending=ending, by=manager, at=NOW)
        except Refused:
            return None

    both = [threads(lambda each=each: destroy(each)) for each in list(KeyEnding)[:2]]
    done = [each.result(timeout=PATIENCE) for each in both]

    assert sum(each is not None for each in done) == 1
    entries = JournalEntry.objects.filter(subject=f"retention.footagecopy:{copy.pk}")
    assert entries.filter(verb="写しの鍵を捨てた").count() == 1


def test_the_record_of_a_copy_is_committed_before_its_key_is_made(
    footage, monkeypatch, threads, clock
):
    """Another connection sees the record when the key is not there yet."""
    seen: list[tuple[int, bool]] = []

    def look(step: str) -> None:
        if step == "copy_access_recorded":
            keys = footage.recorder.root.parent / "keys"
            count = threads(lambda: FootageAccess.objects.filter(footage=footage).count())
            seen.append((count.result(timeout=PATIENCE), keys.exists()))

    monkeypatch.setattr(steps, "_listeners", [look])
    make_copy(
        footage=footage,
        reference="disclosures.provision:1",
        purpose="提供",
        by=person(footage, Role.MANAGER),
        at=NOW + timedelta(seconds=1),
    )

    assert seen == [(1, False)]
