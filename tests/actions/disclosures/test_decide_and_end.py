"""Paper, identity, deputies, the decision and the end; each refusal with its reason."""

import io
from datetime import date, timedelta

import pytest
from PIL import Image

from civic.refusals import Refused
from disclosures.actions.close_inquiry import close_inquiry
from disclosures.actions.decide import decide
from disclosures.actions.end_deputy import end_deputy
from disclosures.actions.keep_answer import keep_answer
from disclosures.actions.name_deputy import name_deputy
from disclosures.actions.record_document import record_document
from disclosures.actions.record_identity import record_identity
from disclosures.actions.secure_footage import secure_footage
from disclosures.actions.withdraw_inquiry import withdraw_inquiry
from disclosures.models import Decision
from disclosures.rules.kinds import InquiryKind
from disclosures.rules.reasons_inquiry import InquiryReason
from disclosures.rules.stages import Outcome, Stage
from retention.rules.grounds import Ground
from tests.actions.disclosures.desk import ADDRESS, footage_at, inquiry_at
from tests.actions.refusals import last_entry, refused
from tests.factories.associations import AppointmentFactory
from tests.factories.civic import PDF
from tests.factories.days import NOW, TERM_ENDS, TODAY
from tests.factories.disclosures import (
    CopyReturnFactory,
    DecisionFactory,
    DeputyFactory,
    ProvisionFactory,
    RescueTaskFactory,
    ViewingFactory,
)

DAY = timedelta(days=1)
_CANVAS = io.BytesIO()
Image.new("L", (40, 60), 255).save(_CANVAS, format="PNG")
SCAN = _CANVAS.getvalue()


def settle_on(town, inquiry, outcome=Outcome.GIVE, **changes):
    facts = {"reason": "原本を確かめました。", "by": town.sato, "at": NOW}
    return decide(inquiry=inquiry, outcome=outcome, **facts | changes)


def paper_of(town, inquiry, **changes):
    facts = {
        "number": "見刑一第9号",
        "written_on": TODAY,
        "arrival": "ORIGINAL",
        "original_on": TODAY,
        "by": town.tanaka,
        "at": NOW,
    }
    return record_document(inquiry=inquiry, **facts | changes)


def deputise(town, **changes):
    facts = {
        "association": town.home,
        "user": town.tanaka,
        "rank": 1,
        "starts_on": TODAY,
        "ends_on": TODAY + timedelta(days=30),
        "by": town.sato,
        "at": NOW,
    }
    return name_deputy(**facts | changes)


# --- record_document, record_identity ---


def test_a_paper_that_follows_later_is_recorded_with_its_scan(town):
    inquiry = paper_of(town, inquiry_at(town, document_number=""), scan=("照会書.png", SCAN))

    assert (inquiry.document_number, inquiry.original_on) == ("見刑一第9号", TODAY)
    assert inquiry.document.content_type == "image/png"
    assert last_entry().facts["写し"] == inquiry.document.sha256


def test_a_later_entry_keeps_the_scan_that_is_there(town):
    inquiry = paper_of(town, inquiry_at(town), scan=("照会書.png", SCAN))

    assert paper_of(town, inquiry, number="別の番号").document == inquiry.document


def test_a_copy_has_no_day_of_the_original(town):
    assert paper_of(town, inquiry_at(town), arrival="FAX").original_on is None


@pytest.mark.parametrize("name", ["written_on", "original_on"])
def test_refuses_a_paper_of_tomorrow(town, name):
    with refused(InquiryReason.IN_FUTURE):
        paper_of(town, inquiry_at(town), **{name: TODAY + DAY})


def test_identity_is_a_kind_of_proof_and_a_time(town):
    inquiry = inquiry_at(town, identity_proof="", identity_seen_at=None, identity_seen_by=None)
    seen = record_identity(inquiry=inquiry, proof="運転免許証", by=town.tanaka, at=NOW)

    assert (seen.identity_proof, seen.identity_seen_at) == ("運転免許証", NOW)
    assert seen.requester == "見本 太郎"


def test_refuses_an_identity_without_proof(town):
    with refused(InquiryReason.IDENTITY_MISSING):
        record_identity(inquiry=inquiry_at(town), proof="", by=town.tanaka, at=NOW)


# --- name_deputy, end_deputy ---


