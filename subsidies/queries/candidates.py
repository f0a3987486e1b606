"""Cameras for which a subsidy may still be asked."""

from cameras.models import Camera
from subsidies.models import GrantApplication


def candidates(application: GrantApplication) -> list[Camera]:
    """Not yet installed, and those that the application names already.

    Where the programme does not bar a contract before the decision, also those that stand.
    """
    standing = Camera.objects.of_association(application.association_id).not_removed()
    if application.programme.bars_contract_before_decision:
        chosen = application.grant_cameras.values_list("camera_id", flat=True)
        standing = standing.planned_or_in(list(chosen))
    return list(standing.with_site().order_by("site__number"))
