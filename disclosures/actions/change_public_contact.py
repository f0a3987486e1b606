"""The contact on the public page changes; it is what residents call (ガイドライン3(6))."""

from datetime import datetime

from django.db import transaction

from associations.models import Association, User
from civic import journal
from civic.refusals import Refused
from disclosures.models import PublicPage
from disclosures.rules.reasons_public import PublicReason


@transaction.atomic
def change_public_contact(
    *, association: Association, contact: str, by: User, at: datetime
) -> PublicPage:
    mine = PublicPage.objects.select_for_update(of=("self",)).open()
    page = mine.filter(association=association).first()
    if page is None:
        raise Refused(PublicReason.NOT_OPEN)
    if page.contact == contact:
        raise Refused(PublicReason.SAME_CONTACT)
    page.contact = contact
    page.full_clean()
    page.save()
    journal.record(
        "公開ページの問合せ先を変えた",
        page,
        by=by,
        at=at,
        association_id=association.pk,
        personal={"問合せ先": contact},
    )
    return page
