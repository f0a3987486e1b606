"""What residents may see of the erasing: each recorder's last night, and what was checked on site.

Recorders have numbers here: where they stand is nobody's business but the association's.
"""

from dataclasses import dataclass
from datetime import date, datetime

from civic.seal_note import in_groups
from retention.models import NightlyRun, Recorder, RecorderCheck
from retention.models.nightly_run import WORKED, Outcome
from retention.models.recorder import Kind


@dataclass(frozen=True, slots=True)
class PublicNight:
    """The newest night of a recorder that did its work; `later_trouble` when one since did not."""

    run_id: int
    number: int
    night: date
    finished_at: datetime | None
    erased_count: int
    missing_count: int
    failed_count: int
    worst_days_late: int
    root: str
    root_in_groups: str
    later_trouble: str


@dataclass(frozen=True, slots=True)
class PublicCheck:
    """現地上書き・点検による確認: nothing here says that footage was erased."""

    number: int
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class PublicProofs:
    nights: tuple[PublicNight, ...]
    awaited: tuple[int, ...]
    checks: tuple[PublicCheck, ...]


def public_proofs(association_id: int, on: date) -> PublicProofs:
    """Four queries, however many recorders."""
    recorders = Recorder.objects.filter(association_id=association_id).in_use(on).order_by("pk")
    numbers = {each.pk: number for number, each in enumerate(recorders, start=1)}
    managed = [each.pk for each in recorders if each.kind == Kind.MANAGED]
    on_site = [each.pk for each in recorders if each.kind == Kind.ON_SITE]
    mine = NightlyRun.objects.of_association(association_id)
    last = {run.recorder_id: run for run in mine.last_ended_of_each()}
    worked = {run.recorder_id: run for run in mine.worked().last_ended_of_each()}
    checks = RecorderCheck.objects.of_association(association_id).last_of_each()
    looked = {check.recorder_id: check.checked_on for check in checks}
    return PublicProofs(
        nights=tuple(_night(worked[pk], numbers[pk], last[pk]) for pk in managed if pk in worked),
        awaited=tuple(numbers[pk] for pk in managed if pk not in worked),
        checks=tuple(PublicCheck(numbers[pk], looked.get(pk)) for pk in on_site),
    )


def _night(run: NightlyRun, number: int, last: NightlyRun) -> PublicNight:
    trouble = "" if last.outcome in WORKED else Outcome(last.outcome).label
    return PublicNight(
        run_id=run.pk,
        number=number,
        night=run.night,
        finished_at=run.finished_at,
        erased_count=run.erased_count,
        missing_count=run.missing_count,
        failed_count=run.failed_count,
        worst_days_late=run.worst_days_late,
        root=run.erasures_root,
        root_in_groups=in_groups(run.erasures_root),
        later_trouble=trouble,
    )