def test_a_deputy_is_named_for_a_time(town):
    deputy = deputise(town)

    assert (deputy.user, deputy.named_by, deputy.ends_on) == (
        town.tanaka,
        town.sato,
        TODAY + timedelta(days=30),
    )
    assert last_entry().facts["人"] == town.tanaka.journal_name


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"by": "tanaka"}, InquiryReason.NOT_THE_MANAGER),
        ({"user": "sato"}, InquiryReason.DEPUTY_SELF),
        ({"user": "yamamoto"}, InquiryReason.DEPUTY_WITHOUT_POST),
        ({"ends_on": TERM_ENDS + DAY}, InquiryReason.DEPUTY_WITHOUT_POST),
        ({"ends_on": date(2027, 11, 24)}, InquiryReason.DEPUTY_TOO_LONG),
    ],
)
def test_refuses_whoever_cannot_be_deputy(town, changes, reason):
    people = {key: getattr(town, who) for key, who in changes.items() if isinstance(who, str)}
    with refused(reason):
        deputise(town, **changes | people)


def test_refuses_a_post_that_does_not_work_at_the_desk(town):
    AppointmentFactory(user=town.mori, association=town.home, role="TREASURER")
    with refused(InquiryReason.DEPUTY_WITHOUT_POST):
        deputise(town, user=town.mori)


def test_an_ended_deputy_stays_ended(town):
    deputy = end_deputy(deputy=deputise(town), by=town.sato, at=NOW)

    assert end_deputy(deputy=deputy, by=town.sato, at=NOW + DAY).ended_at == NOW


def test_only_the_manager_ends_a_deputy(town):
    deputy = deputise(town)
    with refused(InquiryReason.NOT_THE_MANAGER):
        end_deputy(deputy=deputy, by=town.tanaka, at=NOW)


# --- decide ---


def test_the_manager_decides_on_the_ground_of_the_inquiry(town, house):
    decision = settle_on(town, inquiry_at(town, house))

    assert (decision.ground, decision.as_deputy) == (Ground.INVESTIGATION, None)
    assert decision.inquiry.now is Stage.ALLOWED


def test_the_deputy_on_record_decides_and_it_says_so(town, house):
    deputy = deputise(town)

    assert settle_on(town, inquiry_at(town, house), by=town.tanaka).as_deputy == deputy


@pytest.mark.parametrize(
    "facts",
    [
        {"starts_on": TODAY + DAY, "ends_on": TODAY + 2 * DAY},
        {"starts_on": TODAY - 2 * DAY, "ends_on": TODAY - DAY},
        {"named_at": NOW + timedelta(minutes=1)},
        {"ended_at": NOW},
    ],
)
def test_refuses_a_deputy_of_another_time(town, house, facts):
    ended = {"ended_by": town.sato} if "ended_at" in facts else {}
    DeputyFactory(association=town.home, user=town.tanaka, named_by=town.sato, **facts, **ended)
    with refused(InquiryReason.NOT_DECIDER):
        settle_on(town, inquiry_at(town, house), by=town.tanaka)


def test_refuses_a_deputy_whose_post_has_ended(town, house):
    DeputyFactory(association=town.home, user=town.mori, named_by=town.sato)
    with refused(InquiryReason.NOT_DECIDER):
        settle_on(town, inquiry_at(town, house), by=town.mori)


def test_refuses_a_handler_and_names_who_decides(town, house):
    with pytest.raises(Refused, match=r"佐藤 花子.*規程6\(2\)"):
        settle_on(town, inquiry_at(town, house), by=town.tanaka)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"kind": InquiryKind.OTHER}, InquiryReason.NO_GROUND),
        ({"document_number": ""}, InquiryReason.DOCUMENT_MISSING),
        ({"valid_until": TODAY - DAY}, InquiryReason.DOCUMENT_EXPIRED),
        ({"purpose": ""}, InquiryReason.PURPOSE_MISSING),
        ({"kind": InquiryKind.EMERGENCY}, InquiryReason.URGENCY_MISSING),
        (
            {"kind": InquiryKind.SUBJECT, "asks_as": "SELF", "others": "SOME"},
            InquiryReason.OTHERS_IN_PICTURE,
        ),
    ],
)
def test_refuses_to_give_what_lacks_something(town, house, facts, reason):
    with refused(reason):
        settle_on(town, inquiry_at(town, house, **facts))


def test_with_others_in_the_picture_it_may_be_shown(town, house):
    asked = {"kind": InquiryKind.SUBJECT, "asks_as": "SELF", "others": "SOME"}
    inquiry = inquiry_at(town, house, **asked)

    assert settle_on(town, inquiry, Outcome.SHOW).ground == Ground.SUBJECT


def test_refuses_a_decision_without_reason(town, house):
    with refused(InquiryReason.REASON_MISSING):
        settle_on(town, inquiry_at(town, house), reason="")


def test_a_decision_is_changed_by_a_later_one(town, house):
    first = settle_on(town, inquiry_at(town, house))
    second = settle_on(town, first.inquiry, Outcome.REFUSE, at=NOW + DAY)

    assert list(Decision.objects.newest_first()) == [second, first]
    assert (second.ground, second.inquiry.now) == ("", Stage.REFUSED)


