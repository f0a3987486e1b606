"""書出し: only what left is handed over, and what left and was not given is somebody's duty."""

from datetime import timedelta

import pytest

from associations.models import Notice
from disclosures.actions.close_inquiry import close_inquiry
from disclosures.actions.confirm_taken_erased import confirm_taken_erased
from disclosures.actions.decide import decide
from disclosures.actions.take_out_copy import take_out_copy
from disclosures.actions.withdraw_inquiry import withdraw_inquiry
from disclosures.models import Provision, TakenCopy
from disclosures.queries.inquiry_duties import inquiry_duties
from disclosures.queries.inquiry_page import inquiry_page
from disclosures.rules.next_step import Step
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.reasons_provision import ProvisionReason
from disclosures.rules.stages import Outcome
from tests.actions.disclosures.desk import ADDRESS
from tests.actions.disclosures.test_hand_over import (  # noqa: F401 - fixtures
    _own_folders,
    decision,
    give,
    unwritten,
)
from tests.actions.refusals import refused
from tests.factories.days import NOW, TODAY

TO_ERASE = "取り出した映像を、消したことを確かめてください"


def duties(town) -> list[str]:
    found = [each.title for each in inquiry_duties(town.home.pk, TODAY)]
    return [title for title in found if TO_ERASE in title]


def take_out(town, decision, copies) -> None:  # noqa: F811
    for copy in copies:
        take_out_copy(decision=decision, copy=copy, by=town.sato, at=NOW)


def withdraw(town, decision):  # noqa: F811
    return withdraw_inquiry(
        inquiry=decision.inquiry, remarks="", address=ADDRESS, by=town.tanaka, at=NOW
    )


def confirm(town, inquiry, **changes):
    said = {
        "erased_on": TODAY,
        "how": "USBメモリーとパソコンから消した",
        "by": town.sato,
        "at": NOW,
    }
    return confirm_taken_erased(inquiry=inquiry, **said | changes)


def test_a_copy_that_never_left_was_not_handed_over(town, decision, unwritten):  # noqa: F811
    with refused(ProvisionReason.NOT_WRITTEN_OUT):
        give(town, decision, unwritten)
    assert not Provision.objects.exists()

    take_out(town, decision, unwritten)
    assert give(town, decision, unwritten).files.count() == 1


def test_a_copy_that_left_later_was_not_handed_over_then(town, decision, unwritten):  # noqa: F811
    later = NOW + timedelta(minutes=5)
    take_out_copy(decision=decision, copy=unwritten[0], by=town.sato, at=later)

    with refused(ProvisionReason.NOT_WRITTEN_OUT):
        give(town, decision, unwritten, at=later)


def test_what_was_given_leaves_no_duty(town, decision, unwritten):  # noqa: F811
    take_out(town, decision, unwritten)
    assert duties(town) == []
    give(town, decision, unwritten)

    assert duties(town) == []


def test_withdrawn_it_stays_a_duty_until_somebody_has_seen_it_gone(town, decision, unwritten):  # noqa: F811
    take_out(town, decision, unwritten)
    inquiry = withdraw(town, decision)

    assert len(duties(town)) == 1
    assert inquiry_page(inquiry, NOW).step is Step.ERASE_TAKEN
    with refused(InquiryReason.NOT_OVER_YET):
        close_inquiry(inquiry=inquiry, by=town.sato, at=NOW)

    assert len(confirm(town, inquiry)) == 1
    assert duties(town) == []
    assert close_inquiry(inquiry=inquiry, by=town.sato, at=NOW).closed_at == NOW


def test_decided_otherwise_it_is_a_duty_too(town, decision, unwritten):  # noqa: F811
    take_out(town, decision, unwritten)
    decide(
        inquiry=decision.inquiry,
        outcome=Outcome.REFUSE,
        reason="取りやめた",
        by=town.sato,
        at=NOW,
    )

    assert len(duties(town)) == 1


def test_what_never_left_is_nobodys_duty(town, decision, unwritten):  # noqa: F811
    withdraw(town, decision)

    assert duties(town) == []


def test_the_desk_is_told_of_the_withdrawal_and_of_what_is_left(town, decision, unwritten):  # noqa: F811
    take_out(town, decision, unwritten)
    withdraw(town, decision)

    told = Notice.objects.filter(subject__contains="取り下げられました")
    assert town.sato.email in set(told.values_list("to", flat=True))
    assert town.tanaka.email not in set(told.values_list("to", flat=True))
    assert all("1件、まだ残っています" in each.body for each in told)
    assert not any("見本" in each.body.replace(town.home.name, "") for each in told)


def test_nothing_left_nothing_to_confirm(town, decision, unwritten):  # noqa: F811
    take_out(town, decision, unwritten)
    with refused(ProvisionReason.NOTHING_TO_ERASE):
        confirm(town, decision.inquiry)

    inquiry = withdraw(town, decision)
    confirm(town, inquiry)
    with refused(ProvisionReason.NOTHING_TO_ERASE):
        confirm(town, inquiry)


@pytest.mark.parametrize(
    ("days", "reason"),
    [(1, ProvisionReason.ERASED_IN_FUTURE), (-1, ProvisionReason.ERASED_BEFORE_TAKEN)],
)
def test_a_day_that_cannot_be_is_refused(town, decision, unwritten, days, reason):  # noqa: F811
    take_out(town, decision, unwritten)
    inquiry = withdraw(town, decision)

    with refused(reason):
        confirm(town, inquiry, erased_on=TODAY + timedelta(days=days))
    assert TakenCopy.objects.to_be_erased().exists()
