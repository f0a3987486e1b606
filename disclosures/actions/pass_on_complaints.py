"""Open complaints of somebody who left go to the successor (規程7)."""

from civic import journal
from civic.handover import Passing
from disclosures.models import Complaint


def pass_on_complaints(passing: Passing) -> int:
    """Inside the transaction of the hand-over. Returns how many have a new owner."""
    mine = Complaint.objects.of_association(passing.association_id).open()
    found = list(mine.select_for_update(of=("self",)).filter(owner=passing.leaving))
    for complaint in found:
        complaint.owner = passing.heir
        complaint.save(update_fields=["owner"])
        journal.record(
            "苦情・問合せの担当を引き継いだ",
            complaint,
            by=passing.by,
            at=passing.at,
            association_id=passing.association_id,
            facts={"受付番号": complaint.number, "人": passing.heir.journal_name},
        )
    return len(found)
