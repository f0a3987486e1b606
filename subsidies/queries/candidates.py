"""Cameras for which a subsidy may still be asked."""

from cameras.models import Camera
from subsidies.models import GrantApplication, GrantCamera


def candidates(application: GrantApplication) -> list[Camera]:
    """Not yet installed, and those that the application names already.

    Where the programme does not bar a contract before the decision, also those that stand. None
    that another application asks for.
    """
    standing = Camera.objects.of_association(application.association_id).not_removed()
    if application.programme.bars_contract_before_decision:
        chosen = application.grant_cameras.values_list("camera_id", flat=True)
        standing = standing.planned_or_in(list(chosen))
    free = standing.exclude(pk__in=asked_elsewhere(application))
    return list(free.with_site().order_by("site__number"))


def asked_elsewhere(application: GrantApplication) -> dict[int, str]:
    """Cameras of the association that another application keeps, each with that one's number."""
    mine = GrantApplication.objects.of_association(application.association_id)
    others = mine.keeping_cameras().exclude(pk=application.pk)
    rows = GrantCamera.objects.filter(application__in=others).order_by("application_id")
    return dict(rows.values_list("camera_id", "application__number"))
