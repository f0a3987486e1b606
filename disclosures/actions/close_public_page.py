"""The association closes its public page; its address answers nobody until it is opened again."""

from datetime import datetime

from django.db import transaction

from associations.models import Association, User
from civic import journal
from civic.refusals import Refused
from disclosures.models import PublicPage
from disclosures.rules.reasons_public import PublicReason


@transaction.atomic
def close_public_page(*, association: Association, by: User, at: datetime) -> PublicPage:
    mine = PublicPage.objects.select_for_update(of=("self",)).open()
    page = mine.filter(association=association).first()
    if page is None:
        raise Refused(PublicReason.NOT_OPEN)
    page.closed_at, page.closed_by = at, by
    page.full_clean()
    page.save()
    journal.record("公開ページを閉じた", page, by=by, at=at, association_id=association.pk)
    return page
