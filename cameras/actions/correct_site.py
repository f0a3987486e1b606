"""A slip of the pen in a place is mended; moving a camera is another thing (guideline 2(2)エ)."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from associations.models import User
from cameras.models import CameraSite
from cameras.rules.reasons import CameraReason
from civic import journal
from civic.refusals import Refused
from civic.towns import find


@transaction.atomic
def correct_site(
    *,
    site: CameraSite,
    label: str,
    postcode: str,
    town: str,
    address_line: str,
    mounting: str,
    pole_number: str,
    latitude: Decimal | None,
    longitude: Decimal | None,
    local_association: str,
    by: User,
    at: datetime,
) -> CameraSite:
    """Refuses a place outside 下関市 (規程3(2)). The 規程 then shows that it is no longer true."""
    if find(postcode, town) is None:
        raise Refused(CameraReason.OUTSIDE_CITY)
    locked = CameraSite.objects.select_for_update().get(pk=site.pk)
    before = locked.address
    locked.label, locked.mounting, locked.pole_number = label, mounting, pole_number
    locked.postcode, locked.town, locked.address_line = postcode, town, address_line
    locked.latitude, locked.longitude = latitude, longitude
    locked.local_association = local_association
    locked.full_clean()
    locked.save()
    journal.record(
        "設置場所の記録を直した",
        locked,
        by=by,
        at=at,
        association_id=locked.association_id,
        facts={"番号": locked.number, "直す前": before, "直した後": locked.address},
    )
    return locked
