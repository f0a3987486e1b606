"""The city registers an association."""

from datetime import datetime

from django.db import transaction

from associations.models import Association, User
from associations.rules.reasons import AssociationReason
from civic import journal
from civic.refusals import Refused
from civic.towns import find


@transaction.atomic
def register_association(
    *,
    kind: str,
    name: str,
    reading: str,
    postcode: str,
    town: str,
    address_line: str,
    phone: str,
    by: User,
    at: datetime,
) -> Association:
    """Refuses a place outside 下関市 (規程3(2))."""
    require_town(postcode, town)
    association = Association(
        kind=kind,
        name=name,
        reading=reading,
        postcode=postcode,
        town=town,
        address_line=address_line,
        phone=phone,
        registered_at=at,
        registered_by=by,
    )
    association.full_clean()
    association.save()
    journal.record(
        "団体を登録した",
        association,
        by=by,
        at=at,
        association_id=association.pk,
        facts={"種類": association.get_kind_display(), "名前": name},
    )
    return association


def require_town(postcode: str, town: str) -> None:
    if find(postcode, town) is None:
        raise Refused(AssociationReason.OUTSIDE_CITY)
