"""What the subsidies room hands over: every open application and its deadlines."""

from collections.abc import Iterator
from datetime import date

from civic.handover import Matter
from subsidies.queries.duties import duties_of_association


def hand_over_matters(association_id: int, on: date) -> Iterator[Matter]:
    """As the landing page tells them today."""
    for duty in duties_of_association(association_id, on):
        yield Matter(
            kind="DEADLINES",
            key=f"subsidy:{duty.url}:{duty.title}"[:120],
            title=duty.title[:200],
            reference=f"{duty.reason}{duty.due_label(on)}",
            url=duty.url,
        )
