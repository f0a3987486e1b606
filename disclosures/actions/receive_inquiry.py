"""受付: somebody asks for footage. Written down at once, whatever may be missing."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from associations.models import Association, Notice, User
from civic import journal
from civic.refusals import Refused
from disclosures.actions.record_document import require_days
from disclosures.models import Inquiry
from disclosures.queries.who_may_act import deciders
from disclosures.rules.kinds import InquiryKind
from disclosures.rules.reasons_inquiry import InquiryReason

_AGAIN: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks for what, as far as it is known; empty where it was not said."""

    agency: str = ""
    department: str = ""
    rank: str = ""
    requester: str = ""
    phone: str = ""
    purpose: str = ""
    urgency: str = ""
    unavoidable: str = ""
    asks_as: str = ""
    subject_name: str = ""
    others: str = ""
    others_in_picture: str = ""
    document_number: str = ""
    document_on: date | None = None
    valid_until: date | None = None
    reply_due_on: date | None = None
    arrival: str = Inquiry.Arrival.NOT_YET.value


@transaction.atomic
def receive_inquiry(
    *,
    association: Association,
    kind: InquiryKind,
    asker: Asker,
    identity_proof: str = "",
    address: str,
    by: User,
    at: datetime,
) -> Inquiry:
    """`identity_proof` is what was shown, never a copy of it; `address` is the site's root."""
    Association.objects.select_for_update().get(pk=association.pk)
    if not (asker.agency or asker.requester) and kind.ground is not None:
        raise Refused(InquiryReason.REQUESTER_MISSING)
    if again := _sent_again(association, kind, asker, identity_proof, by=by, at=at):
        return again
    last = Inquiry.objects.of_association(association.pk).aggregate(last=Max("number"))["last"]
    inquiry = Inquiry(
        association=association,
        number=(last or 0) + 1,
        kind=kind.value,
        received_at=at,
        received_by=by,
        **asdict(asker),
    )
    if identity_proof:
        inquiry.identity_proof = identity_proof
        inquiry.identity_seen_at, inquiry.identity_seen_by = at, by
    require_days(inquiry, timezone.localdate(at))
    inquiry.full_clean()
    inquiry.save()
    _record(inquiry)
    _tell_deciders(inquiry, address)
    return inquiry


def _sent_again(
    association: Association,
    kind: InquiryKind,
    asker: Asker,
    identity_proof: str,
    *,
    by: User,
    at: datetime,
) -> Inquiry | None:
    """Back and sent once more: every word as it was, by the same person, within the hour."""
    mine = Inquiry.objects.of_association(association.pk).going_on().filter(received_by=by)
    lately = mine.filter(received_at__gt=at - _AGAIN, received_at__lte=at, kind=kind.value)
    same = lately.filter(identity_proof=identity_proof, **asdict(asker))
    return same.newest_first().first()


def _record(inquiry: Inquiry) -> None:
    journal.record(
        "依頼を受け付けた",
        inquiry,
        by=inquiry.received_by,
        at=inquiry.received_at,
        association_id=inquiry.association_id,
        facts={
            "受付番号": inquiry.number,
            "種類": inquiry.what.label,
            "文書": inquiry.get_arrival_display(),
        },
        personal={"求めた人": inquiry.from_whom, "目的": inquiry.purpose},
    )


def _tell_deciders(inquiry: Inquiry, address: str) -> None:
    """The mail names nobody: it leaves the house."""
    people = deciders(inquiry.association_id, inquiry.received_at)
    emails = {each.user.email for each in people if each.user != inquiry.received_by}
    link = f"{address}/a/{inquiry.association_id}/desk/{inquiry.pk}/"
    for email in sorted(each for each in emails if each):
        Notice.objects.create(
            to=email,
            subject="【確かめてください】防犯カメラの映像を求める依頼を受け付けました",
            body=(
                f"{inquiry.association.name}が、映像を求める依頼（第{inquiry.number}号）を受け付けました。\n\n"
                "提供するか、見せるか、お断りするかは、管理責任者（連絡がつかないときは決めておいた代わりの方）が決めます。\n"
                "次のページで、今の様子を見てください。\n\n"
                f"{link}\n"
            ),
            queued_at=inquiry.received_at,
        )
