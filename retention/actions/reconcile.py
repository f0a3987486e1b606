"""What is recorded is compared with what lies there, and the journal tells of the result."""

from datetime import date, datetime

from civic import journal
from civic.actors import Actor
from retention.models import NightlyRun
from retention.queries.reconcile.found import Gathered
from retention.queries.reconcile.report import differences

RECONCILED = "記録と実物を突き合わせた"


def reconcile(*, on: date, at: datetime, by: Actor, depth: int) -> Gathered:
    """Nothing is mended. The entry holds counts, and nobody's names."""
    gathered = differences(on=on, at=at, depth=depth)
    counts = {fault.sentence: count for fault, count in gathered.counts.items()}
    facts = {"深さ": depth, "食いちがい": sum(counts.values()), **counts}
    journal.record(RECONCILED, NightlyRun(pk=0), by=by, at=at, facts=facts)
    return gathered
