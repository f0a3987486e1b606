"""返却・廃棄: what became of what was given."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from associations.models import User
from civic import journal
from civic.refusals import Refused
from disclosures.models import CopyReturn, Inquiry, Provision
from disclosures.rules.reasons_provision import ProvisionReason


@transaction.atomic
def record_return(
    *,
    provision: Provision,
    ending: str,
    ended_on: date,
    told_by: str,
    remarks: str = "",
    by: User,
    at: datetime,
) -> CopyReturn:
    """`told_by`: who said so, on the other side."""
    Inquiry.objects.select_for_update(of=("self",)).get(decisions__provisions=provision)
    _require(provision, ended_on, at)
    ended = CopyReturn(
        provision=provision,
        ending=ending,
        ended_on=ended_on,
        told_by=told_by,
        remarks=remarks,
        recorded_at=at,
        recorded_by=by,
    )
    ended.full_clean()
    ended.save()
    journal.record(
        "提供したものの返却・廃棄を記録した",
        ended,
        by=by,
        at=at,
        association_id=provision.association_id,
        facts={"番号": provision.number, "どうなったか": ended.get_ending_display()},
        personal={"だれから聞いたか": told_by},
    )
    return ended


def _require(provision: Provision, ended_on: date, at: datetime) -> None:
    if Provision.objects.filter(corrects=provision).exists():
        raise Refused(ProvisionReason.ALREADY_CORRECTED)
    if CopyReturn.objects.filter(provision=provision).exists():
        raise Refused(ProvisionReason.ALREADY_RETURNED)
    if ended_on > timezone.localdate(at):
        raise Refused(ProvisionReason.RETURN_IN_FUTURE)
    if ended_on < timezone.localdate(provision.provided_at):
        raise Refused(ProvisionReason.RETURN_BEFORE_PROVISION)
