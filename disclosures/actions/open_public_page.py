"""The association opens its public page: the 規程 is made known to residents (ガイドライン3(2))."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from associations.models import Association, User
from associations.queries.manager import manager_on
from cameras.models import Regulations
from civic import journal
from civic.refusals import Refused
from disclosures.models import PublicPage
from disclosures.rules.reasons_public import PublicReason

# Without letters and figures that are misread on a sign; 12 of 30 are 58 bits.
_ALPHABET = "abcdefghjkmnpqrstuvwxyz2345679"
_CODE_LENGTH = 12


@transaction.atomic
def open_public_page(
    *, association: Association, contact: str, by: User, at: datetime
) -> PublicPage:
    """Also opens again what was closed, at its old address: it stands on the signs."""
    locked = Association.objects.select_for_update().get(pk=association.pk)
    _require_something_to_show(locked, at)
    page = PublicPage.objects.filter(association=locked).first()
    if page and page.closed_at is None:
        raise Refused(PublicReason.ALREADY_OPEN)
    page = page or PublicPage(association=locked, code=_new_code())
    page.contact = contact
    page.opened_at, page.opened_by = at, by
    page.closed_at, page.closed_by = None, None
    page.full_clean()
    page.save()
    journal.record(
        "公開ページを公開した",
        page,
        by=by,
        at=at,
        association_id=locked.pk,
        personal={"問合せ先": contact},
    )
    return page


def _require_something_to_show(association: Association, at: datetime) -> None:
    today = timezone.localdate(at)
    if not Regulations.objects.of_association(association.pk).in_force(today).exists():
        raise Refused(PublicReason.NO_REGULATIONS)
    if manager_on(association.pk, today) is None:
        raise Refused(PublicReason.NO_MANAGER)


def _new_code() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
