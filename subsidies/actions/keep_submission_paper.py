"""The finished PDF of a submission is stored, once."""

from datetime import datetime

from civic.actors import Actor
from civic.keep_paper import keep_paper
from civic.models import StoredFile
from subsidies.models import Submission
from subsidies.rules.stages import Act


def keep_submission_paper(
    *, submission: Submission, content: bytes, by: Actor, at: datetime
) -> StoredFile:
    return keep_paper(
        submission,
        content,
        name=f"{Act(submission.act).label}_{submission.receipt_number}.pdf",
        verb="提出書類の書面を作った",
        association_id=submission.application.association_id,
        by=by,
        at=at,
    )
