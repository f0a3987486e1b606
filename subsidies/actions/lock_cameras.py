"""The cameras that an application names, held until it is decided whether another one keeps them."""

from collections.abc import Iterable

from cameras.models import Camera


def lock_cameras(keys: Iterable[int]) -> None:
    """After the application's own row, always in the order of their ids; inside a transaction.

    Two applications that name the same camera wait here for each other, so that the second one
    sees what the first one has done.
    """
    rows = Camera.objects.select_for_update(no_key=True).filter(pk__in=list(keys))
    list(rows.order_by("pk").values_list("pk", flat=True))
