"""Name and contact of who complained go after their last day, and the letter that names them."""

from datetime import date, datetime

from django.db import transaction

from civic import files, journal
from civic.actors import Actor
from disclosures.models import Complaint


def erase_complainants(*, on: date, at: datetime, by: Actor) -> int:
    """How many; a second call of the same day erases nothing."""
    due = list(Complaint.objects.with_names_past(on).values_list("pk", flat=True))
    return sum(_erase(pk, on=on, at=at, by=by) for pk in due)


@transaction.atomic
def _erase(pk: int, *, on: date, at: datetime, by: Actor) -> int:
    due = Complaint.objects.with_names_past(on).select_for_update(of=("self",))
    complaint = due.filter(pk=pk).first()
    if complaint is None:
        return 0
    letter, complaint.letter = complaint.letter, None
    complaint.complainant = complaint.contact = ""
    complaint.name_erased_at = at
    complaint.save()
    if letter:
        files.erase(letter)
    journal.record(
        "申し出た人の氏名と連絡先を消した",
        complaint,
        by=by,
        at=at,
        association_id=complaint.association_id,
        facts={
            "受付番号": complaint.number,
            "最終保存日": str(complaint.name_until),
            "SHA-256": letter.sha256 if letter else None,
        },
    )
    return 1
