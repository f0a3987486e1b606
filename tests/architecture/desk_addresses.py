"""What the addresses of the desk take, made when they are first asked for."""

from disclosures.models import Decision, Deputy, Inquiry, RescueTask
from disclosures.rules.stages import Outcome, Stage
from tests.factories.civic import PDF, StoredFileFactory
from tests.factories.disclosures import (
    DecisionFactory,
    DeputyFactory,
    InquiryFactory,
    RescueTaskFactory,
)

OF_ONE_INQUIRY = (
    "inquiry",
    "inquiry_place",
    "inquiry_footage",
    "inquiry_document",
    "inquiry_scan",
    "inquiry_identity",
    "inquiry_decide",
    "inquiry_withdraw",
    "taken_erased",
)


def allowed_inquiry(association) -> Inquiry:
    """Decided to be given, and not given yet."""
    found = Inquiry.objects.of_association(association.pk).filter(stage=Stage.ALLOWED).first()
    if found is None:
        found = InquiryFactory(association=association, stage=Stage.ALLOWED)
        DecisionFactory(inquiry=found)
    return found


def desk_addresses(association) -> dict[str, dict[str, object]]:
    home = {"association_id": association.pk}
    task = RescueTask.objects.first() or RescueTaskFactory(
        inquiry=InquiryFactory(association=association, document=StoredFileFactory())
    )
    inquiry = {**home, "pk": task.inquiry_id}
    answer = Decision.objects.answered_in_writing().first() or DecisionFactory(
        inquiry=InquiryFactory(association=association, stage=Stage.REFUSED),
        outcome=Outcome.REFUSE,
        ground="",
        paper=StoredFileFactory(content=PDF),
    )
    deputy = Deputy.objects.first() or DeputyFactory(association=association)
    return {
        **dict.fromkeys(OF_ONE_INQUIRY, inquiry),
        # Something is still to be done: the page says what.
        "inquiry_close": {**home, "pk": allowed_inquiry(association).pk},
        "rescue": {**inquiry, "task_id": task.pk},
        "answer_letter": {**home, "pk": answer.inquiry_id, "decision_id": answer.pk},
        "deputy_end": {**home, "pk": deputy.pk},
        "inquiry_asker": {**home, "kind": "POLICE"},
    }
