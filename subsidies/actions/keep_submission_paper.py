"""The finished PDF of a submission is stored, once (ADR 0006)."""

from datetime import datetime

from django.db import transaction

from civic import files, journal
from civic.actors import Actor
from civic.models import StoredFile
from subsidies.models import Submission
from subsidies.rules.stages import Act


@transaction.atomic
def keep_submission_paper(
    *, submission: Submission, content: bytes, by: Actor, at: datetime
) -> StoredFile:
    """Returns the paper that is kept: the first one given."""
    locked = Submission.objects.select_for_update(of=("self",)).get(pk=submission.pk)
    if locked.paper:
        return locked.paper
    locked.paper = files.keep(content, name=_name(locked), content_type="application/pdf", at=at)
    locked.save(update_fields=["paper"])
    journal.record(
        "提出書類の書面を作った",
        locked,
        by=by,
        at=at,
        association_id=locked.application.association_id,
        facts={"SHA-256": locked.paper.sha256},
    )
    return locked.paper


def _name(submission: Submission) -> str:
    return f"{Act(submission.act).label}_{submission.receipt_number}.pdf"
