"""A paper is handed in with an application, by photo or PDF; or taken out again."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from associations.models import User
from civic import files, journal
from civic.amounts import file_size
from civic.refusals import Refused
from civic.uploads import CleanPaper, clean_upload
from subsidies.actions.write_page import lock_open
from subsidies.models import Attachment, GrantApplication
from subsidies.rules.papers import PaperKind
from subsidies.rules.questions import Question
from subsidies.rules.reasons_application import AttachmentReason
from subsidies.rules.stages import Act

# House rule: twelve cameras with four photos each and the papers of the association.
MOST_FILES = 80
MOST_BYTES = 200 * 1000 * 1000
MOST_BYTES_EVER = 3 * MOST_BYTES


@transaction.atomic
def attach_paper(
    *,
    application: GrantApplication,
    question: Question,
    kind: PaperKind,
    upload: tuple[str, bytes],
    by: User,
    at: datetime,
) -> Attachment:
    """`upload` is (file name, bytes); what is kept is the re-encoded paper. `question`: its page."""
    paper = clean_upload(upload[1], name=upload[0])  # seconds, in which nobody else has to wait
    locked = lock_open(application, question)
    _require_room(locked, paper)
    attachment = Attachment(
        application=locked,
        kind=kind,
        file=files.keep_upload(paper.content, name=paper.name, at=at),
        pages=paper.pages,
        attached_at=at,
        attached_by=by,
    )
    attachment.full_clean()
    attachment.save()
    journal.record(
        "補助金の書類を付けた",
        attachment,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"種類": kind.value, "SHA-256": attachment.file.sha256},
    )
    return attachment


@transaction.atomic
def remove_paper(
    *, attachment: Attachment, question: Question, by: User, at: datetime
) -> Attachment:
    """The file stays: an earlier submission may name it."""
    locked = lock_open(attachment.application, question)
    taken = Attachment.objects.select_for_update().get(pk=attachment.pk)
    _require_of_page(locked, taken, question)
    if taken.removed_at:
        raise Refused(AttachmentReason.ALREADY_REMOVED)
    taken.removed_at, taken.removed_by = at, by
    taken.save(update_fields=["removed_at", "removed_by"])
    journal.record(
        "補助金の書類を外した",
        taken,
        by=by,
        at=at,
        association_id=taken.application.association_id,
        facts={"種類": taken.kind},
    )
    return taken


def _require_of_page(
    application: GrantApplication, attachment: Attachment, question: Question
) -> None:
    """What was handed in with the application is no paper of the report."""
    programme, is_report = application.programme, question is Question.REPORT_PAPERS
    planned = application.submissions.filter(act__in=[Act.CONSULT, Act.APPLY])
    theirs = programme.required_papers if is_report else programme.report_papers
    mine = programme.report_papers if is_report else programme.required_papers
    is_other_page = attachment.kind in theirs and attachment.kind not in mine
    was_handed_in = planned.filter(submitted_at__gte=attachment.attached_at).exists()
    if is_other_page or (is_report and was_handed_in):
        raise Refused(AttachmentReason.OF_ANOTHER_PAGE)


def _require_room(application: GrantApplication, paper: CleanPaper) -> None:
    """What was taken out still lies on the disk, and counts in the end too."""
    there = Q(removed_at=None)
    held = application.attachments.aggregate(
        count=Count("pk", filter=there),
        size=Coalesce(Sum("file__size", filter=there), 0),
        ever=Coalesce(Sum("file__size"), 0),
    )
    if held["count"] >= MOST_FILES:
        raise Refused(AttachmentReason.QUOTA_FILES, limit=str(MOST_FILES))
    if held["size"] + len(paper.content) > MOST_BYTES:
        raise Refused(AttachmentReason.QUOTA_BYTES, limit=file_size(MOST_BYTES))
    if held["ever"] + len(paper.content) > MOST_BYTES_EVER:
        raise Refused(AttachmentReason.QUOTA_EVER, limit=file_size(MOST_BYTES_EVER))
