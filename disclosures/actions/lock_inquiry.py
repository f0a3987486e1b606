"""Every act on an inquiry begins here: its row is locked, and its stage looked at."""

from collections.abc import Collection

from civic.refusals import Refused
from disclosures.models import Inquiry
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import Stage


def lock_inquiry(inquiry: Inquiry, stages: Collection[Stage]) -> Inquiry:
    """Refused unless it stands at one of the stages."""
    rows = Inquiry.objects.select_for_update(of=("self",)).select_related("association")
    locked: Inquiry = rows.get(pk=inquiry.pk)
    if locked.now not in stages:
        raise Refused(InquiryReason.WRONG_STAGE, stage=locked.now.label)
    return locked


def lock_open(inquiry: Inquiry) -> Inquiry:
    """At any stage but the last: papers and identity may come late."""
    return lock_inquiry(inquiry, [stage for stage in Stage if not stage.is_over])
