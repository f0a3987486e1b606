"""What the addresses of viewings, copies and the 提供記録簿 take, and who may come in."""

from disclosures.models import Provision
from retention.models import FootageCopy
from tests.architecture.desk_addresses import allowed_inquiry
from tests.factories.civic import StoredFileFactory
from tests.factories.disclosures import DecisionFactory, InquiryFactory, ProvisionFactory
from tests.factories.handling import FootageCopyFactory

LEDGER_READ = ("ledger", "ledger_paper", "ledger_export", "provision", "provision_receipt")
LEDGER_FORM = ("viewing_new", "copies", "provision_new", "provision_return")


def ledger_addresses(house) -> dict[str, dict[str, object]]:
    association = house.association
    given = Provision.objects.first() or _given(house)
    copy = FootageCopy.objects.first() or FootageCopyFactory(footage=house.kept)
    home = {"association_id": association.pk}
    inquiry, row = {**home, "pk": given.decision.inquiry_id}, {**home, "pk": given.pk}
    rows = ("provision", "provision_receipt", "provision_return", "provision_correct")
    return {
        **dict.fromkeys(("viewing_new", "copies"), inquiry),
        "provision_new": {**home, "pk": allowed_inquiry(association).pk},
        "copy_take_out": {**inquiry, "copy_id": copy.pk},
        **dict.fromkeys(rows, row),
        "ledger_paper": {**home, "year": 2026},
        "ledger_export": {**home, "year": 2026, "kind": "csv"},
    }


def _given(house) -> Provision:
    manager = house.association.appointments.managers().get().user
    inquiry = InquiryFactory(association=house.association, stage="PROVIDED", received_by=manager)
    decision = DecisionFactory(inquiry=inquiry, decided_by=manager)
    return ProvisionFactory(decision=decision, receipt=StoredFileFactory())
