"""The keys of copies that have served, or will never serve, are destroyed (規程5(1)).

Judged by the rows alone, so that it may be called after any act and every ten minutes: whatever a
power cut left is finished by the next call.
"""

from collections.abc import Iterator
from datetime import datetime

import structlog
from django.db import DatabaseError

from civic.actors import Actor
from civic.refusals import Refused
from disclosures.models import Decision, Inquiry
from disclosures.rules.stages import Outcome, Stage
from retention.actions.destroy_copy_key import destroy_copy_key
from retention.models import FootageCopy
from retention.models.footage_copy import KeyEnding

log = structlog.get_logger()


def end_spent_copies(*, by: Actor, at: datetime, inquiry: Inquiry | None = None) -> int:
    """How many keys were destroyed. One that fails never stops the others; the next call tries again.

    Never within a transaction: a key that is gone does not come back with a rollback.
    """
    ended = 0
    for copy, ending in list(_spent(inquiry)):
        try:
            destroy_copy_key(copy=copy, ending=ending, by=by, at=at)
            ended += 1
        except (OSError, ValueError, Refused, DatabaseError):
            log.exception("copy_not_ended", copy=copy.pk)
    return ended


def _spent(inquiry: Inquiry | None) -> Iterator[tuple[FootageCopy, KeyEnding]]:
    """Two queries. What was given, and what belongs to a decision that gives nothing any more."""
    copies = FootageCopy.objects.with_key().filter(reference__startswith=Decision.REFERENCE)
    if inquiry is not None:
        mine = [decision.reference for decision in inquiry.decisions.all()]
        copies = copies.filter(reference__in=mine)
    waiting = list(copies.prefetch_related("provided").order_by("pk"))
    decisions = _decisions({copy.reference for copy in waiting})
    for copy in waiting:
        if copy.provided.all():
            yield copy, KeyEnding.HANDED_OVER
        elif not _may_still_be_given(decisions.get(copy.reference)):
            yield copy, KeyEnding.CANCELLED


def _decisions(references: set[str]) -> dict[str, Decision]:
    pks = [reference.removeprefix(Decision.REFERENCE) for reference in references]
    rows = Decision.objects.filter(pk__in=pks).select_related("inquiry")
    return {
        decision.reference: decision for decision in rows.prefetch_related("inquiry__decisions")
    }


def _may_still_be_given(decision: Decision | None) -> bool:
    if decision is None or decision.inquiry.now is not Stage.ALLOWED:
        return False
    newest = max(decision.inquiry.decisions.all(), key=lambda each: (each.decided_at, each.pk))
    return newest.pk == decision.pk and decision.outcome == Outcome.GIVE