@pytest.mark.parametrize("stage", [Stage.PROVIDED, Stage.WITHDRAWN])
def test_refuses_to_decide_what_is_over(town, house, stage):
    with refused(InquiryReason.WRONG_STAGE):
        settle_on(town, inquiry_at(town, house, stage=stage), Outcome.REFUSE)


def test_an_answer_is_kept_once(town):
    decision = settle_on(town, inquiry_at(town, kind=InquiryKind.OTHER), Outcome.REFUSE)
    first = keep_answer(decision=decision, content=PDF, by=town.sato, at=NOW)

    assert keep_answer(decision=decision, content=PDF + b"x", by=town.sato, at=NOW) == first
    assert not Decision.objects.awaiting_paper().exists()


# --- withdraw_inquiry, close_inquiry ---


def test_withdrawing_releases_the_hold(town, house):
    footage_at(house)
    secured = secure_footage(
        inquiry=inquiry_at(town, house), address=ADDRESS, by=town.tanaka, at=NOW
    )

    gone = withdraw_inquiry(
        inquiry=secured.inquiry, remarks="", address=ADDRESS, by=town.tanaka, at=NOW
    )

    secured.placed.hold.refresh_from_db()
    assert (gone.now, secured.placed.hold.released_at) == (Stage.WITHDRAWN, NOW)


def test_a_hold_on_which_another_inquiry_rests_stays(town, house):
    footage_at(house)
    secured = secure_footage(
        inquiry=inquiry_at(town, house), address=ADDRESS, by=town.tanaka, at=NOW
    )
    inquiry_at(town, house, hold=secured.placed.hold)

    withdraw_inquiry(inquiry=secured.inquiry, remarks="", address=ADDRESS, by=town.tanaka, at=NOW)

    secured.placed.hold.refresh_from_db()
    assert secured.placed.hold.released_at is None


def close(town, inquiry):
    return close_inquiry(inquiry=inquiry, by=town.tanaka, at=NOW)


def test_closing_gives_the_papers_their_last_days(town):
    inquiry = close(town, inquiry_at(town, stage=Stage.REFUSED))

    assert (inquiry.now, inquiry.closed_by) == (Stage.CLOSED, town.tanaka)
    assert inquiry.papers_until == date(2029, 11, 23)
    assert inquiry.identity_until == date(2027, 11, 23)


@pytest.mark.parametrize("stage", [Stage.RECEIVED, Stage.CLOSED])
def test_refuses_to_close_what_is_undecided_or_closed(town, stage):
    facts = {}
    if stage is Stage.CLOSED:
        facts = {"closed_at": NOW, "closed_by": town.sato}
        facts |= {"papers_until": TODAY, "identity_until": TODAY}
    with refused(InquiryReason.WRONG_STAGE):
        close(town, inquiry_at(town, stage=stage, **facts))


def test_refuses_to_close_while_somebody_is_on_the_way(town):
    inquiry = inquiry_at(town, stage=Stage.NO_FOOTAGE)
    RescueTaskFactory(inquiry=inquiry)
    with refused(InquiryReason.NOT_OVER_YET):
        close(town, inquiry)


def decided(town, outcome, **facts):
    stage = facts.pop("stage", Stage.ALLOWED)
    inquiry = inquiry_at(town, stage=stage, received_by=town.sato, **facts)
    return DecisionFactory(inquiry=inquiry, outcome=outcome)


def test_refuses_to_close_what_was_decided_and_not_done(town):
    with pytest.raises(Refused, match="映像を渡した記録がありません"):
        close(town, decided(town, Outcome.GIVE).inquiry)
    with pytest.raises(Refused, match="映像を見せた記録がありません"):
        close(town, decided(town, Outcome.SHOW).inquiry)


def test_refuses_to_close_before_the_original_came(town):
    decision = decided(town, Outcome.SHOW, arrival="FAX", original_on=None)
    ViewingFactory(decision=decision)
    with pytest.raises(Refused, match="原本が届いていません"):
        close(town, decision.inquiry)

    paper_of(town, decision.inquiry)
    assert close(town, decision.inquiry).now is Stage.CLOSED


def test_refuses_to_close_before_what_was_given_came_back(town):
    decision = decided(town, Outcome.GIVE, stage=Stage.PROVIDED)
    provision = ProvisionFactory(decision=decision)
    with pytest.raises(Refused, match="返却・廃棄"):
        close(town, decision.inquiry)

    CopyReturnFactory(provision=provision)
    assert close(town, decision.inquiry).now is Stage.CLOSED
