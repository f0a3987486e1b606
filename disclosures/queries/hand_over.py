"""What the desk hands over: inquiries, complaints and incidents that are not closed yet."""

from collections.abc import Iterator
from datetime import date

from civic.handover import Matter
from civic.wareki import wareki
from disclosures.models import Complaint, Incident, Inquiry


def hand_over_matters(association_id: int, on: date) -> Iterator[Matter]:
    """Three queries. Neither who asked nor who complained is named: the page of each does."""
    for inquiry in Inquiry.objects.of_association(association_id).going_on().order_by("pk"):
        yield Matter(
            kind="OPEN",
            key=f"inquiry:{inquiry.pk}",
            title=f"{inquiry}（{inquiry.what.label}）",
            reference=f"今は「{inquiry.now.label}」です。「窓口」で続けます。",
        )
    for complaint in Complaint.objects.of_association(association_id).open().order_by("pk"):
        yield Matter(
            kind="OPEN",
            key=f"complaint:{complaint.pk}",
            title=f"{complaint}（{complaint.get_kind_display()}）",
            reference=f"答える期限は{wareki(complaint.due_on)}です。担当は次の方に移ります。",
        )
    for incident in Incident.objects.of_association(association_id).open().order_by("pk"):
        yield Matter(
            kind="OPEN",
            key=f"incident:{incident.pk}",
            title=f"漏えい等の{incident}",
            reference="報告と再発防止が終わっていません。",
        )
