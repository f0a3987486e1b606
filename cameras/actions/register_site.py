"""A place for a camera is entered; it takes the association's next number."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Max

from associations.models import Association, User
from cameras.models import CameraSite
from cameras.rules.reasons import CameraReason
from civic import journal
from civic.refusals import Refused
from civic.towns import find


@transaction.atomic
def register_site(
    *,
    association: Association,
    label: str,
    postcode: str,
    town: str,
    address_line: str,
    mounting: str,
    pole_number: str = "",
    latitude: Decimal | None = None,
    longitude: Decimal | None = None,
    local_association: str = "",
    by: User,
    at: datetime,
) -> CameraSite:
    """Refuses a place outside 下関市 (規程3(2))."""
    if find(postcode, town) is None:
        raise Refused(CameraReason.OUTSIDE_CITY)
    Association.objects.select_for_update().get(pk=association.pk)
    last = CameraSite.objects.of_association(association.pk).aggregate(last=Max("number"))["last"]
    site = CameraSite(
        association=association,
        number=(last or 0) + 1,
        label=label,
        postcode=postcode,
        town=town,
        address_line=address_line,
        mounting=mounting,
        pole_number=pole_number,
        latitude=latitude,
        longitude=longitude,
        local_association=local_association,
        recorded_at=at,
        recorded_by=by,
    )
    site.full_clean()
    site.save()
    journal.record(
        "設置場所を登録した",
        site,
        by=by,
        at=at,
        association_id=association.pk,
        facts={"番号": site.number, "場所": site.address},
    )
    return site
