"""The association's 規程 is adopted in a new version (guideline 3(2))."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from associations.models import Association, Resolution, User
from cameras.models import Regulations
from cameras.queries.truth import truth_of
from cameras.rules.additional_clauses import additions_of
from cameras.rules.reasons import CameraReason
from cameras.rules.regulations import LONGEST_DAYS
from civic import journal
from civic.refusals import Refused
from civic.spans import years_after
from civic.wareki import wareki


@transaction.atomic
def adopt_regulations(
    *,
    association: Association,
    retention_days: int,
    resolution: Resolution,
    effective_on: date,
    additions: Sequence[str] = (),
    by: User,
    at: datetime,
) -> Regulations:
    """Refused while a fact is missing. The paper is made afterwards from what is frozen here:

    the officers and cameras of the effective day, or of today for one that lies behind.
    """
    today = timezone.localdate(at)
    locked = Association.objects.select_for_update().get(pk=association.pk)
    _require_sound_terms(retention_days, effective_on, resolution.held_on, today)
    facts = _facts_on(locked, max(effective_on, today))
    chosen = [str(addition) for addition in additions_of(additions)]
    _require_something_new(locked, (facts, retention_days, effective_on, chosen))
    regulations = Regulations(
        association=locked,
        version=_next_version(locked, effective_on),
        retention_days=retention_days,
        resolution=resolution,
        effective_on=effective_on,
        facts=facts,
        additions=chosen,
        earlier_days=_earlier_days(locked, effective_on),
        recorded_at=at,
        recorded_by=by,
    )
    regulations.full_clean()
    regulations.save()
    journal.record(
        "管理運用規程を制定した",
        regulations,
        by=by,
        at=at,
        association_id=locked.pk,
        facts={
            "版": regulations.version,
            "保存期間": retention_days,
            "施行日": effective_on.isoformat(),
        },
    )
    return regulations


def _require_sound_terms(
    retention_days: int, effective_on: date, held_on: date, today: date
) -> None:
    if not 1 <= retention_days <= LONGEST_DAYS:
        raise Refused(CameraReason.TOO_MANY_DAYS)
    if effective_on < held_on:
        raise Refused(CameraReason.RESOLUTION_AFTER_EFFECT)
    if effective_on > years_after(today, 1):
        raise Refused(CameraReason.EFFECT_TOO_FAR)


def _facts_on(association: Association, day: date) -> dict[str, Any]:
    truth = truth_of(association, day)
    if not truth.may_adopt:
        first = truth.missing[0]
        raise Refused(CameraReason.NOT_READY, what=f"{first.sentence}（{first.clause}）")
    return truth.today.as_dict()


def _require_something_new(association: Association, said: tuple[Any, ...]) -> None:
    """The same text twice is a button pressed twice."""
    last = Regulations.objects.of_association(association.pk).first()
    if last and (last.facts, last.retention_days, last.effective_on, last.additions) == said:
        raise Refused(CameraReason.NOTHING_NEW)


def _earlier_days(association: Association, effective_on: date) -> list[str]:
    """A version replaced on its own day never ruled, and has no 附則."""
    versions = Regulations.objects.of_association(association.pk)
    days = versions.filter(effective_on__lt=effective_on).values_list("effective_on", flat=True)
    return [day.isoformat() for day in sorted(set(days))]


def _next_version(association: Association, effective_on: date) -> int:
    last = Regulations.objects.of_association(association.pk).first()
    if last is None:
        return 1
    if effective_on < last.effective_on:
        raise Refused(CameraReason.EFFECT_GOES_BACK, last=wareki(last.effective_on))
    return last.version + 1
