"""Files that were entered after a hold was placed come under it too."""

from datetime import date, datetime

from civic import journal
from civic.actors import SystemActor
from retention.actions.hold_files import hold_files, lock_recorders
from retention.models import PreservationHold, Recorder

_NIGHTLY = SystemActor("nightly")


def cover_new(recorder: Recorder, *, on: date, at: datetime) -> int:
    """Two queries when no hold is in force; inside the transaction that entered the files.

    Called right after the files are entered and before any other row of them is changed: whoever
    holds footage takes its locks in this order, recorder first.
    """
    lock_recorders([recorder.pk])
    covered = 0
    for hold in PreservationHold.objects.in_force(on).of_recorder(recorder.pk):
        if count := hold_files(hold, recorder):
            covered += count
            journal.record(
                "新しく見つけた映像を保全した",
                hold,
                by=_NIGHTLY,
                at=at,
                association_id=recorder.association_id,
                facts={"本数": count},
            )
    return covered
