"""引渡し: the row of the 提供記録簿, then the keys of the copies die (ガイドライン3(5)、規程5(1)・6(2)).

The row is committed first. Where the power goes between row and keys, `end_spent_copies` finishes.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from associations.models import Association, User
from civic import journal
from civic.refusals import Refused
from civic.steps import reached
from disclosures.actions.end_spent_copies import end_spent_copies
from disclosures.actions.require_decision import TO_GIVE, require_decision, require_not_given
from disclosures.actions.require_two_people import require_two_people
from disclosures.actions.tell_the_other import tell_the_other
from disclosures.models import Decision, ProvidedFile, Provision, TakenCopy
from disclosures.rules.demands import demands, missing
from disclosures.rules.provision_facts import Asked, ProvisionFacts, differs, problem_of
from disclosures.rules.reasons_provision import ProvisionReason
from disclosures.rules.stages import Outcome, Stage
from retention.models import FootageCopy, Recorder

# Moments of the ledger are written by the minute.
_MINUTE: Final = timedelta(minutes=1)


def hand_over(
    *,
    decision: Decision,
    facts: ProvisionFacts,
    copies: Collection[FootageCopy],
    taken: Collection[str],
    handed_by: User,
    witness: User | None,
    address: str,
    by: User,
    at: datetime,
) -> Provision:
    """`taken` names what was taken from an on-site recorder without this system.

    `address` is the site's root.
    """
    with transaction.atomic():
        newest = require_decision(decision, TO_GIVE)
        require_not_given(newest)
        _require_facts(newest, facts, at)
        acting = require_two_people(
            acting=handed_by,
            witness=witness,
            association_id=newest.inquiry.association_id,
            then=facts.provided_at,
            by=by,
        )
        given = _require_copies(newest, facts, copies)
        if not given and not taken:
            raise Refused(ProvisionReason.NOTHING_GIVEN)
        _require_taken(newest, facts, taken)
        row = Provision(
            decision=newest,
            **facts.as_fields(),
            handed_by=handed_by,
            handed_as=acting.standing,
            permit=acting.permit,
            witness=witness,
            recorded_at=at,
            recorded_by=by,
        )
        provision = _save(row, given, taken)
        _tell(provision, address)
    reached("provision_recorded")
    end_spent_copies(by=by, at=at, inquiry=provision.decision.inquiry)
    return provision


def _save(row: Provision, given: Collection[FootageCopy], taken: Collection[str]) -> Provision:
    """The ground is the decision's: nobody types it."""
    inquiry = row.decision.inquiry
    row.association, row.ground = inquiry.association, row.decision.ground
    row.number = next_number(inquiry.association_id)
    row.full_clean()
    row.save()
    row.cameras.set(inquiry.cameras.all())
    ProvidedFile.objects.bulk_create(_files(row, given, taken))
    inquiry.stage = Stage.PROVIDED.value
    inquiry.save(update_fields=["stage"])
    _tell_journal(row, len(given), len(taken))
    return row


def _require_facts(decision: Decision, facts: ProvisionFacts, at: datetime) -> None:
    """The inquiry is asked again: its paper may have run out since the decision."""
    if problem := problem_of(facts, decided_at=decision.decided_at, at=at):
        raise Refused(problem)
    inquiry = decision.inquiry
    known = inquiry.facts(has_cameras=inquiry.cameras.exists())
    for demand in missing(demands(known, Outcome.GIVE, timezone.localdate(facts.provided_at))):
        raise Refused(demand.reason)
    paper = (inquiry.document_number, inquiry.document_on)
    if problem := differs(facts, Asked(inquiry.from_at, inquiry.to_at, *paper)):
        raise Refused(problem)


def _require_taken(decision: Decision, facts: ProvisionFacts, taken: Collection[str]) -> None:
    """Of managed footage only a copy leaves, unless the disk itself was given or seized."""
    is_disk = facts.medium in {Provision.Medium.CARD, Provision.Medium.DISK}
    if not taken or is_disk:
        return
    on_site = Recorder.objects.filter(channels__camera__in=decision.inquiry.cameras.all())
    if not on_site.on_site().exists():
        raise Refused(ProvisionReason.NO_ON_SITE_RECORDER)


def _tell(provision: Provision, address: str) -> None:
    association_id = provision.association_id
    tell_the_other(
        provision.association,
        [provision.handed_by, provision.witness],
        what="映像を渡した",
        link=f"{address}/a/{association_id}/desk/provisions/{provision.pk}/",
        by=provision.recorded_by,
        at=provision.recorded_at,
    )


def _require_copies(
    decision: Decision, facts: ProvisionFacts, copies: Collection[FootageCopy]
) -> list[FootageCopy]:
    chosen = {copy.pk for copy in copies}
    mine = FootageCopy.objects.select_for_update(of=("self",)).made_for(decision.reference)
    found = list(mine.filter(pk__in=chosen).select_related("footage").order_by("pk"))
    if len(found) != len(chosen):
        raise Refused(ProvisionReason.COPY_ELSEWHERE)
    _require_written_out(decision, chosen, facts.provided_at)
    if any(facts.provided_at < copy.made_at.replace(second=0, microsecond=0) for copy in found):
        raise Refused(ProvisionReason.BEFORE_COPY)
    readable = FootageCopy.objects.readable_then(facts.provided_at).filter(pk__in=chosen)
    if readable.count() != len(chosen):
        raise Refused(ProvisionReason.COPY_NOT_READABLE)
    return found


def _require_written_out(decision: Decision, chosen: set[int], then: datetime) -> None:
    """What never left the system cannot have been handed to anybody."""
    taken = TakenCopy.objects.filter(decision=decision, footage_copy__in=chosen)
    before = taken.filter(taken_at__lt=then.replace(second=0, microsecond=0) + _MINUTE)
    if before.values("footage_copy").distinct().count() != len(chosen):
        raise Refused(ProvisionReason.NOT_WRITTEN_OUT)


def next_number(association_id: int) -> int:
    """Under a lock on the association: no gaps, no two alike."""
    Association.objects.select_for_update().get(pk=association_id)
    rows = Provision.objects.of_association(association_id)
    return int(rows.aggregate(last=Max("number"))["last"] or 0) + 1


def _files(
    provision: Provision, copies: Collection[FootageCopy], taken: Collection[str]
) -> list[ProvidedFile]:
    measured = [
        ProvidedFile(
            provision=provision,
            footage_copy=copy,
            name=copy.footage.path[-200:],
            sha256=copy.sha256,
            size=copy.size,
        )
        for copy in copies
    ]
    return [*measured, *(ProvidedFile(provision=provision, name=name) for name in taken)]


def _tell_journal(provision: Provision, copies: int, taken: int) -> None:
    journal.record(
        "映像を提供した",
        provision,
        by=provision.recorded_by,
        at=provision.recorded_at,
        association_id=provision.association_id,
        facts={
            "番号": provision.number,
            "根拠": provision.get_ground_display(),
            "写し": copies,
            "現地で取り出した物": taken,
            "渡した人": provision.handed_by.journal_name,
            "立ち会った人": provision.witness.journal_name,
        },
        personal={
            "提供先": provision.recipient,
            "画像の内容": provision.content,
            "目的": provision.purpose,
            "提供理由": provision.reason,
        },
    )
