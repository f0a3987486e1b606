"""Two acts in the same moment, each on a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from civic.refusals import Refused

PATIENCE = 20


def both(*acts: Callable[[], object]) -> list[str]:
    """What came of doing the two at once, or the one twice."""
    start = Barrier(2)

    def told(act: Callable[[], object]) -> str:
        start.wait(PATIENCE)
        try:
            act()
        except Refused as refusal:
            return refusal.reason.name
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(max_workers=2) as pool:
        rounds = [pool.submit(told, act) for act in (acts * 2)[:2]]
        return sorted(each.result(PATIENCE) for each in rounds)
