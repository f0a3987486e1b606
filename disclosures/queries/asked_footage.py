"""Which files may show what an inquiry asks for: its cameras, in its period."""

from disclosures.models import Inquiry
from retention.models import Footage
from retention.models.footage import FootageQuerySet
from retention.queries.held_files import covered_by


def asked_footage(inquiry: Inquiry) -> FootageQuerySet:
    """Of any stage; one query for the cameras. Nothing before cameras and period are chosen.

    Not yet narrowed to what may be read today.
    """
    cameras = list(inquiry.cameras.values_list("pk", flat=True))
    if not cameras or inquiry.from_at is None or inquiry.to_at is None:
        return Footage.objects.none()
    of_recorders = Footage.objects.filter(recorder__association_id=inquiry.association_id)
    return of_recorders & covered_by(cameras, inquiry.from_at, inquiry.to_at)
