"""起案の取りやめ: before approval, by anybody of the city."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from associations.rules.roles import Permission
from civic import journal
from civic.refusals import Refused
from subsidies.actions.move import lock
from subsidies.actions.need_post import need_post
from subsidies.models import GrantApplication, Letter
from subsidies.rules.reasons_letters import LetterReason


@transaction.atomic
def discard_letter(*, letter: Letter, by: User, at: datetime) -> Letter:
    need_post(by, Permission.REVIEW_GRANTS)
    locked = lock_draft(letter)
    _put_down(locked, by=by, at=at)
    return locked


def discard_open(application: GrantApplication, *, by: User, at: datetime) -> list[Letter]:
    """What nobody can approve any more; `application` is locked, and `by` may be an officer."""
    drafts = list(application.letters.open().select_for_update())
    for draft in drafts:
        _put_down(draft, by=by, at=at)
    return drafts


def _put_down(letter: Letter, *, by: User, at: datetime) -> None:
    letter.discarded_at, letter.discarded_by = at, by
    letter.full_clean()
    letter.save()
    journal.record(
        "起案を取りやめた",
        letter,
        by=by,
        at=at,
        association_id=letter.application.association_id,
        facts={"通知": letter.act},
    )


def lock_draft(letter: Letter) -> Letter:
    """The draft with its application, both locked; refused when it is none any more."""
    application = lock(letter.application)
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.approved_at:
        raise Refused(LetterReason.ALREADY_ISSUED)
    if locked.discarded_at:
        raise Refused(LetterReason.ALREADY_DISCARDED)
    locked.application = application
    return locked
