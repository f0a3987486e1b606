"""訂正: a row of the 提供記録簿 is never changed; a new one takes its place and says why (規程6(2))."""

from datetime import datetime

from django.db import transaction

from associations.models import User
from cameras.models import Camera
from civic import journal
from civic.refusals import Refused
from disclosures.actions.hand_over import next_number
from disclosures.actions.require_two_people import require_two_people
from disclosures.models import CopyReturn, Inquiry, ProvidedFile, Provision
from disclosures.rules.provision_facts import ProvisionFacts, problem_of
from disclosures.rules.reasons_provision import ProvisionReason


@transaction.atomic
def correct_provision(
    *,
    provision: Provision,
    facts: ProvisionFacts,
    handed_by: User,
    witness: User | None,
    why: str,
    by: User,
    at: datetime,
) -> Provision:
    """The files stay as they were measured; so does what became of them."""
    old = _lock(provision)
    if not why.strip():
        raise Refused(ProvisionReason.CORRECTION_REASON_MISSING)
    if problem := problem_of(facts, decided_at=old.decision.decided_at, at=at):
        raise Refused(problem)
    if _is_same(old, facts, handed_by, witness):
        raise Refused(ProvisionReason.NOTHING_CHANGED)
    acting = require_two_people(
        acting=handed_by,
        witness=witness,
        association_id=old.association_id,
        then=facts.provided_at,
    )
    new = Provision(
        decision=old.decision,
        corrects=old,
        correction_reason=why,
        **facts.as_fields(),
        handed_by=handed_by,
        handed_as=acting.standing,
        permit=acting.permit,
        witness=witness,
        recorded_at=at,
        recorded_by=by,
    )
    return _save(old, new)


def _save(old: Provision, new: Provision) -> Provision:
    new.association, new.ground = old.association, old.ground
    new.number = next_number(old.association_id)
    new.full_clean()
    new.save()
    new.cameras.set(Camera.objects.filter(provisions=old))
    _carry_over(old, new)
    journal.record(
        "提供の記録を訂正した",
        new,
        by=new.recorded_by,
        at=new.recorded_at,
        association_id=new.association_id,
        facts={"番号": new.number, "訂正した番号": old.number},
        personal={"訂正の理由": new.correction_reason},
    )
    return new


def _lock(provision: Provision) -> Provision:
    """The inquiry first, as everywhere."""
    Inquiry.objects.select_for_update(of=("self",)).get(decisions__provisions=provision)
    rows = Provision.objects.select_related("decision", "association", "handed_by", "witness")
    old: Provision = rows.get(pk=provision.pk)
    if Provision.objects.filter(corrects=old).exists():
        raise Refused(ProvisionReason.ALREADY_CORRECTED)
    return old


def _is_same(old: Provision, facts: ProvisionFacts, handed_by: User, witness: User | None) -> bool:
    values = facts.as_fields()
    as_it_was = {name: getattr(old, name) for name in values}
    return values == as_it_was and (old.handed_by, old.witness) == (handed_by, witness)


def _carry_over(old: Provision, new: Provision) -> None:
    ProvidedFile.objects.bulk_create(
        ProvidedFile(
            provision=new,
            footage_copy_id=each.footage_copy_id,
            name=each.name,
            sha256=each.sha256,
            size=each.size,
        )
        for each in old.files.order_by("pk")
    )
    for ended in CopyReturn.objects.filter(provision=old):
        ended.pk, ended.provision = None, new
        ended.save(force_insert=True)
