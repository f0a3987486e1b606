"""The month's letters are written for everybody without mail: one sheet a person and month."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from associations.models import Association, LetterBatch, MonthlyLetter, Notice, User
from associations.queries.letters import Sheet, sheets_of
from associations.rules.reasons import AssociationReason
from civic import journal
from civic.refusals import Refused


@transaction.atomic
def print_letters(
    *, association: Association | None, month_on: date, by: User, at: datetime
) -> LetterBatch:
    """What is printed is frozen here; without an association it is everybody's, for the city."""
    places = _locked(association)
    sheets = [sheet for place in places for sheet in sheets_of(place, month_on, at)]
    sheets = list({sheet.user.pk: sheet for sheet in reversed(sheets)}.values())[::-1]
    if not sheets:
        raise Refused(AssociationReason.NO_LETTERS)
    batch = LetterBatch(association=association, month_on=month_on, printed_at=at, printed_by=by)
    batch.full_clean()
    batch.save()
    _write(batch, sheets)
    journal.record(
        "毎月の手紙を作った",
        batch,
        by=by,
        at=at,
        association_id=association.pk if association else None,
        facts={"月": f"{month_on:%Y-%m}", "通数": len(sheets)},
    )
    return batch


def _locked(association: Association | None) -> list[Association]:
    rows = Association.objects.select_for_update().order_by("pk")
    locked = list(rows.filter(pk=association.pk) if association else rows)
    return sorted(locked, key=lambda place: (place.reading, place.pk))


def _write(batch: LetterBatch, sheets: Iterable[Sheet]) -> None:
    for sheet in sheets:
        letter = MonthlyLetter.objects.create(
            batch=batch, user=sheet.user, month_on=batch.month_on, lines=sheet.frozen
        )
        Notice.objects.for_letter().of_user(sheet.user.pk).update(letter=letter, body="", why="")
