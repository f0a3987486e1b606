"""Who asks, with which paper: sent twice, days that cannot be, another person after the decision."""

from datetime import timedelta

import pytest

from disclosures.actions.decide import decide
from disclosures.actions.receive_inquiry import Asker, receive_inquiry
from disclosures.actions.record_document import record_document
from disclosures.actions.record_identity import record_identity
from disclosures.models import Inquiry
from disclosures.queries.inquiry_duties import inquiry_duties
from disclosures.rules.kinds import InquiryKind
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import Outcome, Stage
from tests.actions.disclosures.desk import ADDRESS, inquiry_at
from tests.actions.refusals import refused
from tests.factories.days import NOW, TODAY
from tests.factories.disclosures import DecisionFactory, ViewingFactory

DAY = timedelta(days=1)
ASKER = Asker(agency="見本警察署", requester="見本 太郎", purpose="捜査のため")


def receive(town, **changes) -> Inquiry:
    said = {
        "association": town.home,
        "kind": InquiryKind.POLICE,
        "asker": ASKER,
        "address": ADDRESS,
        "by": town.tanaka,
        "at": NOW,
    }
    return receive_inquiry(**said | changes)


def seen(town, inquiry, **said) -> Inquiry:
    return record_identity(inquiry=inquiry, proof="運転免許証", by=town.tanaka, at=NOW, **said)


def duties(town) -> list[str]:
    return [each.title for each in inquiry_duties(town.home.pk, TODAY)]


# --- receive_inquiry ---


def test_back_and_sent_again_is_the_same_inquiry(town):
    first = receive(town)

    assert receive(town, at=NOW + timedelta(minutes=9)) == first
    assert Inquiry.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"asker": Asker(agency="見本警察署", requester="見本 次郎", purpose="捜査のため")},
        {"kind": InquiryKind.WARRANT},
        {"identity_proof": "警察手帳"},
        {"at": NOW + timedelta(hours=2)},
    ],
)
def test_anything_else_is_another_inquiry(town, changes):
    first = receive(town)

    assert receive(town, **changes) != first


@pytest.mark.parametrize(
    ("paper", "reason"),
    [
        ({"document_on": TODAY + DAY}, InquiryReason.IN_FUTURE),
        ({"document_on": TODAY, "valid_until": TODAY - DAY}, InquiryReason.VALID_BEFORE_DOCUMENT),
    ],
)
def test_a_paper_of_days_that_cannot_be_is_refused_at_the_door(town, paper, reason):
    with refused(reason):
        receive(town, asker=Asker(agency="見本警察署", **paper))
    assert not Inquiry.objects.exists()


# --- record_document ---


def original(town, inquiry, **changes) -> Inquiry:
    said = {"number": "", "written_on": None, "arrival": "ORIGINAL", "original_on": TODAY}
    return record_document(inquiry=inquiry, **said | changes, by=town.tanaka, at=NOW)


def test_the_original_takes_no_number_away(town):
    inquiry = original(town, inquiry_at(town, arrival="FAX", original_on=None))

    assert (inquiry.document_number, inquiry.document_on) == ("見刑一第123号", TODAY)
    assert inquiry.original_on == TODAY


def test_an_original_is_not_older_than_its_paper(town):
    inquiry = inquiry_at(town, arrival="FAX", original_on=None)

    with refused(InquiryReason.ORIGINAL_BEFORE_DOCUMENT):
        original(town, inquiry, original_on=TODAY - DAY)


# --- record_identity ---


@pytest.mark.parametrize("stage", [Stage.ALLOWED, Stage.REFUSED, Stage.NO_FOOTAGE])
def test_another_person_is_decided_on_anew(town, stage):
    inquiry = inquiry_at(town, stage=stage)

    assert seen(town, inquiry, requester="別の 人").now is Stage.RECEIVED


def test_the_same_person_stays_decided_on(town):
    inquiry = inquiry_at(town, stage=Stage.ALLOWED)

    assert seen(town, inquiry, requester="見本 太郎").now is Stage.ALLOWED


def test_the_officers_name_beside_that_of_his_station_is_nobody_else(town):
    inquiry = inquiry_at(town, stage=Stage.ALLOWED, requester="")

    assert seen(town, inquiry, requester="見本 太郎").now is Stage.ALLOWED


def test_others_found_in_the_picture_are_decided_on_anew(town):
    asked = {"kind": InquiryKind.SUBJECT, "asks_as": "SELF", "others": "NONE"}
    inquiry = inquiry_at(town, stage=Stage.ALLOWED, **asked)

    assert seen(town, inquiry, others="SOME").now is Stage.RECEIVED


def test_nobody_becomes_somebody_else_after_the_hand_over(town):
    inquiry = inquiry_at(town, stage=Stage.PROVIDED)

    with refused(InquiryReason.REQUESTER_AFTER_GIVING):
        seen(town, inquiry, requester="別の 人")


# --- decide ---


def test_a_warrant_is_not_refused(town, house):
    inquiry = inquiry_at(town, house, kind=InquiryKind.WARRANT, valid_until=TODAY)

    with refused(InquiryReason.WARRANT_COMPELS):
        decide(inquiry=inquiry, outcome=Outcome.REFUSE, reason="いや", by=town.sato, at=NOW)


def test_a_warrant_that_has_run_out_compels_nobody(town, house):
    over = {"document_on": TODAY - 9 * DAY, "valid_until": TODAY - DAY}
    inquiry = inquiry_at(town, house, kind=InquiryKind.WARRANT, **over)

    made = decide(inquiry=inquiry, outcome=Outcome.REFUSE, reason="期限", by=town.sato, at=NOW)

    assert made.inquiry.now is Stage.REFUSED


# --- inquiry_duties ---


@pytest.mark.parametrize(
    ("outcome", "words"),
    [(Outcome.GIVE, "まだ渡していません"), (Outcome.SHOW, "まだ見せていません")],
)
def test_what_was_decided_and_not_done_is_a_duty(town, outcome, words):
    DecisionFactory(inquiry=inquiry_at(town, stage=Stage.ALLOWED), outcome=outcome)

    (title,) = duties(town)
    assert title.endswith(words)


def test_once_shown_it_is_to_be_closed(town):
    decision = DecisionFactory(inquiry=inquiry_at(town, stage=Stage.ALLOWED), outcome=Outcome.SHOW)
    ViewingFactory(decision=decision, shown_by=town.sato, witness=town.tanaka)

    (title,) = duties(town)
    assert title.endswith("完了にできます")


@pytest.mark.parametrize("stage", [Stage.REFUSED, Stage.NO_FOOTAGE, Stage.WITHDRAWN])
def test_what_was_answered_or_withdrawn_is_to_be_closed(town, stage):
    inquiry_at(town, stage=stage)

    (title,) = duties(town)
    assert title.endswith("完了にできます")


def test_nothing_is_closed_while_its_original_is_missing(town):
    decision = DecisionFactory(
        inquiry=inquiry_at(town, stage=Stage.ALLOWED, arrival="FAX", original_on=None),
        outcome=Outcome.SHOW,
    )
    ViewingFactory(decision=decision, shown_by=town.sato, witness=town.tanaka)

    (title,) = duties(town)
    assert "原本が、まだ届いていません" in title
