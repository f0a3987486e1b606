"""The association's resolution is tied to the cameras that it agreed to (guideline 2(1))."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from associations.models import Resolution, User
from cameras.models import CameraSite
from civic import journal


@transaction.atomic
def record_agreement(
    *, resolution: Resolution, sites: Sequence[CameraSite], by: User, at: datetime
) -> None:
    for site in CameraSite.objects.select_for_update().filter(pk__in=[s.pk for s in sites]):
        site.resolution = resolution
        site.save(update_fields=["resolution"])
        journal.record(
            "設置の合意を記録した",
            site,
            by=by,
            at=at,
            association_id=site.association_id,
            facts={"議決": resolution.pk, "開いた日": resolution.held_on.isoformat()},
        )
