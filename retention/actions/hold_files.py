"""Files come under a hold, and `Footage.held_until` says until when: the column the night asks.

Whoever changes what is held first takes `lock_recorders`, so that two of them never reckon from
half of each other's work, and a file indexed at the same moment is not overlooked. The night takes
no such lock: between it and a hold the lock on the file's own row decides (ADR 0015).
"""

from collections.abc import Iterable

from django.db import connection
from django.db.models import OuterRef, Subquery

from retention.models import Footage, HeldFootage, PreservationHold, Recorder
from retention.queries.held_files import files_of


def lock_recorders(recorders: Iterable[int]) -> None:
    """Until the transaction ends. Does not hinder new rows that point to a recorder."""
    rows = Recorder.objects.filter(pk__in=list(recorders)).order_by("pk")
    list(rows.select_for_update(no_key=True).values_list("pk", flat=True))


def lock_recorders_of(hold: PreservationHold) -> None:
    lock_recorders(
        Recorder.objects.filter(association_id=hold.association_id).values_list("pk", flat=True)
    )


def hold_files(hold: PreservationHold, recorder: Recorder | None = None) -> int:
    """How many files came under the hold that did not lie under it before.

    The lock waits for a night that has a row in its hands; PostgreSQL then looks at the row again,
    and one that the night has claimed meanwhile is no longer kept and drops out.
    """
    files = files_of(hold).kept().exclude(held__hold=hold)
    if recorder is not None:
        files = files.filter(recorder=recorder)
    locked = list(files.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    _keep(hold, locked)
    return len(locked)


def _keep(hold: PreservationHold, footage_ids: list[int]) -> None:
    """Two statements, however many files: there may be tens of thousands, and somebody waits."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO retention_heldfootage (hold_id, footage_id) SELECT %s, unnest(%s::bigint[])",
            [hold.pk, footage_ids],
        )
        cursor.execute(
            "UPDATE retention_footage SET held_until = greatest(held_until, %s)"
            " WHERE id = ANY(%s::bigint[])",
            [hold.ends_on, footage_ids],
        )


def recount_end(hold: PreservationHold) -> None:
    """Each kept file of the hold is held until the last day of its holds that are not released."""
    ends = PreservationHold.objects.filter(held__footage=OuterRef("pk"), released_at=None)
    latest = ends.order_by("-ends_on").values("ends_on")[:1]
    mine = HeldFootage.objects.filter(hold=hold).values("footage")
    Footage.objects.filter(pk__in=mine).kept().update(held_until=Subquery(latest))
